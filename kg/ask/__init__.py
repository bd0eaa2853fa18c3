"""Questions in Vietnamese and English about a built graph.

from kg.ask import ask
answer = ask(kg.open("DIR"), "ai chủ trì hội nghị thúc đẩy xuất khẩu tháng 6/2026?")
answer.answers, answer.rows[0].sources[0].quote, answer.sparql

The names of a graph are gathered with its first question, or before it by ``prepare(graph)``.
"""

from __future__ import annotations

from kg.ask.answer import Answer, Linked, Row, Source
from kg.ask.asking import ask, prepare

__all__ = ["Answer", "Linked", "Row", "Source", "ask", "prepare"]
