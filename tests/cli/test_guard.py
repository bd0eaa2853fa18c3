"""What a query may not do is refused, however it is written; what only looks so is let through."""

import pyoxigraph as ox
import pytest

from kg.ask.guard import refuse_unsafe
from kg.errors import UsageError

CALLS = [
    "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 5SERVICE <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE <http://x.example/> { ?s ?p ?o } }",
    "PREFIX x: <http://x.example/> SELECT * { SERVICEx:a { ?s ?p ?o } }",
    "PREFIX : <http://x.example/> SELECT * { SERVICE:a # here\n { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?x FILTER(1<2)SERVICE#>\n<http://x.example/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?x FILTER(1<2)SERVICE#>\n?x { ?a ?b ?c } }",
    "PREFIX x: <http://x.example/> SELECT * { ?s ?p x:.SERVICE <http://x.example/> { ?s ?p ?o } }",
    'SELECT * { VALUES (?a ?b) { ("""y" ) } SERVICE <http://x.example/> { ?s ?p ?o } # \\x """\n}',
    "SELECT * { FILTER(EXISTS { SERVICE ?x {} }) }",
    "SELECT * # a comment ends with its line\r{ SERVICE <http://x.example/> {} }",
    "SELECT * { S\\u0045RVICE <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { { SELECT ?s { ?s ?p ?x } GROUP BY ?s HAVING(COUNT(?x)<2)#>\n} SERVICE <http://x.example/> {} }",
]

HARMLESS = [
    'SELECT * { ?s ?p "SERVICE <http://x.example/> {}" }',
    "SELECT * { ?s ?p 'it\\'s SERVICE' }",
    'SELECT * { ?s ?p """a "quoted" SERVICE <x> {} \\""" still""" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://x.example/> {}",
    "SELECT ?service { ?service <http://x.example/service> <http://x.example/a/SERVICE/b> }",
    "SELECT * { ?s ?p ?o FILTER(?o < 5 && ?s != <http://x.example/service>) }",
    "SELECT * { VALUES (?a ?b) { (<http://x.example/a> <http://x.example/service>) } }",
    "PREFIX service: <http://x.example/> SELECT * { ?s service:service service:SERVICE }",
    "SELECT * FROM <http://x.example/service> FROM NAMED <http://x.example/service> { ?s ?p ?o }",
    'SELECT * { ?s ?p "dịch vụ"@vi , "service"@en }',
    "PREFIX insert: <http://x.example/> SELECT * { ?delete insert:load 'CLEAR ALL' } # DROP ALL",
]

UPDATES = [
    "INSERT DATA { <a:b> <a:c> <a:d> }",
    "# SELECT\nDELETE WHERE { ?s ?p ?o }",
    "PREFIX a: <a:> WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "load <http://x.example/>",
    "CLEAR ALL",
    "DROP ALL",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_to_another_server_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="SERVICE is refused"):
        refuse_unsafe(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_harmless(query: str) -> None:
    refuse_unsafe(query)
    ox.Store().query(query)  # each of these is a query that runs


@pytest.mark.parametrize("query", UPDATES)
def test_an_update_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="is refused: a built graph is only read"):
        refuse_unsafe(query)


def test_a_query_of_wrong_syntax_is_left_to_the_parser() -> None:
    refuse_unsafe("SELECT ((( { } ) 'open")
