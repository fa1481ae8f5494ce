from __future__ import annotations

import pickle
from typing import Any

import msgspec
import pytest

from dateline import views
from dateline.exports.feed import FeedInfo, FeedItem, FeedView
from dateline.render import KINDS, Renderer, RenderError, decode_view, feed
from dateline.theme import Theme
from tests.samples import entry, page, planned, related

SITE = planned(related(entry("one"))).site
NOON = "2022-01-05T12:00:00Z"
LINES = "one\ntwo\n{{ %s }}\n"


def theme(*chain: str, **templates: str) -> Theme:
    """A theme of these templates; ``__`` in a name stands for a slash."""
    texts = {"en": {"hello": "Hello {name}", "one.one": "{n} file", "one.other": "{n} files"}}
    texts["ru"] = {"few.one": "{n} файл", "few.few": "{n} файла", "few.many": "{n} файлов"}
    texts["pt"] = {"hello": "Olá {name}"}
    texts["pt-BR"] = {"bye": "Tchau"}
    named = {f"{name.replace('__', '/')}.html": text for name, text in templates.items()}
    return Theme("mine", chain or ("mine",), named, {}, texts, {}, "")


def view(title: str = "A & b") -> views.View:
    return views.NotFoundView(kind="404", address="404.html", root="/", title=title, keys=())


def rendered(text: str, language: str = "en", title: str = "A & b") -> str:
    site = msgspec.structs.replace(SITE, language=language)
    return Renderer(theme(**{"404": text}), site).page(view(title)).decode()


def failure(given: Theme) -> RenderError:
    with pytest.raises(RenderError) as caught:
        Renderer(given, SITE).page(view())
    return caught.value


def test_a_template_gets_the_site_and_the_view() -> None:
    assert rendered("{{ site.title }}: {{ view.title }}\n") == "A story: A &amp; b\n"


def test_whatever_is_printed_is_escaped() -> None:
    hostile = "<script>'\"</script>"
    assert rendered("{{ view.title }}", title=hostile) == (
        "&lt;script&gt;&#39;&#34;&lt;/script&gt;"
    )
    assert rendered("{{ t('hello', name=view.title) }}", title="<b>") == "Hello &lt;b&gt;"


def test_content_is_no_template() -> None:
    assert rendered("{{ view.title }}", title="{{ 7 * 191 }}{% raw %}{0.__class__}") == (
        "{{ 7 * 191 }}{% raw %}{0.__class__}"
    )


def test_tags_leave_no_empty_lines() -> None:
    assert rendered("  {% if true %}\nx\n  {% endif %}\ny\n") == "x\ny\n"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "t('hello', name='A')", "Hello A"),
        ("pt-BR", "t('hello', name='A')", "Olá A"),
        ("pt-BR", "t('bye')", "Tchau"),
        ("kk", "t('hello', name='A')", "Hello A"),
        ("en", "tn('one', 1)", "1 file"),
        ("en", "tn('one', 12345)", "12,345 files"),
        ("ru", "tn('few', 21)", "21 файл"),
        ("ru", "tn('few', 3)", "3 файла"),
        ("ru", "tn('few', 11)", "11 файлов"),
        ("ru", "tn('one', 5)", "5 files"),
        ("en", "number(1234567)", "1,234,567"),
        ("de", "number(1234567)", "1.234.567"),
        ("zz", "number(1234567)", "1,234,567"),
    ],
)
def test_words_are_those_of_the_sites_language(language: str, text: str, expected: str) -> None:
    assert rendered(f"{{{{ {text} }}}}", language) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("view.titel", "'dateline.views.NotFoundView object' has no attribute 'titel'"),
        ("nothing", "'nothing' is undefined"),
        ("site.options.nothing", "'dict object' has no attribute 'nothing'"),
        ("1 / 0", "division by zero"),
        ("[].pop()", "pop from empty list"),
        ("'a' + 1", 'can only concatenate str (not "int") to str'),
        ("t('hello')", ""),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(text: str, message: str) -> None:
    if message:
        found = failure(theme(**{"404": LINES % text})).diagnostic
        assert (found.code, found.severity) == ("DL613", "error")
        assert (found.span.path, found.span.line) == ("themes/mine/templates/404.html", 3)
        assert found.message == f"the template failed on the page /404.html: {message}"
    else:
        assert rendered("{{ t('hello') }}") == "Hello {name}"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (theme(**{"404": '{% include "gone.html" %}'}), '"gone.html"'),
        (theme(**{"404": '{% include ["a.html", "b.html"] %}'}), '"a.html" or "b.html"'),
        (theme(**{"404": '{% from "_gone.html" import m %}'}), '"_gone.html"'),
        (theme(home="x"), '"404.html"'),
    ],
)
def test_a_template_that_is_not_there_is_named(given: Theme, reason: str) -> None:
    found = failure(given).diagnostic
    assert (found.code, found.message) == (
        "DL613",
        f"the template failed on the page /404.html: there is no template {reason}",
    )


@pytest.mark.parametrize("text", ["t('gone')", "tn('gone', 1)"])
def test_a_text_that_no_catalogue_has(text: str) -> None:
    found = failure(theme(**{"404": LINES % text})).diagnostic
    assert (found.code, found.span.line) == ("DL615", 3)
    assert 'the catalogue has no text "gone' in found.message


@pytest.mark.parametrize(
    ("given", "path", "line"),
    [
        (
            theme(
                **{
                    "404": '{% from "_m.html" import m %}\n{{ m() }}',
                    "_m": "\n{% macro m() %}\n\n{{ x }}{% endmacro %}",
                }
            ),
            "themes/mine/templates/_m.html",
            4,
        ),
        (
            theme(
                "mine",
                "base",
                **{
                    "404": '{% extends "base/404.html" %}',
                    "mine__404": '{% extends "base/404.html" %}',
                    "base__404": "a\n{{ x }}",
                },
            ),
            "themes/base/templates/404.html",
            2,
        ),
        (
            theme(
                "mine",
                "base",
                **{"404": "a\nb\nc\n{{ x }}", "base__404": "a\nb\nc\n{{ x }}"},
            ),
            "themes/base/templates/404.html",
            4,
        ),
        (theme(**{"404": '\n{% include "gone.html" %}'}), "themes/mine/templates/404.html", 2),
        (theme(**{"404": "\n\n{{ 1 | nofilter }}"}), "themes/mine/templates/404.html", 3),
        (
            theme(**{"404": "\n{% include '_s.html' %}", "_s": "\n\n{{ 1 | nofilter }}"}),
            "themes/mine/templates/_s.html",
            3,
        ),
        (
            theme(**{"404": "{% macro r() %}\n{{ r() }}{% endmacro %}\n{{ r() }}"}),
            "themes/mine/templates/404.html",
            2,
        ),
        (theme(home="x"), "themes/mine/templates/404.html", 0),
    ],
)
def test_the_place_is_that_of_the_template_that_was_running(
    given: Theme, path: str, line: int
) -> None:
    span = failure(given).diagnostic.span
    assert (span.path, span.line) == (path, line)


def test_a_failure_comes_whole_out_of_a_worker_process() -> None:
    error = failure(theme(**{"404": "{{ x }}"}))
    again = pickle.loads(pickle.dumps(error))
    assert again.diagnostic == error.diagnostic
    assert str(again) == error.diagnostic.message


def test_a_template_reaches_nothing_else() -> None:
    for name in ("range", "dict", "lipsum", "cycler", "joiner", "namespace", "now", "open"):
        assert failure(theme(**{"404": f"{{{{ {name}() }}}}"})).diagnostic.code == "DL613"


def made_views() -> dict[str, Any]:
    values = (entry("one", tags=("a",), sources=("own",)), page("about"), entry("two", "2021"))
    made = planned(related(*values))
    return {p.kind: p.make() for p in made.pages}


@pytest.mark.parametrize("kind", sorted({"home", "entry", "tags", "tag", "page", "404"}))
def test_views_travel_to_worker_processes(kind: str) -> None:
    value = made_views()[kind]
    assert decode_view(kind, msgspec.msgpack.encode(value)) == value


def test_every_kind_of_page_has_a_template() -> None:
    assert set(made_views()) <= set(KINDS)
    assert {name for name, _ in KINDS.values()} == {
        "404.html",
        "entry.html",
        "home.html",
        "index.html",
        "list.html",
        "page.html",
        "redirect.html",
        "source.html",
        "sources.html",
    }


@pytest.mark.parametrize(("name", "start"), [("feed.atom", b"<?xml"), ("feed.json", b"{")])
def test_a_feed_is_written_in_the_format_its_address_names(name: str, start: bytes) -> None:
    info = FeedInfo("urn:x", "T", "index.html", name, "2022-01-05T12:00:00Z")
    item = FeedItem("urn:y", "a", "Title", "<p>x</p>", NOON, NOON)
    data = feed(FeedView(name, info, (item,)))
    assert data.startswith(start)
    assert b"Title" in data
