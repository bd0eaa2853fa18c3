"""What a child process writes, read under a time limit that ends the child."""

from __future__ import annotations

import io
import queue
import subprocess
import threading
import time

from kg.errors import TimeLimit

_CHUNK = 1 << 16
_AHEAD = 16  # chunks: a caller that reads slowly slows the child down instead of filling memory


class TimedPipe(io.RawIOBase):
    """Reads the standard output of ``process``; only the waiting for it counts against ``seconds``."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._limit = self._left = seconds
        self._ready = b""
        self._ended = False
        self._stopped = threading.Event()
        self._chunks: queue.Queue[bytes] = queue.Queue(maxsize=_AHEAD)
        threading.Thread(target=self._drain, daemon=True).start()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes, b"" at the end. Raises TimeLimit after killing the child."""
        if not self._ready and not self._ended:
            self._ready = self._next()
            self._ended = not self._ready
        taken, self._ready = (self._ready, b"") if size < 0 else (self._ready[:size], self._ready[size:])
        return taken

    def stop(self) -> None:
        """Kill the child, whether or not it has finished, and wait until it is gone."""
        self._stopped.set()
        self._process.kill()
        self._process.wait()

    def _next(self) -> bytes:
        started = time.monotonic()
        try:
            return self._chunks.get(timeout=max(0.0, self._left))
        except queue.Empty:
            self.stop()
            raise TimeLimit(f"the query was stopped after {self._limit:g} seconds; --timeout gives it more") from None
        finally:
            self._left -= time.monotonic() - started

    def _drain(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            while not self._stopped.is_set():
                chunk: bytes = stream.read1(_CHUNK)  # type: ignore[attr-defined]
                self._offer(chunk)
                if not chunk:
                    return

    def _offer(self, chunk: bytes) -> None:
        while not self._stopped.is_set():
            try:
                self._chunks.put(chunk, timeout=0.2)
                return
            except queue.Full:
                continue
