"""gunicorn's settings: `gunicorn --config python:web.server "web:create_app()"`."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from gunicorn.http import message

from web.settings import Settings

_settings = Settings.read()

bind = _settings.address
workers = _settings.workers
worker_class = "web.connections.Worker"  # a slow client holds up a thread, and not for ever
sendfile = False  # it would wait for a slow client without an end
threads = _settings.threads
timeout = 30  # seconds; no query takes one
graceful_timeout = 10  # seconds that requests under way have when the server ends
# Bytes. What is too long for Byline is refused by Byline, with a page that says so; gunicorn's own
# most is 8,190, and its refusal a bare line.
limit_request_line = message.MAX_REQUEST_LINE = 1024 * 1024
keepalive = 5  # seconds; browsers ask for page, style and script in one go
max_requests = 10_000  # a process is renewed now and then, whatever it may have gathered
max_requests_jitter = 1_000  # not all at once
# Heartbeats are files: in memory they cannot be held up by a full disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# What people search for stands in the address and is nobody's business: no access log.
accesslog = None
errorlog = "-"
logger_class = "web.log.Logger"
loglevel = "warning"
control_socket_disable = True
# gunicorn takes SCRIPT_NAME and PATH_INFO from a proxy on loopback, which may have them from
# anybody: links would lead to //evil.example/.
forwarder_headers = ""


_ENDING = {signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}


def on_starting(server: object) -> None:
    """Hold back the signals that end a process while a worker is forked.

    Python forgets in the new process what arrives during the fork: a worker that missed its signal
    would be waited for, and killed in the end.
    """
    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING),
        after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING),
    )


def post_fork(server: object, worker: object) -> None:
    """Take what was held back: a worker that is just beginning ends at once."""
    signal.signal(signal.SIGTERM, lambda signum, frame: os._exit(0))
    _end_at_once_on_ctrl_c()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def post_worker_init(worker: object) -> None:
    """Take the place of the handlers that gunicorn has set meanwhile."""
    _end_at_once_on_ctrl_c()


def _end_at_once_on_ctrl_c() -> None:
    """Ctrl-C reaches the master and every worker; the master then sends SIGQUIT to the workers.

    Nothing in a worker is left half written, so it ends there and then. gunicorn's own handler
    stops a thread pool, and waits for ever where the interrupted code holds the pool's lock.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGQUIT, lambda signum, frame: os._exit(0))
