"""The posts of changes as the whole article gives them: what a sentence leaves out, and titles that say nothing."""

from __future__ import annotations

from kg.extract.bodies.finder import BodyMention
from kg.extract.changes.frame import GIVES
from kg.extract.changes.mention import ChangeMention
from kg.extract.posts.finder import PostMention
from kg.extract.posts.tenures import TenureMention
from kg.vi import fold, table

# Committees that are named without saying whose they are, short and in full.
_COMMITTEES = (
    ("bch", "ban chấp hành"),
    ("btv", "ban thường vụ"),
    ("hđqt", "hội đồng quản trị"),
    ("hđtv", "hội đồng thành viên"),
)


def complete_posts(changes: list[ChangeMention], held: list[TenureMention], posts: list[PostMention]) -> None:
    """Completes what changes leave out; ``held`` are the tenures, ``posts`` all posts that the article names."""
    named = {(change.person, _ends(change.kind)) for change in changes if change.post and not change.meant}
    for change in changes:
        if change.meant and (change.person, _ends(change.kind)) in named:
            change.post = None  # the one that is named elsewhere
        post = change.post
        if post is None:
            continue
        if post.national and post.body is not None:
            post.body.name = _in_full(post.body.name)
        if post.body is not None and not change.elsewhere:
            post.body = _in_the_article(post.body, posts)
        elif post.body is None and not post.national and not change.elsewhere:
            post.body = _of_same_title(change, post, held, posts)


def _of_same_title(
    change: ChangeMention, post: PostMention, held: list[TenureMention], posts: list[PostMention]
) -> BodyMention | None:
    """The body of the post of the same title that the person holds, or of the only one that is named."""
    title, sentence = fold(post.title), change.row.sentence
    own = [
        tenure.post.body
        for tenure in held
        if tenure.person == change.person and tenure.post.body is not None and fold(tenure.post.title) == title
        # What he is called in the sentence that gives him a post is what he was before.
        if change.kind not in GIVES or not sentence.begin <= tenure.begin < sentence.end
    ]
    if change.kind in GIVES:  # "Phó trưởng Ban X được bầu giữ chức Trưởng ban"
        own += [
            tenure.post.body
            for tenure in held
            if tenure.person == change.person
            and tenure.post.body is not None
            and fold(tenure.post.title) == f"phó {title}"
            and sentence.begin <= tenure.begin < sentence.end
        ]
    others = [other.body for other in posts if other.body is not None and fold(other.title) == title]
    if own:
        return own[0]
    return others[0] if len({fold(body.name) for body in others}) == 1 else None


def _in_the_article(body: BodyMention, posts: list[PostMention]) -> BodyMention:
    """The only committee of a bare one's kind whose name the article gives in full; else the bare one."""
    heads = next((heads for heads in _COMMITTEES if fold(body.name) in heads), None)
    if heads is None:
        return body
    begins = tuple(f"{head} " for head in heads)
    full = {fold(one.body.name): one.body for one in posts if one.body and fold(one.body.name).startswith(begins)}
    return next(iter(full.values())) if len(full) == 1 else body


def _in_full(name: str) -> str:
    """The state's name, which titles abbreviate."""
    for short, full in table("changes")["in_full"].items():
        name = name.replace(short, full)
    return name


def _ends(kind: str) -> str:
    """What kinds have in common that may tell of one change."""
    return "given" if kind in GIVES else kind


def unexplained(changes: list[ChangeMention]) -> list[ChangeMention]:
    """The changes without those told of somebody's successor alone, where a verb elsewhere says how he came to it."""
    told = [change for change in changes if change.rule != "change_instead" and change.kind in GIVES]
    return [
        change
        for change in changes
        if change.rule != "change_instead" or not any(_explains(other, change) for other in told)
    ]


def retire_once(changes: list[ChangeMention]) -> None:
    """Nobody retires twice: the day from which it holds is the day of all that an article tells of it."""
    days = {one.person: one.date for one in changes if one.retires and one.date is not None and not one.placed}
    for change in changes:
        if change.retires and change.person in days:
            change.date = days[change.person]


def _explains(one: ChangeMention, other: ChangeMention) -> bool:
    if one.person != other.person or other.post is None:
        return False
    return one.post is None or fold(one.post.title) == fold(other.post.title)
