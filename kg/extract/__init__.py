"""Article → facts with the characters they came from: a spaCy pipeline over syllables, lexical units and chunks."""

from kg.extract.pipeline import extract

__all__ = ["extract"]
