"""Measure every set of articles and raise the floors that can be raised.

    python -m tests.gate.update [SET…]

Floors never fall by this command; a figure below its floor is named and the exit code is 1.
"""

from __future__ import annotations

import sys

from tests.gate import floors as kept
from tests.gate.figures import corpora


def main(names: list[str]) -> int:
    there = corpora()
    unknown = set(names) - set(there)
    if unknown:
        print(f"no such set here: {', '.join(sorted(unknown))} (there are {', '.join(there)})", file=sys.stderr)
        return 2
    floors = kept.load() if kept.FILE.exists() else {}
    low = False
    for name in names or there:
        figures = there[name].measure()
        old = floors.get(name, kept.Floors(""))
        floors[name] = old.raised(there[name].fingerprint(), figures)
        print(name)
        for figure, value in figures.items():
            before, now = (one.figures[figure].floor if figure in one.figures else 0.0 for one in (old, floors[name]))
            print(f"  {figure:14s} {value:.4f}  floor {before:.3f}{f' → {now:.3f}' if now > before else ''}")
        for figure, value in old.below(figures).items():
            low = True
            print(f"  {figure} is below its floor: {value:.4f} < {old.figures[figure].floor:.3f}", file=sys.stderr)
    kept.save(floors)
    return int(low)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
