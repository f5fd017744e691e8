"""Settings: read once, checked, and said in full where they cannot be used."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import BylineError
from web import Settings
from web.settings import SettingError, is_loopback, largest_file, variable


def test_every_setting_has_a_default_that_is_safe() -> None:
    """Without any variable the server answers this machine alone, from the folder archive."""
    read = Settings.read({})

    assert read == Settings()
    assert (read.archive, read.host, read.port) == (Path("archive"), "127.0.0.1", 8000)
    assert not read.accept_anonymous
    assert read.trusted_hosts == ()


def test_each_setting_is_read_from_its_variable() -> None:
    """The variable BYLINE_ and the name in capitals sets each setting, in the setting's type."""
    read = Settings.read(
        {
            "BYLINE_ARCHIVE": "/press",
            "BYLINE_HOST": "0.0.0.0",
            "BYLINE_PORT": "9000",
            "BYLINE_WORKERS": "3",
            "BYLINE_THREADS": "5",
            "BYLINE_ACCEPT_ANONYMOUS": "yes",
            "BYLINE_TRUSTED_HOSTS": "press.example, archive.example:8000 ,,",
            "BYLINE_LARGEST_FILE": "64",
            "PORT": "1",
            "BYLINE_COLOUR": "red",
        }
    )

    assert read == Settings(
        archive=Path("/press"),
        host="0.0.0.0",
        port=9000,
        workers=3,
        threads=5,
        accept_anonymous=True,
        trusted_hosts=("press.example", "archive.example:8000"),
        largest_file=64,
    )


def test_the_largest_file_is_set_in_megabytes() -> None:
    """Who only indexes needs no other setting to be right."""
    assert largest_file({}) == 256 << 20
    assert largest_file({"BYLINE_LARGEST_FILE": "1", "BYLINE_PORT": "none"}) == 1 << 20
    with pytest.raises(SettingError, match="BYLINE_LARGEST_FILE is “0”"):
        largest_file({"BYLINE_LARGEST_FILE": "0"})


def test_every_setting_says_in_a_sentence_what_it_is_for() -> None:
    """Each setting has its line of help beside it."""
    for setting in fields(Settings):
        assert setting.metadata["help"].endswith("."), setting.name
        assert variable(setting.name) == f"BYLINE_{setting.name.upper()}"


def test_flags_win_over_variables_and_absent_flags_do_not() -> None:
    """What is typed on the command line beats the environment; what is not typed leaves it."""
    read = Settings.read({"BYLINE_PORT": "9000", "BYLINE_HOST": "::1"}, port=9001, host=None)

    assert (read.port, read.host) == (9001, "::1")


@pytest.mark.parametrize(
    ("text", "is_on"),
    [
        *[(text, True) for text in ("1", "true", "yes", "on", "YES", "True")],
        *[(text, False) for text in ("0", "false", "no", "off", "No", "")],
    ],
)
def test_a_switch_is_on_or_off_in_the_usual_words(text: str, is_on: bool) -> None:
    """A switch takes 1, true, yes, on and their opposites, in any case; empty is off."""
    assert Settings.read({"BYLINE_ACCEPT_ANONYMOUS": text}).accept_anonymous is is_on


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        ("BYLINE_PORT", "http", "a whole number"),
        ("BYLINE_PORT", "", "a whole number"),
        ("BYLINE_PORT", "80.5", "a whole number"),
        ("BYLINE_PORT", "0", "a number from 1 to 65535"),
        ("BYLINE_PORT", "65536", "a number from 1 to 65535"),
        ("BYLINE_PORT", "-1", "a number from 1 to 65535"),
        ("BYLINE_WORKERS", "0", "a number from 1 up"),
        ("BYLINE_WORKERS", "two", "a whole number"),
        ("BYLINE_THREADS", "-4", "a number from 1 up"),
        ("BYLINE_THREADS", "1e3", "a whole number"),
        ("BYLINE_ACCEPT_ANONYMOUS", "maybe", "yes or no"),
    ],
)
def test_a_bad_value_is_refused_with_its_variable(name: str, text: str, allowed: str) -> None:
    """A value that cannot be used names its variable, the value, and what is allowed."""
    with pytest.raises(SettingError) as raised:
        Settings.read({name: text})

    assert (
        str(raised.value) == f"{name} is “{text}”. It must be {allowed}. Change it and start again."
    )


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.0.2.7", "press.example", "", "127.0.0.1.nip.example"]
)
def test_another_address_than_loopback_is_refused(host: str) -> None:
    """Other machines reach Byline only where it is said that anyone may read everything."""
    with pytest.raises(SettingError) as raised:
        Settings(host=host)

    assert str(raised.value) == (
        f"BYLINE_HOST is {host}, which other machines can reach. "
        "Byline has no sign-in: whoever reaches it reads every article and sees what is searched "
        "for. "
        "Listen on 127.0.0.1, or set BYLINE_ACCEPT_ANONYMOUS=yes if that is what you want."
    )
    assert isinstance(raised.value, BylineError)
    assert Settings(host=host, accept_anonymous=True).host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback_needs_no_permission(host: str) -> None:
    """An address that only this machine reaches is accepted as it is."""
    assert is_loopback(host)
    assert Settings(host=host).host == host


_hosts = st.sampled_from(["127.0.0.1", "::1", "localhost", "0.0.0.0", "press.example"])
_names = st.from_regex(r"[a-z0-9.-]{1,20}(:[0-9]{1,4})?", fullmatch=True)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    st.builds(
        Settings,
        archive=st.from_regex(r"/?[\w .äß-]{1,30}", fullmatch=True).map(Path),
        host=_hosts,
        port=st.integers(1, 65535),
        workers=st.integers(1, 64),
        threads=st.integers(1, 64),
        accept_anonymous=st.just(True),
        trusted_hosts=st.lists(_names, max_size=3).map(tuple),
    )
)
def test_settings_survive_the_way_through_the_environment(made: Settings) -> None:
    """A process that is handed `environment()` reads the very same settings."""
    assert Settings.read(made.environment()) == made
