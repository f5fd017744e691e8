FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md ./
COPY index index
COPY search search
COPY web web
RUN python -m venv /opt/byline \
 && /opt/byline/bin/pip install --no-cache-dir --disable-pip-version-check . \
 && /opt/byline/bin/pip uninstall --yes --quiet pip \
 && find /opt/byline -name __pycache__ -prune -exec rm -rf {} +

FROM python:3.12-slim
COPY --from=build /opt/byline /opt/byline
# Any user may run the image; what it writes goes to /archive alone.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent byline \
 && install -d -o byline -g byline -m 0755 /archive /articles
ENV PATH=/opt/byline/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    BYLINE_ARCHIVE=/archive \
    BYLINE_HOST=0.0.0.0 \
    BYLINE_PORT=8000 \
    BYLINE_ACCEPT_ANONYMOUS=yes
USER byline
# The articles are mounted at /articles, read-only; only the archive needs to be kept.
VOLUME /archive
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['BYLINE_PORT'] + '/healthz', timeout=4)"]
CMD ["gunicorn", "--config", "python:web.server", "web:create_app()"]
