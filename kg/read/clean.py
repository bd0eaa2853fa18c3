"""The one gate through which text enters: everything behind it is NFC, with plain line ends and plain blanks."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean"]

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Blanks of other widths become a plain one: grammar rules and quotes need only know " ".
_BLANK = re.compile("[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Characters without a width or a meaning here: controls, soft hyphen, zero-width and direction marks, byte-order
# mark, noncharacters, lone surrogates. The joiners of emoji (200D, FE0F) are among them: no name or fact hangs on
# those.
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """NFC, "\\n" as the only line end, " " as the only blank, nothing invisible. Idempotent.

    Invisible characters go before composition, lest one of them keep a letter and its accent apart.
    """
    text = _LINE_END.sub("\n", text)
    if not text.isascii():
        text = _NOTHING.sub("", _BLANK.sub(" ", text))
        return unicodedata.normalize("NFC", text)
    return _NOTHING.sub("", _BLANK.sub(" ", text))
