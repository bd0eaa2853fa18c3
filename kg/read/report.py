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
    """Filled by :func:`kg.read.read`. With ``strict`` the first problem is raised as InputError, not noted."""

    strict: bool = False
    articles: int = 0
    duplicates: int = 0  # the same id with the same text, once more
    problems: list[Problem] = field(default_factory=list)
    size: int = 0  # bytes of all files as they lie on disk, 0 where not known
    done: int = 0  # of those bytes, how many have been read

    @property
    def share(self) -> float | None:
        """How much of the input has been read, 0 to 1; None where its size is not known."""
        return self.done / self.size if self.size else None

    def skip(self, source: str, message: str, line: int | None = None) -> None:
        """Note that something was passed over."""
        problem = Problem(source, message, line)
        if self.strict:
            raise InputError(str(problem))
        self.problems.append(problem)
