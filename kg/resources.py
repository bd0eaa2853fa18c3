"""Files of the ontology that ship with the package: beside ``kg/`` in a checkout, inside it in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def ontology_folder() -> Path:
    """The folder that holds ``kg.ttl``, ``shapes.ttl`` and ``queries/``.

    Raises FileNotFoundError when neither place has it: the installation is then incomplete.
    """
    places = (_PACKAGE.parent / "ontology", _PACKAGE / "ontology")
    for place in places:
        # A stranger's folder named "ontology" may lie in site-packages: only ours has kg.ttl.
        if (place / "kg.ttl").is_file():
            return place
    raise FileNotFoundError(f"no kg.ttl in {' or '.join(map(str, places))}: install vnkg again")


def ontology(name: str = "kg.ttl") -> Path:
    """One file of the ontology: ``kg.ttl``, ``shapes.ttl``, ``queries/chairs.rq``.

    Raises FileNotFoundError for a name that has no file.
    """
    path = ontology_folder() / name
    if not path.is_file():
        raise FileNotFoundError(f"the ontology has no file {name}")
    return path


def saved_queries() -> dict[str, Path]:
    """Name → file of every query in ``ontology/queries``, in order of name."""
    return {path.stem: path for path in sorted((ontology_folder() / "queries").glob("*.rq"))}
