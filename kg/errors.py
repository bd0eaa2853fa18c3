"""What can go wrong, and the exit code that says so.

KgError
├── UsageError    2   the command was called wrongly
├── InputError    3   articles, judgements or a graph folder cannot be read or written
├── InvalidGraph  4   a graph breaks the ontology's shapes, or a quote is not its slice
└── TimeLimit     5   a query or a check ran out of its time
"""

from __future__ import annotations


class KgError(Exception):
    """Anything that a user can be told in one line. ``exit_code`` is what the command line returns."""

    exit_code = 1


class UsageError(KgError):
    exit_code = 2


class InputError(KgError):
    exit_code = 3


class InvalidGraph(KgError):
    exit_code = 4


class TimeLimit(KgError):
    exit_code = 5
