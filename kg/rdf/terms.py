"""Terms in N-Triples, in the one form that Oxigraph gives back: same value, same bytes, in file and store."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import quote

from kg.errors import UsageError
from kg.model import Date

_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*[/#:]")


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


def iri(value: str) -> str:
    """An IRI that holds no character that an IRI may not hold."""
    return f"<{value}>"


def text(value: str) -> str:
    """A plain string (xsd:string)."""
    return f'"{_ESCAPED.sub(_escape, value)}"'


def typed(lexical: str, datatype: str) -> str:
    """``datatype`` is a local name of XML Schema."""
    return f'"{lexical}"^^<{_XSD}{datatype}>'


def integer(value: int) -> str:
    return typed(str(value), "integer")


def boolean(value: bool) -> str:
    return typed("true" if value else "false", "boolean")


def decimal(value: float) -> str:
    """Four digits at most, none that says nothing: 0.9, 1."""
    return typed(f"{value:.4f}".rstrip("0").rstrip("."), "decimal")


def year(value: int) -> str:
    return typed(f"{value:04d}", "gYear")


def date(value: Date) -> str:
    return typed(value.lexical, value.datatype)


def any_uri(value: str) -> str:
    """An address as a value, not a node: what stands in articles is not always an IRI."""
    return f'"{_ESCAPED.sub(_escape, value)}"^^<{_XSD}anyURI>'


def checked_base(base: str) -> str:
    """The base itself.

    Raises UsageError where it is no absolute IRI that ends with "/", "#" or ":".
    """
    if not _BASE.fullmatch(base):
        raise UsageError(f'not a base for identifiers (an absolute IRI that ends with "/" or "#"): {base!r}')
    return base


def article_key(identifier: str) -> str:
    """ "article/" and the identifier, percent-encoded: one key, one article, and still to be recognised."""
    return "article/" + quote(identifier, safe="/")


def hashed_key(kind: str, *parts: str | int) -> str:
    """``kind/`` and 16 hex digits of the parts, kept apart by a separator that occurs in none of them."""
    return f"{kind}/{blake2b(chr(31).join(map(str, parts)).encode(), digest_size=8).hexdigest()}"
