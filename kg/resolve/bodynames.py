"""What the name of a body says: its words in canonical order, the areas it ends with, the body that it is part of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kg.resolve.places import Scope, gazetteer, name_of, scope_at
from kg.vi import fold, table
from kg.vi.words import Token, tokens


class Head(NamedTuple):
    """What a body is, by the words that its name begins with; see ``kg/vi/canonical.toml``."""

    words: tuple[str, ...]
    kind: str | None = None
    scoped: bool = False
    container: bool = False
    closed: bool = False
    national: bool = False
    level: str | None = None


class BodyName(NamedTuple):
    core: str  # canonical words without the areas
    scopes: tuple[Scope, ...]  # narrowest first
    head: Head | None
    parent: int | None  # where, in the printed name, that of the body begins which this one is part of
    proper: bool  # whether the words behind the head name this one body and no other of its kind
    national: bool  # one for the country


@cache
def _heads() -> dict[tuple[str, ...], Head]:
    rows = table("canonical")["heads"].items()
    return {words: Head(words, **row) for words, row in ((tuple(fold(name).split()), row) for name, row in rows)}


@cache
def _levelled() -> dict[tuple[str, ...], tuple[tuple[str, ...], str]]:
    rows = table("canonical")["levelled"].items()
    return {tuple(fold(name).split()): (tuple(fold(body).split()), level) for name, (body, level) in rows}


@lru_cache(maxsize=200_000)
def body_name(name: str) -> BodyName:
    """Read a body's name.

    >>> body_name("Ban Thường vụ Tỉnh ủy Lào Cai")[:2]
    ('ban thường vụ đảng uỷ', (Scope(word='tỉnh', name='Lào Cai'),))
    """
    run = tokens(name)
    kept, scopes = _split(run)
    head = head_of([token.word for token in kept])
    tail, area = _bare_area(kept, head) if not any(scope.name for scope in scopes) else (kept, None)
    if area is not None:
        scopes = [*scopes[:-1], Scope(scopes[-1].word if scopes else None, area)]
    return BodyName(
        core=" ".join(token.word for token in tail),
        scopes=tuple(scopes),
        head=head,
        parent=_parent(tail, head),
        proper=_proper(tail, head),
        national=_national(tail, head),
    )


def _split(run: Sequence[Token]) -> tuple[list[Token], list[Scope]]:
    """The tokens without the areas, and the areas. "Tỉnh ủy Lào Cai" gives "Đảng ủy" and the province of Lào Cai."""
    kept: list[Token] = []
    scopes: list[Scope] = []
    position = 0
    while position < len(run):
        words = tuple(token.word for token in run[position : position + 2])
        if words in _levelled():
            body, level = _levelled()[words]
            kept += [run[position]._replace(word=word) for word in body]
            position += 2
            found = scope_at(run, position) if position < len(run) else None
            if found is None:
                length = gazetteer().longest(run[position:])
                name = name_of(run[position : position + length]) or None
                found = Scope(level, name), position + length
            scopes.append(found[0])
            position = found[1]
            continue
        found = scope_at(run, position) if position else None
        if found is None and scopes and gazetteer().longest(run[position:]) == len(run) - position:
            found = Scope(None, name_of(run[position:])), len(run)  # "thành phố Thuận An (Bình Dương)"
        if found is None:
            kept.append(run[position])
            position += 1
        else:
            scopes.append(found[0])
            position = found[1]
    return kept, scopes


def _bare_area(kept: list[Token], head: Head | None) -> tuple[list[Token], str | None]:
    """A name of one body in every area may end with the area's name alone: "Sở Y tế Hà Nội"."""
    if head is None or not head.scoped:
        return kept, None
    for start in range(max(len(head.words), len(kept) - 5), len(kept)):
        if gazetteer().longest(kept[start:]) == len(kept) - start:
            name = name_of(kept[start:])
            # "Quân khu 1" lies in no "quận 1"; "Học viện … Hồ Chí Minh" is called after the man.
            certain = not name.isdigit() and name not in gazetteer().persons
            return (kept[:start], name) if certain else (kept, None)
    return kept, None


def head_of(words: Sequence[str]) -> Head | None:
    """The longest head that the words begin with."""
    found = (tuple(words[:length]) for length in range(min(len(words), 8), 0, -1))
    return next((_heads()[run] for run in found if run in _heads()), None)


def _parent(kept: list[Token], head: Head | None) -> int | None:
    if head is None or head.closed or head.words == ("bộ",):
        return None
    words = [token.word for token in kept]
    if " ".join(words).endswith(fold("đoàn đại biểu quốc hội hội đồng nhân dân")):
        return None  # the joint office of two bodies is part of neither alone
    start = len(head.words)
    while start < len(kept):
        inner = head_of(words[start:])
        if inner is not None and inner.container and (kept[start].capital or len(inner.words) > 1):
            # "Tây Nam Bộ" and "Hội đồng quản trị tổng công ty" name no ministry and no company.
            nameless = start + len(inner.words) == len(kept) and (len(inner.words) == 1 or inner.kind == "company")
            return None if nameless else kept[start].begin
        start += len(inner.words) if inner else 1
    return None


def _proper(kept: list[Token], head: Head | None) -> bool:
    """A name that stands for one body anywhere: two capitalised words behind the head, or one long or all capitals."""
    rest = [token.printed for token in kept[len(head.words) if head else 0 :] if token.capital]
    if head is None:
        return bool(rest)
    return len(rest) >= 2 or any(len(word) >= 5 or (len(word) > 2 and word.isupper()) for word in rest)


_KINDS = (("bộ",), ("tổng", "cục"), ("quân", "khu"))  # of which there are several: by themselves they name none


def _national(kept: list[Token], head: Head | None) -> bool:
    words = [token.word for token in kept]
    text = f" {' '.join(words)} "
    if any(f" {fold(word)} " in text for word in ("trung ương", "tối cao", "quốc gia", "việt nam")):
        return True
    if head is not None and head.closed:  # "Đảng ủy Quân khu 1"
        words = words[len(head.words) :]
        head = head_of(words)
    return head is not None and head.national and not (head.words in _KINDS and len(words) == len(head.words))
