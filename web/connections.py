"""A server's worker that waits only so long for whoever is slow."""

from __future__ import annotations

import errno
import socket
import sys
import time
from typing import TYPE_CHECKING

from gunicorn.workers.gthread import TConn, ThreadWorker

from index import share_freed_memory
from search import give_back_memory

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_REQUEST_WITHIN = 10.0  # seconds from the first byte of a request to its last, body and all
# Seconds that a thread runs before another one may. NumPy gives its turn away at every large array,
# and to have it back takes so long; who is woken too late to take it begins to wait anew. With
# Python's 5 ms, and still with 0.2, a cheap query took a tenth of a second beside a costly one.
TURN = 0.00005
_AT_REST = 1.0  # seconds without a request: what the next one takes anew costs a millisecond or two
_PIECE_WITHIN = 60.0  # seconds in which a piece of an answer, a page at most, has to be taken


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's threads wait for a client for ever: a few half requests would hold them all.

    And each keeps the memory that a busy minute took: here they share it, and give it back at rest.
    """

    _asked: float | None = None  # when the last request ended, until memory was given back

    def init_process(self) -> None:
        """Called before there are threads."""
        share_freed_memory()
        sys.setswitchinterval(TURN)
        super().init_process()

    def notify(self) -> None:
        """Called about once a second."""
        super().notify()
        if self._asked and time.monotonic() - self._asked > _AT_REST:
            self._asked = None
            give_back_memory()

    def handle(self, conn: TConn) -> object:
        """Answer a request that comes in time."""
        if not isinstance(conn.sock, Impatient):
            conn.sock = Impatient(fileno=conn.sock.detach())
        conn.sock.expect_request()
        try:
            return super().handle(conn)
        finally:
            self._asked = time.monotonic()


class Impatient(socket.socket):
    """A connection for which a client that is too slow has gone."""

    _until: float | None = None
    _is_gone = False

    def expect_request(self) -> None:
        """The time of a request runs from its first byte."""
        self._until = None

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """What comes in time; else b"" for ever: what comes later is the rest of no request."""
        before, now = self.gettimeout(), time.monotonic()
        self._until = self._until or now + _REQUEST_WITHIN
        left = self._until - now
        if self._is_gone or left <= 0:
            self._is_gone = True
            return b""
        self.settimeout(left if before is None else min(before, left))
        try:
            return super().recv(size, flags)
        except TimeoutError:
            if before is not None and before < left:
                raise
            self._is_gone = True
            return b""
        finally:
            self.settimeout(before)

    def sendall(self, data: ReadableBuffer, flags: int = 0, /) -> None:
        """Send a piece of an answer. Raises BrokenPipeError where it is not taken in time."""
        before = self.gettimeout()
        self.settimeout(_PIECE_WITHIN)
        try:
            super().sendall(data, flags)
        except TimeoutError as error:
            raise BrokenPipeError(errno.EPIPE, "the client takes nothing") from error
        finally:
            self.settimeout(before)
