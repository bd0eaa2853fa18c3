"""The floors under the figures, kept in ``floors.json``.

Each figure of each set has a ``floor``, and as ``high`` the highest floor it ever had. ``python -m tests.gate.update``
raises both. Whoever has to lower a floor edits ``floor`` by hand and says why in ``reason``; ``high`` stays.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.gate.figures import Figures

FILE = Path(__file__).with_name("floors.json")
MARGIN = 0.01  # between a figure and the floor set under it: a rule gained here may cost a little there


@dataclass(slots=True)
class Floor:
    floor: float
    high: float
    reason: str | None = None

    def raised(self, figure: float) -> Floor:
        """The floor under ``figure`` if that is higher than this one."""
        floor = max(0.0, math.floor(round((figure - MARGIN) * 1000, 6)) / 1000)
        if floor <= self.floor:
            return self
        return Floor(floor, max(floor, self.high), self.reason if floor < self.high else None)


@dataclass(slots=True)
class Floors:
    """Of one set of articles, which ``fingerprint`` tells from every other."""

    fingerprint: str
    figures: dict[str, Floor] = field(default_factory=dict)

    def below(self, figures: Figures) -> dict[str, float]:
        """The figures under their floors, or missing (as 0)."""
        return {name: figures.get(name, 0.0) for name, f in self.figures.items() if figures.get(name, 0.0) < f.floor}

    def raised(self, fingerprint: str, figures: Figures) -> Floors:
        old = {name: self.figures.get(name, Floor(0.0, 0.0)) for name in {**self.figures, **figures}}
        return Floors(fingerprint, {name: floor.raised(figures.get(name, 0.0)) for name, floor in old.items()})


def load(path: Path = FILE) -> dict[str, Floors]:
    """Floors by name of the set."""
    every = json.loads(path.read_text("utf-8"))
    return {
        name: Floors(one["fingerprint"], {figure: Floor(**row) for figure, row in one["figures"].items()})
        for name, one in every.items()
    }


def save(floors: dict[str, Floors], path: Path = FILE) -> None:
    every = {name: asdict(one) for name, one in floors.items()}
    for one in every.values():
        one["figures"] = {n: {k: v for k, v in row.items() if v is not None} for n, row in one["figures"].items()}
    path.write_text(json.dumps(every, ensure_ascii=False, indent=1) + "\n", "utf-8")
