"""Identifiers that hold everywhere: the same parts give the same one, whatever the order or number of articles."""

from __future__ import annotations

from hashlib import blake2b

_SEPARATOR = "\x1f"  # so that ("ab", "c") and ("a", "bc") differ


def identifier(kind: str, *parts: str | None) -> str:
    """``kind/<16 hex>``; a part that is missing differs from an empty one."""
    joined = _SEPARATOR.join("\x00" if part is None else part for part in parts)
    return f"{kind}/{blake2b(joined.encode(), digest_size=8).hexdigest()}"
