"""Posts in a row lend their area and their organisation to one another: "Phó Bí thư, Chủ tịch UBND xã"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from kg.extract.bodies.areas import ORGANISATIONS, Areas
from kg.extract.bodies.finder import BodyMention
from kg.extract.bodies.scopes import complete, fuller_name, heads_named, with_organisation
from kg.extract.bodies.sections import complete_section, section
from kg.extract.bodies.shared_heads import second_bodies
from kg.extract.posts.delegations import host, introduced
from kg.extract.posts.finder import PostMention
from kg.extract.text.chunks import Row
from kg.vi import fold, table, word_list

_managers = partial(word_list, "scopes", "delegations", "managers")


def complete_row(areas: Areas, row: Row) -> None:
    """Completes every body of a sentence; posts in one row lend their area to one another."""
    if "P" not in row.code and "B" not in row.code:
        return
    if "PvB" in row.code:
        second_bodies(row)
    if "PkP" in row.code:
        _share_head(row)
    chain: list[PostMention] = []
    sided = introduced(row)
    for at, chunk in enumerate(row.chunks):
        if chunk.symbol == "P":
            chain.append(chunk.value)
        elif chain and chunk.symbol not in ",;v-kHT" and chunk.norm not in ("rồi", "sau đó"):
            _complete_chain(areas, chain, host(row, at) if sided else None)
            chain = []
        if chunk.symbol == "B":
            complete(areas, chunk.value)
    if chain:
        _complete_chain(areas, chain, host(row, len(row.chunks)) if sided else None)
    if "P" in row.code:
        complete_section(areas, row)


def _share_head(row: Row) -> None:
    """ "Chủ tịch kiêm Tổng giám đốc Công ty X": both of the company."""
    for match in re.finditer("(?=PkP)", row.code):
        first, link, second = row.chunks[match.start() : match.start() + 3]
        body = second.value.body
        alone = first.value.body is None and not first.value.national
        if alone and link.norm.startswith("kiêm") and body is not None and body.kind in ORGANISATIONS:
            first.value.body = body


def _complete_chain(areas: Areas, chain: list[PostMention], side: BodyMention | None) -> None:
    """Bodies that name a level first, since the party committees beside them take their area; ``side``: whose list."""
    if side is not None and not side.bare:
        for post in chain:
            _complete_on_side(post, side)
    party = ("party_committee", "party_organisation", "standing")
    for last in (False, True):
        for index, post in enumerate(chain):
            if post.body is not None and (post.body.kind in party) == last:
                _complete_in_chain(areas, chain, index, post.body)
    for index in range(len(chain) - 1, -1, -1):
        if chain[index].body is None:
            _borrow_body(chain, index)


def _complete_on_side(post: PostMention, side: BodyMention) -> None:
    """ "Bí thư Đảng ủy", "Trưởng phòng Kế hoạch" of those who are listed for "Công ty X"."""
    body = post.body
    if body is None:
        if not post.national and not post.open and fold(post.title).endswith(_managers()):
            post.body = side
    elif body.area is None and body.level is None and not body.parts:
        inner = fold(body.name) in heads_named("inner") or body.kind in ("party_committee", "party_organisation")
        if body.bare and inner:
            body.name, body.bare = with_organisation(body.name, side.name), False
        elif section(body) and fold(side.name) not in fold(body.name):
            body.name, body.parts = f"{body.name}, {side.name}", [side]


def _borrow_body(chain: list[PostMention], index: int) -> None:
    """ "Phó Bí thư, Chủ tịch UBND xã": of that commune's committee; "bí thư và phó bí thư Đảng uỷ X": of one body."""
    post = chain[index]
    if post.national:
        _borrow_state(chain, index)
        return
    following = next((other for other in chain[index + 1 :] if other.body is not None), None)
    if following is None or following.body is None:
        return
    words = [word for word in fold(post.title).split() if word not in ("thường", "trực")]
    theirs = [word for word in fold(following.title).split() if word not in ("thường", "trực")]
    part = following.body.parts[-1] if following.body.parts else None
    if words[-2:] == theirs[-2:] or words == ["thứ", "trưởng"] and fold(following.body.name).startswith("uỷ ban "):
        post.body = following.body
    elif (
        words[-2:] == ["bí", "thư"]
        and following.body.level
        and following.body.kind in ("peoples_committee", "peoples_council")
    ):
        post.body = _party_committee(following.body)
    elif words[-2:] == ["bí", "thư"] and part and part.kind in ("party_committee_of_area", "party_committee"):
        post.body = part  # "Phó Bí thư, Trưởng Ban Tổ chức Tỉnh ủy"
    elif words[:2] == ["giám", "đốc"] and len(words) > 2 and following.body.kind in ("company", "body"):
        post.body = following.body
    elif words[-2:] == ["văn", "phòng"] and following.body.parts and section(following.body):
        post.body = following.body.parts[0]
    elif words[-2:] == ["văn", "phòng"] and following.body.kind in ("peoples_committee", "ministry"):
        post.body = following.body


def _borrow_state(chain: list[PostMention], index: int) -> None:
    """ "Tổng Bí thư, Chủ tịch nước Trung Quốc": of that state's party."""
    following = chain[index + 1] if index + 1 < len(chain) else None
    state = following.body if following is not None and following.national else None
    if state is not None and state.kind == "national" and fold(chain[index].title) == "tổng bí thư":
        chain[index].body = state


def _party_committee(body: BodyMention) -> BodyMention:
    name = table("posts")["party_committee"].get(body.level, "Đảng ủy")
    area = body.area or ""
    full = f"{name} {body.level} {area}" if name == "Đảng ủy" or area.isdigit() else f"{name} {area}"
    return BodyMention(
        body.begin, body.end, full.strip(), "party_committee", body.level, body.area, bare=body.area is None
    )


def _above(body: BodyMention) -> BodyMention:
    """The organisation whose committee is meant beside one of its organs: of "HĐQT Công ty X" the company."""
    inner = next((head for head in heads_named("inner") if fold(body.name).startswith(f"{head} ")), None)
    if inner is not None:
        size = len("hội đồng") if inner == "hội đồng trường" else len(inner)
        return replace(body, name=body.name[size + 1 :])
    part = body.parts[0] if body.parts else None
    own = (
        part
        and not part.bare
        and part.kind in ("party_organisation", "party_committee", "union", "party_committee_of_area")
    )
    return part if part and own else body


def _is_organ(body: BodyMention) -> bool:
    """Whether the body is a section or a party organ, which has no committee of its own."""
    part = body.parts[0] if body.parts else None
    if fold(body.name).endswith(" đảng uỷ"):
        return True  # "Ủy ban Kiểm tra Đảng ủy"
    return section(body) or part is not None and part.bare and part.kind in ("party_committee", "party_organisation")


_PARTY = ("party_committee", "party_committee_of_area")


_STANDING = ("ban thường vụ", "ban chấp hành", "ban thường vụ đảng uỷ", "btv đảng uỷ")


_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu", "thôn")


_OWN_PARTY = ("company", "school", "media", "institute", "hospital", "board", "department", "force", "association")


_LED = (
    *_OWN_PARTY,
    "ministry",
    "peoples_committee",
    "court",
    "union",
    "front",
    "national",
    "peoples_council",
)  # have party groups


def _party_beside(areas: Areas, chain: list[PostMention], index: int) -> BodyMention | None:
    """The party committee that a post beside is of, or is of an office of: "UVBTV, Trưởng Ban Tổ chức Huyện ủy X"."""
    for at in (*range(index + 1, len(chain)), *range(index - 1, -1, -1)):
        body = chain[at].body
        part = body.parts[0] if body is not None and body.parts else body
        at_end = fold(part.name).find(" đảng uỷ ") if part is not None and part.kind == "department" else -1
        if part is not None and at_end > 0:  # "UBKT Đảng ủy phường X"
            part = replace(part, name=part.name[at_end + 1 :], kind="party_committee")
        if part is not None and part.kind in _PARTY and fold(part.name).split()[0] not in ("ban", "chi"):
            if part is body:
                _complete_in_chain(areas, chain, at, part)
            return None if part.bare else part
    return None


def _of_party_beside(areas: Areas, chain: list[PostMention], index: int, body: BodyMention) -> bool:
    """Completes "Ban Thường vụ" and "Ban Thường vụ Đảng ủy" by the committee that a post beside names."""
    name = fold(body.name)
    if not body.bare or name not in _STANDING:
        return False
    party = _party_beside(areas, chain, index)
    head = name.partition(" đảng uỷ")
    if party is None or head[1] and not fold(party.name).startswith("đảng uỷ "):
        return False
    body.name, body.bare = f"{body.name[: len(head[0])]} {party.name}", False
    body.level, body.area = party.level, party.area
    return True


def _complete_in_chain(areas: Areas, chain: list[PostMention], index: int, body: BodyMention) -> None:
    if _of_party_beside(areas, chain, index, body):
        return
    others = [post.body for post in chain[index + 1 :] + chain[:index] if post.body is not None]
    neighbour = next(
        (
            (other.level, other.area)
            for other in others
            if other.level and other.area and (body.level in (None, other.level))
        ),
        None,
    )
    group = fold(body.name) in heads_named("party_groups")
    if (
        body.bare
        and body.level is None
        and " khối" not in fold(body.name)
        and (
            group
            or body.kind in ("party_committee", "party_organisation")
            or fold(body.name) in heads_named("inner")
            or fold(body.name) in _STANDING
        )
    ):
        kinds = _LED if group else _OWN_PARTY
        organisation = next(
            (
                _above(other)
                for other in others
                if other.kind in kinds
                and not other.bare
                and not _is_organ(other)
                and (not body.parts or not fold(other.name).startswith("ban "))
            ),
            None,
        )
        if organisation is not None:
            body.name, body.bare = f"{body.name} {organisation.name}", False
            return
        neighbour = next(
            ((other.level, other.area) for other in others if other.level in _COMMUNES and other.area), None
        )
        if neighbour is None and areas.organisation and fuller_name(areas, body) is None:
            body.name, body.bare = with_organisation(body.name, areas.organisation), False
            return
    complete(areas, body, neighbour)
