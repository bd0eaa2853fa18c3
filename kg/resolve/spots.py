"""Where events were: an area of the gazetteer, or a spot that is known by its name in one article."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Place
from kg.resolve.bodies import Bodies, Context, scopes_of
from kg.resolve.ids import identifier
from kg.resolve.places import Area, gazetteer, places, scope_at
from kg.vi.words import tokens


class Spots:
    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self.found: dict[str, Place] = {}

    def key(self, name: str | None, context: Context, article: str) -> str | None:
        """Identifier of the place that a phrase of the article names."""
        if not name:
            return None
        scopes = scopes_of(name)
        area = self._bodies.area(scopes, context) if scopes else None
        if area is not None and _is_area(name):
            return area.key
        words = " ".join(token.word for token in tokens(name))
        key = identifier("place", "spot", words, article)
        self.found[key] = Place(key=key, name=name, parent=area.key if area else None)
        return key

    def places(self, used: Iterable[str | None]) -> tuple[Place, ...]:
        """The nodes of all that is used, with the areas that they lie in."""
        known: dict[str, Area | Place] = {**self._bodies.communes.areas, **self.found}
        return tuple(places({key for key in used if key}, known))


def _is_area(name: str) -> bool:
    """Whether the phrase is areas and nothing else: "TP. Vinh, tỉnh Nghệ An", not "Hội trường tỉnh Nghệ An"."""
    run = tokens(name)
    position = 0
    while position < len(run):
        hit = scope_at(run, position)
        behind = hit[1] if hit else position + gazetteer().longest(run[position:])
        if behind == position:
            return False
        position = behind
    return True
