"""Extraction over many articles: in this process, or in several that give the same rows in the same order."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from kg.engine.spool import Row, row
from kg.read import Record, article

__all__ = ["Failure", "extracted"]

CHUNK = 16  # articles that a process takes at a time
FEW = 16  # articles to read for which no processes are started
AHEAD = 3  # chunks that wait for each process: enough to keep it busy, few enough to keep memory flat


class Failure(NamedTuple):
    """An article that extraction broke down on: a fault of the program, which must not cost the other articles."""

    source: str
    message: str


def extracted(records: Iterable[Record | Row], jobs: int) -> Iterator[Row | Failure]:
    """Rows in the order of the records; what is a row already passes through."""
    if jobs == 1:
        for record in records:
            yield record if isinstance(record, Row) else _extract(record)
        return
    stream = iter(records)
    waiting: deque[Future[list[Row | Failure]]] = deque()
    with _executor(jobs) as executor:  # starts its processes when it is first given work
        try:
            few = FEW
            for chunk in iter(lambda: list(islice(stream, CHUNK)), []):
                work = sum(isinstance(record, Record) for record in chunk)
                few -= work
                waiting.append(executor.submit(_extract_all, chunk) if work and few < 0 else _done(chunk))
                if len(waiting) >= jobs * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


def _done(chunk: list[Record | Row]) -> Future[list[Row | Failure]]:
    """The chunk's rows, made in this process."""
    done: Future[list[Row | Failure]] = Future()
    done.set_result(_extract_all(chunk))
    return done


def _executor(jobs: int) -> ProcessPoolExecutor:
    # Forked from a server without threads: a copy of a process whose threads hold locks can wait for them forever.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    context.set_forkserver_preload(["kg.extract"])  # once for all processes
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_watch_parent)


def _watch_parent() -> None:
    """Ends this process when the one that started it is gone, killed though it be."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def _extract_all(chunk: list[Record | Row]) -> list[Row | Failure]:
    return [record if isinstance(record, Row) else _extract(record) for record in chunk]


def _extract(record: Record) -> Row | Failure:
    from kg.extract import extract

    try:
        read = article(record)
        return row(read, extract(read))
    except Exception as error:
        cause = error.__cause__ or error
        where = traceback.extract_tb(cause.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        why = f"{type(cause).__name__}: {cause} ({place})"
        return Failure(record.source, f"article {record.id!r} could not be read: {why}")
