"""A small graph."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.vocab import PREFIXES

TURTLE = """
<urn:p1> a kg:Person ; rdfs:label "Lò Thị Mẫu" ; skos:altLabel "bà Mẫu" .
<urn:p2> a kg:Person ; rdfs:label "Vừ A Thử" .
<urn:p3> a kg:Person ; rdfs:label "Vũ A Thử" ; skos:altLabel "ông Thử" .
<urn:p2> skos:altLabel "ông Thử" .
<urn:b1> a kg:Body ; rdfs:label "Ủy ban nhân dân xã Nà Mẫu" .
<urn:t1> a kg:Post ; kg:title "Chủ tịch" ; org:postIn <urn:b1> .
<urn:t2> a kg:Post ; kg:title "Giám đốc" .
<urn:a1> a kg:Article ; dct:identifier "bai-1" .
<urn:m1> a kg:Mention ; kg:article <urn:a1> ; kg:quote "Bà Mẫu chủ trì, \\"hội nghị\\" =1+1." ; kg:status kg:current .
<urn:e1> a kg:Event, kg:Conference ; rdfs:label "Hội nghị sơ kết" ; kg:date "2020-05-18"^^xsd:date ;
  kg:earliest "2020-05-18"^^xsd:date ; kg:latest "2020-05-18"^^xsd:date ; kg:chairedBy <urn:p1> ; kg:evidence <urn:m1> .
<urn:e2> a kg:Event, kg:Congress ; rdfs:label "Đại hội" ; kg:date "2019"^^xsd:gYear ;
  kg:earliest "2019-01-01"^^xsd:date ; kg:latest "2019-12-31"^^xsd:date ; kg:chairedBy <urn:p2> ; kg:evidence <urn:m1> .
<urn:r1> a kg:Participation ; kg:event <urn:e1> ; kg:agent <urn:p1> ; kg:role kg:chair ; kg:evidence <urn:m1> .
<urn:r2> a kg:Participation ; kg:event <urn:e2> ; kg:agent <urn:p2> ; kg:role kg:chair ; kg:evidence <urn:m1> .
<urn:n1> a kg:Tenure ; kg:holder <urn:p1> ; kg:post <urn:t1> ; kg:status kg:current ; kg:evidence <urn:m1> .
<urn:n2> a kg:Tenure ; kg:holder <urn:p2> ; kg:post <urn:t2> ; kg:evidence <urn:m1> .
<urn:c1> a kg:PersonnelChange ; kg:change kg:elected ; kg:person <urn:p1> ; kg:post <urn:t1> ; kg:evidence <urn:m1> .
<urn:c2> a kg:PersonnelChange ; kg:change kg:appointed ; kg:person <urn:p2> ; kg:post <urn:t2> ; kg:evidence <urn:m1> .
"""


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder with a few facts written by hand."""
    folder = tmp_path_factory.mktemp("graph")
    head = "".join(f"PREFIX {name}: <{start}>\n" for name, start in PREFIXES.items())
    store = ox.Store(str(folder / "store"))
    store.load((head + TURTLE).encode(), format=ox.RdfFormat.TURTLE)
    store.flush()
    lines = sorted(f"{quad.triple} .\n" for quad in store)
    (folder / "graph.nt").write_text("".join(lines), encoding="utf-8")
    (folder / "build.json").write_text(json.dumps({"format": 1}), encoding="utf-8")
    del store
    return folder
