"""A graph's folder as a whole: who may write it, and how a new one takes the old one's place in one step.

A new graph is built in a hidden folder beside the old one and the two are exchanged by one system call, so that whoever
looks, and whatever is killed when, finds the old graph or the new one. Where the system cannot exchange two folders, it
takes two renames; :func:`settle` finishes what a kill between the two has left.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from kg.errors import InputError, UsageError

__all__ = ["FORMAT", "locked", "manifest", "replace", "settle", "workshop"]

FORMAT = 1  # of the folder: raised when an older program could not read a newer folder, or the reverse
OWN = ("graph.nt", "store", "tables", "build.json")


def manifest(folder: Path) -> dict[str, Any]:
    """What ``build.json`` says of the graph in ``folder``.

    Raises InputError if there is no graph, or one of another format version, with what to do.
    """
    settle(folder)
    try:
        found: dict[str, Any] = json.loads((folder / "build.json").read_text("utf-8"))
    except FileNotFoundError:
        raise InputError(f"{folder}: no graph in this folder (kg build SOURCE… --out {folder} makes one)") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{folder / 'build.json'}: cannot be read: {error}") from error
    version = found.get("format")
    if version != FORMAT:
        newer = isinstance(version, int) and version > FORMAT
        do = "update vnkg" if newer else "remove the folder and build it again from its articles"
        raise InputError(f"{folder}: a graph folder of format {version}; this vnkg reads format {FORMAT}: {do}")
    return found


def check_target(folder: Path) -> None:
    """Raises UsageError if a build into ``folder`` would replace what is no graph, or could not be exchanged."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder")
    if os.path.ismount(folder):
        raise UsageError(f"{folder} is a mount point, which cannot be replaced as a whole: name a folder inside it")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "build.json").is_file():
        raise UsageError(f"{folder} is not empty and holds no graph: name another folder")


@contextmanager
def locked(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the folder for writing. The lock is the system's, so that it ends with the process, however that ends.

    Raises InputError that names the holder's process id, unless ``wait``.
    """
    path = _beside(folder, "lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with path.open("a+", encoding="ascii") as file:
            if not _lock(file, wait):
                file.seek(0)
                raise InputError(f"{folder} is being built by process {file.read().strip() or 'unknown'}")
            if not _same(file, path):  # its last holder has removed the file that we waited for
                continue
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            try:
                yield
            finally:
                with suppress(OSError):
                    path.unlink()
            return


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """An empty hidden folder beside ``folder`` to build in. Whatever is in it afterwards is removed.

    Call while holding the lock: what killed builds left behind is removed first.
    """
    settle(folder)
    for left in folder.parent.glob(f".{folder.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    new.chmod(0o755)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def replace(folder: Path, new: Path) -> None:
    """Put the folder ``new`` in the place of ``folder``; files there that are not the graph's own stay in it."""
    for path in new.rglob("*"):
        if path.is_file():
            _to_disk(path)
    if not folder.exists():
        new.rename(folder)
        return
    for path in folder.iterdir():
        if path.name not in OWN:
            _carry(path, new / path.name)
    if not _exchange(folder, new):
        old = _beside(folder, "old")
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        new.rename(folder)
        shutil.rmtree(old, ignore_errors=True)


def settle(folder: Path) -> None:
    """Finish an exchange by two renames that was killed between them: the old graph returns to its place."""
    old = _beside(folder, "old")
    if not folder.exists() and old.is_dir():
        with suppress(OSError):  # another process has just done the same
            old.rename(folder)


def _beside(folder: Path, what: str) -> Path:
    return folder.parent / f".{folder.name}.{what}"


def _carry(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
        return
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # Windows cannot for a file opened to read
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    a, b = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        at_here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        return bool(library.renameat2(at_here, a, at_here, b, swap) == 0)  # type: ignore[union-attr]
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(a, b, 2) == 0)
    return False


def _same(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _lock(file: IO[str], wait: bool) -> bool:
    if sys.platform == "win32":
        import msvcrt

        file.seek(1_000)  # a byte beyond the number, so that others can read who holds it
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
