"""Connections that wait only so long for whoever is slow."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest
from gunicorn.workers.gthread import ThreadWorker

from web import connections
from web.connections import TURN, Impatient, Worker


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Impatient, socket.socket]]:
    """A server's end of a connection, which waits a tenth of a second, and the client's."""
    monkeypatch.setattr(connections, "_REQUEST_WITHIN", 0.1)
    monkeypatch.setattr(connections, "_PIECE_WITHIN", 0.1)
    ours, client = socket.socketpair()
    with Impatient(fileno=ours.detach()) as server, client:
        yield server, client


def test_a_client_that_is_too_slow_has_gone(pair: tuple[Impatient, socket.socket]) -> None:
    """What it sends after its time is not read, not even as another request."""
    server, client = pair
    client.sendall(b"GET")
    assert server.recv(10) == b"GET"
    assert server.recv(10) == b""
    client.sendall(b" / HTTP/1.1")
    server.expect_request()
    assert server.recv(20) == b""


def test_each_request_has_its_own_time(pair: tuple[Impatient, socket.socket]) -> None:
    """A connection is used again and again, and ends as ever."""
    server, client = pair
    for _ in range(3):
        server.expect_request()
        client.sendall(b"GET")
        assert server.recv(10) == b"GET"
    server.settimeout(0.01)
    with pytest.raises(TimeoutError):  # a shorter time that gunicorn has set stays its own
        server.recv(10)
    assert server.gettimeout() == 0.01
    client.close()
    assert server.recv(10) == b""


def test_an_answer_that_nobody_takes_is_given_up(pair: tuple[Impatient, socket.socket]) -> None:
    """As if the client had left; gunicorn passes over that."""
    server, _ = pair
    with pytest.raises(BrokenPipeError):
        server.sendall(b"a" * 10_000_000)
    assert server.gettimeout() is None


def test_threads_take_short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a cheap search does not wait for a costly one beside it."""
    monkeypatch.setattr(ThreadWorker, "init_process", lambda worker: None)
    before = sys.getswitchinterval()
    try:
        Worker.__new__(Worker).init_process()
        assert sys.getswitchinterval() == pytest.approx(TURN)
    finally:
        sys.setswitchinterval(before)
