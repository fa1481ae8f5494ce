"""`dateline serve`: what it answers, to whom, and how it begins and ends."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import GOOD, small_site
from tests.commands import dateline
from tests.serving import Served, awaited, listening, serving

SUB = "/any/sub/path/"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version": "13",
}
"""What a browser sends to open a socket."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a preview below a path; the tests with it only ask."""
    folder = small_site(tmp_path_factory.mktemp("site"))
    with serving(folder, "--path", "any/sub/path") as started:
        yield started


def test_a_page_is_sent_with_the_script_that_renews_it(served: Served) -> None:
    status, headers, text = served.ask("")
    script = f'<script src=".dateline/preview.js" data-version="{served.state()["version"]}" defer>'
    assert status == 200
    assert f"{script}</script>\n</head>" in text
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert "Server" not in headers
    assert "Etag" not in headers


def test_the_way_to_the_script_is_relative(served: Served) -> None:
    assert '<script src="../../../../.dateline/preview.js"' in served.ask("2001/02/03/good/").text
    assert served.ask(".dateline/preview.js").headers["Content-Type"].startswith("text/javascript")
    assert served.ask(".dateline/preview.css").headers["Content-Type"].startswith("text/css")


def test_nothing_is_written_into_the_site(served: Served) -> None:
    """Neither is the published folder touched, nor is the script in any file."""
    assert not (served.folder / "site").exists()
    pages = list((served.folder / ".dateline/preview").rglob("*.html"))
    assert pages
    assert not any("preview.js" in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("timeline.json", "application/json; charset=utf-8"),
        ("timeline.csv", "text/csv; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
    ],
)
def test_files_are_sent_as_what_they_are(served: Served, path: str, kind: str) -> None:
    status, headers, text = served.ask(path)
    file = served.folder / ".dateline/preview" / path
    assert (status, headers["Content-Type"]) == (200, kind)
    assert ("preview.js" in text) == path.endswith(".html")
    assert path.endswith(".html") or text.encode() == file.read_bytes()


def test_a_folder_is_shown_under_its_address_with_a_slash(served: Served) -> None:
    status, headers, _ = served.ask("2001/02/03/good?a=b")
    assert (status, headers["Location"]) == (302, f"{SUB}2001/02/03/good/?a=b")
    assert served.ask(SUB[:-1]).headers["Location"] == SUB
    assert served.ask("2001/02/03/good/").status == 200


@pytest.mark.parametrize("path", ["nothing/here", "assets/", "index.html/", "/", "/any/", "/zzz/a"])
def test_what_is_not_there_is_answered_with_the_sites_own_page(served: Served, path: str) -> None:
    status, headers, text = served.ask(path)
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert f'href="{SUB}' in text, "the page has the links of the site"
    assert "preview.js" in text


@pytest.mark.parametrize(
    "path",
    [
        "../../../dateline.yml",
        "%2e%2e/%2e%2e/dateline.yml",
        "..%2f..%2fdateline.yml",
        "assets/..%2f..%2f..%2fdateline.yml",
        "..%5c..%5cdateline.yml",
        "a/../index.html",
        "./index.html",
        "index.html%00",
        "%ff",
        "/any//sub/path/index.html",
        "//etc/passwd",
        "/any/sub/path//etc/passwd",
        "/any/sub/path//example.org",
        ".dateline/../../../dateline.yml",
        ".dateline/preview.py",
        ".dateline/",
        "a" * 5000,
    ],
)
def test_no_path_leads_out_of_the_site(served: Served, path: str) -> None:
    status, _, text = served.ask(path)
    assert status == 404
    assert "A small story" in text
    assert "title:" not in text


def test_a_head_is_an_answer_without_a_body(served: Served) -> None:
    whole, head = served.ask(""), served.ask("", "HEAD")
    assert head.text == ""
    assert head.status == 200
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_nothing_can_be_sent_to_it(served: Served) -> None:
    status, headers, text = served.ask("", "POST")
    assert (status, text) == (405, "Method Not Allowed.\n")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:9", "[::1]:80", "story.localhost"])
def test_it_answers_under_the_names_of_this_machine(served: Served, host: str) -> None:
    assert served.ask("", Host=host).status == 200


@pytest.mark.parametrize("path", ["", ".dateline/state", ".dateline/preview.js", "nothing"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "x:y"])
def test_it_answers_under_no_other_name(served: Served, host: str, path: str) -> None:
    status, _, text = served.ask(path, Host=host)
    assert status == 403
    assert text == "This preview answers under its own name only: see --host.\n"


def test_it_answers_no_script_of_another_page(served: Served) -> None:
    assert served.ask(".dateline/state", Origin="https://evil.example").status == 403
    assert served.ask(".dateline/state", Origin="null").status == 403
    assert served.ask(".dateline/state", Origin=served.origin).status == 200


def test_the_socket_is_open_to_its_own_pages_alone(served: Served) -> None:
    def shake(**headers: str) -> int:
        return served.ask(".dateline/socket", **HANDSHAKE, **headers).status

    assert shake() == 101
    assert shake(Origin=served.origin) == 101
    assert shake(Origin="https://evil.example") == 403
    assert shake(Origin="null") == 403
    assert shake(Host="evil.example") == 403


@pytest.mark.parametrize("message", ["no json", "[]", '"hello"', "{}", '{"command": 7}'])
def test_a_socket_that_talks_nonsense_is_closed(served: Served, message: str) -> None:
    async def talk() -> dict[str, str] | None:
        async with listening(served) as page:
            await page.say(message)
            return await page.hear()

    assert awaited(talk()) is None
    assert "note:" not in served.said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(tmp_path: Path, number: signal.Signals) -> None:
    with serving(small_site(tmp_path), ready=number == signal.SIGTERM) as started:
        assert started.stop(number) == 0
        assert started.lines[0] == f"Serving {started.origin}/ (stop with Ctrl-C)"
        assert started.lines[-1] == "Stopped."
        assert "Traceback" not in started.said
    with pytest.raises(ConnectionRefusedError):
        started.ask("")


def test_ctrl_c_in_the_middle_of_a_long_build_ends_it_quietly(tmp_path: Path) -> None:
    """The signal of a terminal reaches the worker processes too; they have nothing to say."""
    entries = {f"e{n}": f"{GOOD}body: Some words.\n" for n in range(400)}
    with serving(small_site(tmp_path, **entries), ready=False) as started:
        staged = tmp_path / ".dateline/.preview.dateline/staged"
        started.until(lambda: staged.is_dir() and any(staged.iterdir()), "the first pages")
        assert started.stop(signal.SIGINT) == 0
        assert started.lines[1:] == ["Stopped."]


def test_the_terminal_says_what_was_built(served: Served) -> None:
    first, second, third = served.lines[1:4]
    assert first.startswith("Build (")
    assert second.startswith("Published 1 entry on ")
    assert " in the preview: " in second
    assert third == "Nothing was held back."


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    small_site(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = dateline("serve", "--port", str(port), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: cannot answer on port {port} of 127.0.0.1: address already in use\n"
        "Choose another port with --port, or any free one with --port 0.\n"
    )


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("no such host", 'there is no address "no such host"; see --host'),
        ("", "--host is empty: name an address of this machine"),
    ],
)
def test_a_host_that_cannot_be_had_is_named(tmp_path: Path, host: str, said: str) -> None:
    done = dateline("serve", "--host", host, "--port", "0", cwd=small_site(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"Error: {said}\n")
