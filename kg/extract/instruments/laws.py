"""Laws by name and year: "Luật Đất đai 2013", "Bộ luật Hình sự năm 2015", "Luật Tổ chức Quốc hội số 57/2014/QH13".

    law(sentence) -> tuple[int, str, str] | None

``sentence`` is what stands before the year or the number; the answer is where the law begins in it, its kind and name.
A code is of the kind "Luật" too.
"""

from __future__ import annotations

import re

from kg.vi import fold, word_set

_NO_LAW = word_set("instruments", "not_in_law")
_NAME = r"(?!Sư|Gia|sư|gia|luật|Luật)[^.;:()\n\"“”]{2,60}?"
_END = r"(?:\s(?:được )?(?:ban hành|thông qua))?(?:[\s(]+(?:năm\s)?|\s?,?\ssố:?\s)$"
_LAW = re.compile(rf"(?<![kK]ỷ )(?<![đĐ]ạo )(?<!\w)((?:Bộ l|Đạo l|L|l)uật)\s({_NAME}){_END}")
_CONSTITUTION = re.compile(rf"(?<!\w)[Hh]iến pháp{_END}")


def law(sentence: str) -> tuple[int, str, str] | None:
    """Begin, kind and name of the law or constitution that ends the sentence so far; a convention is none."""
    found = _LAW.search(sentence)
    while found:
        again = _LAW.search(sentence, found.start(2))  # the last of several: "Luật Đầu tư và Luật Đất đai 2013"
        if not again:
            break
        found = again
    if found and _named(found[1], found[2]) and "ông ước" not in sentence[: found.start()]:
        word = fold(found[1])
        kind = {"bộ luật": "Bộ luật", "đạo luật": "Đạo luật"}.get(word, "Luật")
        return found.start(), "Luật", f"{kind} {found[2]}"
    found = _CONSTITUTION.search(sentence)
    return (found.start(), "Hiến pháp", "Hiến pháp") if found else None


def _named(word: str, name: str) -> bool:
    """A name begins with a capital, or "Luật" does; none holds a verb, and a comma only in a short list."""
    words = fold(name).split()
    if not (name[0].isupper() or word[0].isupper()) or _NO_LAW.intersection(words) or "," in words[-1]:
        return False
    return name.count(",") <= 1 and len(words) <= (14 if name[0].isupper() else 8)
