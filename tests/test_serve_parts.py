"""The parts of the preview that need no preview: names, paths, pages, wishes, folders, builds."""

from __future__ import annotations

import asyncio
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.options import Options, Result
from dateline.publish import Change
from dateline.serve.address import address_of, listen
from dateline.serve.files import find, is_folder, read, type_of
from dateline.serve.folder import private_folder
from dateline.serve.hosts import doors, is_known, is_own
from dateline.serve.making import Maker, Outcome, StoppedError
from dateline.serve.pages import Problem, Stamp, problem_list, way, with_script
from dateline.serve.preview import News, Preview
from dateline.serve.threads import in_thread
from dateline.serve.wish import Wish
from tests.cli import small_site
from tests.serving import awaited


@pytest.mark.parametrize(
    ("bound", "header", "known"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "127.9.9.9", True),
        ("127.0.0.1", "LOCALHOST:1", True),
        ("127.0.0.1", "localhost.", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "192.168.0.7", False),
        ("127.0.0.1", "desk", False),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "[::1", False),
        ("127.0.0.1", "evil@localhost", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("::1", "[::1]:8000", True),
        ("localhost", "localhost", True),
        ("0.0.0.0", "192.168.0.7:8000", True),
        ("0.0.0.0", "Desk:8000", True),
        ("0.0.0.0", "desk.local", True),
        ("0.0.0.0", "evil.example", False),
        ("192.168.0.7", "192.168.0.7", True),
        ("192.168.0.7", "desk", False),
        ("news.example", "news.example:8000", True),
        ("news.example", "other.example", False),
    ],
)
def test_the_names_it_answers_under(bound: str, header: str, known: bool) -> None:
    assert is_known(header, doors(bound, "desk")) is known


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("http://localhost:8000", True),
        ("https://localhost:8000", True),
        ("http://LOCALHOST:8000", True),
        ("http://localhost:8001", False),
        ("http://localhost", False),
        ("ftp://localhost:8000", False),
        ("null", False),
        ("", False),
        ("http://[localhost:8000", False),
    ],
)
def test_the_pages_that_are_its_own(origin: str, own: bool) -> None:
    assert is_own(origin, "localhost:8000") is own


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://localhost:8000"),
        ("::", "http://localhost:8000"),
        ("[::1]", "http://[::1]:8000"),
        ("news.example", "http://news.example:8000"),
    ],
)
def test_the_address_to_open(host: str, address: str) -> None:
    assert address_of(host, 8000) == address


def test_any_free_port() -> None:
    (one,) = listen("127.0.0.1", 0)
    with one:
        assert one.getsockname()[1]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a published folder with a secret beside it and links that lead to it."""
    folder = tmp_path / "site"
    (folder / "a b").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / "index.html").write_text("home")
    (folder / "a b/index.html").write_text("inner")
    (folder / "Жол.txt").write_text("letters")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/index.html").write_text("secret")
    (folder / "link.html").symlink_to(tmp_path / "secret/index.html")
    (folder / "door").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "pipe.html")
    return folder


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("", b"home"),
        ("index.html", b"home"),
        ("a%20b/", b"inner"),
        ("a%20b/index.html", b"inner"),
        ("%D0%96%D0%BE%D0%BB.txt", b"letters"),
    ],
)
def test_a_path_leads_to_a_file(site: Path, path: str, data: bytes) -> None:
    found = find(site, path)
    assert found
    assert found.data == data


ASTRAY = ["/", "a%20b", "empty/", "link.html", "door/", "door/index.html", "pipe.html", "nothing"]


@pytest.mark.parametrize("path", [*ASTRAY, "../secret/", "%2e%2e/secret/", "..%2fsecret/", "a//"])
def test_a_path_leads_nowhere_else(site: Path, path: str) -> None:
    assert find(site, path) is None


@given(st.text(alphabet="./%2eEfF5cC0 \\a-", max_size=30).map(lambda tail: f"..{tail}"))
def test_no_path_finds_what_lies_beside(tail: str) -> None:
    folder = Path(__file__).parent / "browser"
    found = find(folder, tail)
    assert found is None or read(folder, tail) is not None


def test_a_folder_is_one_with_a_page(site: Path) -> None:
    assert is_folder(site, "a%20b")
    assert not is_folder(site, "a%20b/")
    assert not is_folder(site, "empty")
    assert not is_folder(site, "door")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.HTML", "text/html; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.jpg", "image/jpeg"),
        ("_redirects", "text/plain; charset=utf-8"),
        ("a.exe", "application/octet-stream"),
    ],
)
def test_the_type_of_a_file(name: str, kind: str) -> None:
    assert type_of(name) == kind


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/sub/", ".dateline/"),
        ("/sub/a.html", ".dateline/"),
        ("/sub/a/b/", "../../.dateline/"),
        ("/", "sub/.dateline/"),
        ("/else/where", "../sub/.dateline/"),
    ],
)
def test_the_way_to_its_own_files(path: str, expected: str) -> None:
    assert way(path, "/sub/") == expected


def test_the_script_stands_at_the_end_of_the_head() -> None:
    script = b'<script src="../.dateline/preview.js" data-version="1.2" defer></script>\n'
    stamp = Stamp("version", "1.2")
    page = with_script(b"<head>x</HEAD ><body></head></body>", "../.dateline/", stamp)
    assert page == b"<head>x" + script + b"</HEAD ><body></head></body>"
    assert with_script(b"<p>x", "../.dateline/", stamp) == b"<p>x" + script


class _Texts(HTMLParser):
    """Gathers the text of an HTML page, and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.lists(st.text(alphabet="<>&\"'/abs", max_size=12), min_size=4, max_size=4))
def test_whatever_a_problem_says_is_text(texts: list[str]) -> None:
    message, place, hint, line = texts
    shown = _Texts()
    shown.feed(problem_list([Problem(message, place, "DL1", hint, "error", (line,))]))
    shown.close()
    assert shown.names <= {"ol", "li", "p", "span", "code", "pre"}
    assert all(text in shown.text for text in texts)


def test_many_wishes_are_one() -> None:
    async def gather() -> list[frozenset[str]]:
        wish = Wish()
        for name in ("a", "b", "a"):
            wish.add(frozenset((name,)))
        first = await wish.take()
        waiting = asyncio.create_task(wish.take())
        await asyncio.sleep(0)
        assert not waiting.done()
        wish.add()
        return [first, await waiting]

    assert awaited(gather()) == [frozenset("ab"), frozenset()]


def test_whether_another_wish_follows() -> None:
    async def follow() -> tuple[bool, bool, frozenset[str]]:
        wish = Wish()
        alone = await wish.follows(0.01)
        wish.add(frozenset("a"))
        return alone, await wish.follows(60), await wish.take()

    assert awaited(follow()) == (False, True, frozenset("a"))


def test_what_fails_in_a_thread_is_told_where_it_is_awaited() -> None:
    async def wait() -> int:
        return await in_thread(lambda: 1 // 0)

    with pytest.raises(ZeroDivisionError):
        awaited(wait())


def test_previews_of_one_site_have_a_folder_each(tmp_path: Path) -> None:
    with private_folder(tmp_path) as one, private_folder(tmp_path) as other:
        assert one == tmp_path / ".dateline/preview"
        assert other == tmp_path / ".dateline/preview-2"
    with private_folder(tmp_path) as again:
        assert again == one


def test_a_site_that_cannot_be_written_to_has_a_folder_elsewhere(tmp_path: Path) -> None:
    (tmp_path / ".dateline").write_text("in the way")
    with private_folder(tmp_path) as folder:
        place = folder.parent
        assert place.is_dir()
        assert tmp_path not in folder.parents
    assert not place.exists()


def _result(change: Change) -> Outcome:
    return Outcome(Result((), change=change))


def test_pages_are_renewed_only_when_the_site_changed() -> None:
    preview = Preview(Path("x"), "/", "run")
    broken = Outcome(problems=(Problem("wrong"),))
    steps = [
        (broken, News(turned=True), "run.0", "run.0.1"),
        (broken, News(), "run.0", "run.0.1"),
        (_result(Change(unchanged=3)), News(renewed=True, turned=True), "run.1", "run.1.2"),
        (_result(Change(unchanged=3)), News(), "run.1", "run.1.2"),
        (_result(Change(changed=1)), News(renewed=True), "run.2", "run.2.2"),
        (broken, News(turned=True), "run.2", "run.2.3"),
        (_result(Change(unchanged=3)), News(turned=True), "run.2", "run.2.4"),
        (_result(Change(removed=1)), News(renewed=True), "run.3", "run.3.4"),
    ]
    for outcome, news, version, mark in steps:
        assert preview.settle(outcome) == news
        assert (preview.version, preview.mark) == (version, mark)


def test_a_fault_in_a_build_is_a_problem_like_others(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    outcome = Maker(Options(site, 0, dest=site / "a\0b")).make()
    (problem,) = outcome.problems
    assert outcome.result is None
    assert problem.message.startswith(
        "This is a fault in Dateline, not in your content: ValueError: "
    )
    assert problem.hint == "Please report it, with what dateline --traceback build prints"


def test_a_machine_that_refuses_is_named(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (site / "themes").mkdir()
    (site / "themes/own").mkdir()
    os.mkfifo(site / "themes/own/theme.yml")
    (problem,) = Maker(Options(site, 0)).make().problems
    assert problem.message.endswith("theme.yml is not a plain file")


def test_no_build_begins_once_it_was_stopped(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    maker = Maker(Options(site, 0, dest=site / "site"))
    assert maker.make().problems == ()
    maker.stop()
    (site / "site").rename(site / "old")
    with pytest.raises(StoppedError):
        maker.make()
    assert not (site / "site").exists()
