"""Who is who in one article: mentions of one name, and the short forms that one person alone can mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.people.foreign import foreign
from kg.extract.people.names import words_of_people
from kg.extract.text.reading import Reading
from kg.vi import fold, plain


@dataclass(slots=True)
class PersonMention:
    begin: int  # tokens
    end: int
    name: str
    addressed: bool  # a word of address, a rank or a title stands before it
    short: bool = False  # "ông Thống"
    person: str | None = None  # key, once known
    gender: str | None = None
    doubtful: bool = False  # a person only if it ends a longer name: "Chủ tịch Hoà Phát"


@dataclass(slots=True)
class Someone:
    """A person of this article: every mention of one name and its short forms."""

    key: str
    name: str
    mentions: list[PersonMention] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    gender: str | None = None
    byline: bool = False


def gather(reading: Reading, mentions: list[PersonMention]) -> dict[str, Someone]:
    """Joins mentions of one person: the same name, and short forms that one person alone can mean."""
    people: dict[str, Someone] = {}
    by_name: dict[str, str] = {}
    full = {fold(mention.name) for mention in mentions if not mention.short and not mention.doubtful}
    told = {fold(mention.name) for mention in mentions if mention.addressed}
    barred = reading.found.get("barred", frozenset()) - told
    full -= barred
    for before, mention in zip((None, *mentions), mentions, strict=False):
        name = fold(mention.name)
        if before is not None and before.person is not None and _other_name(reading, before, mention):
            by_name[_letters(name)] = before.person
        mention.short = mention.short or any(_is_short_for(name, other) for other in full)
        if mention.short or mention.doubtful or name in barred:
            continue
        if (whole := _cut_short(reading, mention, full)) is not None:
            name = whole
        letters = _letters(name)
        key = by_name.get(letters)
        if key is None:
            key = by_name[letters] = f"p{len(people) + 1}"
            people[key] = Someone(key, mention.name.title() if mention.name.isupper() else mention.name)
        if len(mention.name) > len(people[key].name) and "." in mention.name:
            people[key].aliases.append(people[key].name)
            people[key].name = mention.name
        _attach(people[key], mention)
    for mention in mentions:
        if mention.short:
            _attach_short(people, mention)
    return people


def _is_short_for(name: str, other: str) -> bool:
    """ "Hoàng Ba" for "Nguyễn Hoàng Ba", "Y Suôn" for "Y Suôn Byă"; a name as long as the other is its own."""
    if len(name) >= len(other):
        return False
    openers = words_of_people().openers
    return other.endswith(f" {name}") or (name.split()[0] in openers and other.startswith(f"{name} "))


def _other_name(reading: Reading, before: PersonMention, mention: PersonMention) -> bool:
    """Whether the name stands in brackets as another name of the one before: "Trần Văn A (còn gọi là Trần Bình A)"."""
    norms = reading.norms
    if norms[before.end : before.end + 1] != ["("] or norms[mention.end : mention.end + 1] != [")"]:
        return False
    said = tuple(norms[before.end + 1 : mention.begin])
    mine, theirs = norms[mention.begin : mention.end], norms[before.begin : before.end]
    alike = mine[0] == theirs[0] and mine[-1] == theirs[-1]
    return said in words_of_people().also_called and (bool(said) or alike)


def _letters(name: str) -> str:
    """What forms of one name share: "Y Phu" and "YPhu", "Mary J. Wood" and "Mary Wood"."""
    first, *middle = name.replace("-", " ").replace("–", " ").split()
    last = middle.pop() if middle else ""
    if any(map(foreign, (first, *middle, last))):  # accents abroad are written as they come
        first, middle, last = plain(first), [plain(word) for word in middle], plain(last)
    return "".join(
        (first, *(word for word in middle if len(word.rstrip(".")) > 1 or word.isalpha() and len(name) < 9), last)
    )


def _cut_short(reading: Reading, mention: PersonMention, full: set[str]) -> str | None:
    """The name of the article whose last syllable this mention has in lower case: "Trần Văn nam"."""
    if mention.end >= len(reading.norms) or mention.end - mention.begin < 2 or not reading.words[mention.end].islower():
        return None
    name = f"{fold(mention.name)} {reading.norms[mention.end]}"
    return name if name in full else None


def _attach(someone: Someone, mention: PersonMention) -> None:
    mention.person = someone.key
    someone.mentions.append(mention)
    someone.gender = someone.gender or mention.gender
    if mention.name != someone.name and mention.name not in someone.aliases:
        someone.aliases.append(mention.name)


def _attach_short(people: dict[str, Someone], mention: PersonMention) -> None:
    """The nearest person before whose name it ends, and whose gender fits; else the one person who comes after."""
    name = fold(mention.name)
    fits = [
        someone
        for someone in people.values()
        if _is_short_for(name, fold(someone.name))
        and not (mention.gender and someone.gender and mention.gender != someone.gender)
    ]
    before = [
        (max(m.begin for m in one.mentions if m.begin < mention.begin), one)
        for one in fits
        if one.mentions[0].begin < mention.begin
    ]
    if before:
        _attach(max(before, key=lambda pair: pair[0])[1], mention)
    elif len(fits) == 1:
        _attach(fits[0], mention)
