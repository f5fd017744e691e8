"""What the HTTP interface does not take, and how it says so."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from gunicorn.http.errors import InvalidChunkSize, NoMoreData

from tests.web.asking import PROBLEM, asked
from tests.web.markup import tree


def test_a_search_without_q_says_what_is_missing(client: FlaskClient) -> None:
    """A program that forgot the query is told so, with an example."""
    status, media_type, record = asked(client, "/api/v1/search")

    assert (status, media_type) == (400, PROBLEM)
    assert record["happened"] == "The parameter “q” is missing."
    assert record["remedy"] == "Add it, like /api/v1/search?q=strike."


@pytest.mark.parametrize(
    ("name", "value"),
    [("page", "0"), ("page", "-1"), ("page", "1e9"), ("size", "101"), ("sort", "best"),
     ("from", "2023-13-01"), ("to", "soon")],
)  # fmt: skip
def test_a_bad_parameter_is_a_problem_with_its_name(
    client: FlaskClient, name: str, value: str
) -> None:
    """Absurd pages and dates are refused on API and page alike, in the same words."""
    status, media_type, record = asked(client, "/api/v1/search", q="bridge", **{name: value})
    page = client.get("/", query_string={"q": "bridge", name: value})

    assert (status, media_type, page.status_code) == (400, PROBLEM, 400)
    assert record["happened"] == f"The parameter “{name}” is “{value}”."
    assert tree(page.text).one("h1").text == record["happened"]


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/v2/search", "/api/", "/api/v1/articles/"]
)
def test_an_unknown_address_of_the_interface_is_a_problem(client: FlaskClient, path: str) -> None:
    """Programs get JSON for every error under /api/, whatever went wrong."""
    status, media_type, record = asked(client, path)

    assert (status, media_type) == (404, PROBLEM)
    assert record["status"] == 404
    assert record["title"] == f"Not Found: {path}."


def test_a_wrong_method_is_a_problem(client: FlaskClient) -> None:
    """So do programs that try to write."""
    answer = client.put("/api/v1/search")

    assert (answer.status_code, answer.mimetype) == (405, PROBLEM)


@pytest.mark.parametrize("address", ["/api/v1/search", "/"])
def test_what_is_not_utf8_is_refused(client: FlaskClient, address: str) -> None:
    """Neither page nor interface looks for the percent signs of what it cannot read."""
    assert client.get(f"{address}?q=%ff%fe").status_code == 400


def test_a_form_that_is_not_utf8_is_refused(client: FlaskClient) -> None:
    """A body is read as strictly as an address."""
    form = "application/x-www-form-urlencoded"
    answer = client.post("/api/v1/search", data=b"q=%ff", content_type=form)
    assert (answer.status_code, answer.get_json()["happened"]) == (400, "“q=%ff” is not UTF-8.")


def test_a_misspelt_parameter_is_refused(client: FlaskClient) -> None:
    """A program learns of its slip; a page leaves alone what others add to its address."""
    answer = client.get("/api/v1/search?q=bridge&outlets=x")
    assert (answer.status_code, answer.get_json()["happened"]) == (
        400,
        "There is no parameter “outlets”.",
    )
    assert client.get("/?q=bridge&utm_source=x").status_code == 200


def test_a_search_as_json_is_told_to_be_a_form(client: FlaskClient) -> None:
    """Not that “q” is missing, which it is not."""
    answer = client.post("/api/v1/search", json={"q": "bridge"})
    assert answer.status_code == 400
    assert "application/json" in answer.get_json()["happened"]
    assert "form" in answer.get_json()["meaning"]


@pytest.mark.parametrize(
    ("content_type", "said"),
    [
        ("multipart/form-data; boundary=x", "is “multipart/form-data”"),
        ("text/plain", "is “text/plain”"),
        (None, "has no content type"),
    ],
)
def test_a_body_that_is_no_form_in_percent_encoding_is_refused(
    client: FlaskClient, content_type: str | None, said: str
) -> None:
    """What is not read is not passed over in silence, whatever stands in the address."""
    answer = client.post("/api/v1/search?q=bridge", data=b"q=%ff", content_type=content_type)
    assert (answer.status_code, answer.mimetype) == (400, PROBLEM)
    assert answer.get_json()["happened"] == f"The body of this request {said}."
    assert client.post("/api/v1/search?q=bridge").status_code == 200


class _Broken:
    """A body that gunicorn cannot read."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def read(self, size: int) -> bytes:
        raise self._error


@pytest.mark.parametrize("error", [InvalidChunkSize(b"zz"), NoMoreData()])
def test_a_body_that_cannot_be_read_is_a_mistake_of_its_sender(
    client: FlaskClient, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Broken chunks and a body that breaks off are 400, and not logged as faults of Byline."""
    answer = client.post(
        "/api/v1/search", content_type="application/x-www-form-urlencoded",
        environ_overrides={"wsgi.input": _Broken(error), "wsgi.input_terminated": True},
    )  # fmt: skip
    assert (answer.status_code, answer.mimetype) == (400, PROBLEM)
    assert answer.get_json()["happened"] == "Bad Request."
    assert not caplog.records


@pytest.mark.parametrize("sent", [0, 7, 16])
def test_a_form_that_breaks_off_is_not_another_query(client: FlaskClient, sent: int) -> None:
    """gunicorn hands over what came before its client left: the headers said how much there is."""
    form = b"q=ferry+OR+tug+OR+bridge&size=1"
    answer = client.post(
        "/api/v1/search", content_type="application/x-www-form-urlencoded",
        environ_overrides={
            "wsgi.input": io.BytesIO(form[:sent]), "wsgi.input_terminated": True,
            "CONTENT_LENGTH": str(len(form)),
        },
    )  # fmt: skip
    assert (answer.status_code, answer.mimetype) == (400, PROBLEM)
    assert f"{sent} of 31 bytes have come" in answer.get_json()["happened"]


@pytest.mark.parametrize(
    ("path", "length", "left", "status"),
    [
        ("/api/v1/search", 5_000_000, 0, 413),
        ("/healthz", 5_000_000, 0, 405),
        ("/api/v1/search", 20_000_000, 20_000_000 - 16 * 1024 * 1024, 413),
    ],
)
def test_a_refused_body_is_read_all_the_same(
    client: FlaskClient, path: str, length: int, left: int, status: int
) -> None:
    """A client that sends before it reads learns of the refusal; without an end none is read."""
    body = io.BytesIO(b"a" * length)
    answer = client.post(
        path, content_type="application/x-www-form-urlencoded",
        environ_overrides={"wsgi.input": body, "CONTENT_LENGTH": str(length)},
    )  # fmt: skip
    assert answer.status_code == status
    assert len(body.read()) == left


@pytest.mark.parametrize("length", [524_287, 600_000])
def test_a_form_in_chunks_is_measured_too(client: FlaskClient, length: int) -> None:
    """Where no header tells its length it is refused, not cut off and searched."""
    answer = client.post(
        "/api/v1/search", content_type="application/x-www-form-urlencoded",
        environ_overrides={
            "wsgi.input": io.BytesIO(b"q=" + b"+" * length), "wsgi.input_terminated": True,
            "CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked",
        },
    )  # fmt: skip
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status", "told"),
    [
        ("GET", "/api/v1/serch", 404, "/api/v1/search"),
        ("PUT", "/api/v1/search", 405, "GET, HEAD, OPTIONS, POST"),
        ("POST", "/healthz", 405, "GET, HEAD, OPTIONS"),
        ("POST", "/api/v1/search", 413, "524,288 bytes"),
    ],
)
def test_problems_of_http_help_a_program(
    client: FlaskClient, method: str, path: str, status: int, told: str
) -> None:
    """They name the addresses there are, the methods that one takes, and the limit."""
    answer = client.open(path, method=method, data={"q": "a" * 600_000})
    assert (answer.status_code, answer.mimetype) == (status, PROBLEM)
    assert told in answer.get_json()["meaning"]


def test_the_search_without_its_cursor_is_told_where_the_cursor_is_at_fault(
    client: FlaskClient,
) -> None:
    """By address and by form; not where something else is, nor where no address could hold it."""
    _, _, by_address = asked(client, "/api/v1/search", q="bridge", size="2", cursor="x")
    by_form = client.post("/api/v1/search", data={"q": "bridge", "size": "2", "cursor": "x"}).json
    other = client.get("/api/v1/search?q=(bridge").json
    too_long = client.post("/api/v1/search", data={"q": "a " * 25_000, "cursor": "x"}).json

    assert by_form
    assert by_address["newest"] == by_form["newest"] == "/api/v1/search?q=bridge&size=2"
    assert other
    assert "newest" not in other
    assert too_long
    assert too_long["newest"] is None
