"""gunicorn's settings: `gunicorn --config python:web.server "web:create_app()"`."""

from __future__ import annotations

import signal
from pathlib import Path

from web.settings import Settings

_settings = Settings.read()

bind = _settings.address
workers = _settings.workers
worker_class = "gthread"  # a slow reader of an answer holds up a thread, not a process
threads = _settings.threads
timeout = 30  # seconds; no query takes one
graceful_timeout = 10  # seconds that requests under way have when the server ends
limit_request_line = 8190  # bytes, gunicorn's most; longer queries are sent as a form
keepalive = 5  # seconds; browsers ask for page, style and script in one go
max_requests = 10_000  # a process is renewed now and then, whatever it may have gathered
max_requests_jitter = 1_000  # not all at once
# Heartbeats are files: in memory they cannot be held up by a full disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# What people search for stands in the address and is nobody's business: no access log.
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True


def post_worker_init(worker: object) -> None:
    """Leave Ctrl-C to the master: it reaches all processes, and a worker that ends by itself while
    the master ends it may do neither.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
