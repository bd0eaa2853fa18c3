"""Builds in processes of their own, to be killed or kept from writing.

The processes are forked from a server that has imported what they need and runs no threads of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from multiprocessing.connection import Connection
from pathlib import Path

from kg.engine import delta, folder, pool
from kg.engine.local import build
from kg.errors import InputError

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["kg.engine.local", "kg.extract", "kg.resolve", "kg.rdf"])
CANNOT_WRITE, OTHER_ERROR = 33, 34  # exit codes


def build_all(corpus: Path, graph: Path, jobs: int = 1, share: float = delta.SHARE) -> None:
    """``share``: see :mod:`kg.engine.delta`; with more than 1 the graph is patched, else made anew."""
    pool.FEW = 0  # so few articles would be read by no process but this
    delta.SHARE = share
    build([corpus], graph, jobs=jobs)


def build_and_die(corpus: Path, graph: Path, step: str) -> None:
    """Dies right after a step of the exchange."""
    done = getattr(folder, step)

    def killed(*arguments: Path) -> None:
        done(*arguments)
        os.kill(os.getpid(), 9)

    setattr(folder, step, killed)
    build([corpus], graph)


def build_in_little_room(corpus: Path, graph: Path, limit: int) -> None:
    """A limit on the size of files fails real writes at different stages, as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        build([corpus], graph)
    except InputError as error:
        os._exit(CANNOT_WRITE if "cannot be written" in str(error) else OTHER_ERROR)


def read_slowly(send: Connection) -> None:
    """Tells who it is, then takes its time."""
    send.send(os.getpid())
    time.sleep(60)


def hold_and_die(graph: Path) -> None:
    with folder.locked(graph):
        os.kill(os.getpid(), 9)


def wait_and_write(graph: Path) -> None:
    with folder.locked(graph, wait=True):
        first = (graph.parent / "first").read_text()
        (graph.parent / "second").write_text(f"{first} second")


def pool_of_slow_readers(send: Connection) -> None:
    from kg.engine.pool import _executor

    with _executor(2) as executor:
        executor.submit(read_slowly, send).result()
