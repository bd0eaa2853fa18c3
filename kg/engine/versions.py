"""Fingerprints of the code and data that a result depends on."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kg

__all__ = ["code_fingerprint", "versions"]

PACKAGE = Path(kg.__file__).parent
EXTRACTION = ("model.py", "read", "extract", "vi")  # what the facts of one article depend on
DEPENDENCIES = ("spacy", "rdflib", "pyoxigraph", "splink", "duckdb", "pyarrow", "msgspec")


@cache
def code_fingerprint(*parts: str) -> str:
    """Hex digest of the package's files below ``parts`` (paths in the package), or of all, and of spaCy's version."""
    digest = hashlib.blake2b(versions().get("spacy", "").encode(), digest_size=16)
    roots = [PACKAGE / part for part in parts] or [PACKAGE]
    files = {file for root in roots for file in ([root] if root.is_file() else root.rglob("*"))}
    for file in sorted(files):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"\0{file.relative_to(PACKAGE).as_posix()}\0".encode())
            digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


@cache
def versions() -> dict[str, str]:
    """Package → version, of this program and of what its output depends on."""
    found = {"vnkg": kg.__version__}
    for name in DEPENDENCIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
