"""What happened while reading: how much was read, and what was passed over and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.errors import InputError

__all__ = ["Problem", "Report"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read as an article: the file, its line from 1 where there are lines, and why."""

    source: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"{self.source}:{self.line}" if self.line else self.source
        return f"{where}: {self.message}"


@dataclass(slots=True)
class Report:
    """Filled by :func:`kg.read.read`. With ``strict`` the first problem is raised as InputError instead of being noted."""

    strict: bool = False
    articles: int = 0
    duplicates: int = 0  # the same id with the same text, once more
    problems: list[Problem] = field(default_factory=list)

    def skip(self, source: str, message: str, line: int | None = None) -> None:
        """Note that something was passed over."""
        problem = Problem(source, message, line)
        if self.strict:
            raise InputError(str(problem))
        self.problems.append(problem)
