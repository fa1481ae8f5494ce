"""Tests for dateline.addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.addresses import (
    MAX_URL,
    file_path_fault,
    host_of,
    site_path_fault,
    site_path_hint,
    url_fault,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://EXAMPLE.ORG/A",
        "https://example.org:8080/a?b=c&d=%20#e",
        "https://пример.рф/путь?қ=1",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]/a",
        "https://a-b.example.org./it's_(here)",
        "https://web.archive.org/web/2022/https://example.org/",
        "https://a_b.example.org/",
    ],
)
def test_accepts_addresses_with_a_host(url: str) -> None:
    assert url_fault(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "/a",
        "https:",
        "https:/",
        "https://",
        "https:///a",
        "https:example.org",
        "https:/example.org",
        "https:\\\\example.org",
        "https://?a",
        "https://#a",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:x",
        " javascript:x",
        "\x01javascript:x",
        "javascript&colon;x",
        "&#106;avascript:x",
        "javascript://example.org/%0aalert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "ftp://example.org/",
        "view-source:https://example.org/",
        "http://[::1",
        "http://[::1]]/",
        "http://::1/",
        "http://[zz]/",
        "http://[]/",
        "http://[v1.x]/",
        "https://a b/",
        "https://example.org/a b",
        'https://example.org/"x',
        "https://example.org/<x>",
        "https://example.org/`x`",
        "https://example.org/{x}",
        "https://example.org/a\\b",
        "https://example.org/\u00a0",
        "https://example.org/\u202e",
        "https://example.org/\u200b",
        "https://example.org/\0",
        "https://example.org/\n",
        "https://example.org/\ud800",
        "https://user@example.org/",
        "https://user:pass@example.org/",
        "https://@example.org/",
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://.example.org/",
        "https://a..b/",
        "https://-a.org/",
        "https://a%2eb/",
        "https://ex\u2024ample.org/",
        "https://exam\uff0fple.org/",
        "https://" + "a" * 64 + ".org/",
        "https://example.org/" + "a" * MAX_URL,
    ],
)
def test_refuses_addresses(url: str) -> None:
    assert url_fault(url)


@given(st.text(max_size=60).map(lambda text: f"https://{text}") | st.text(max_size=60))
def test_never_raises_and_accepts_only_http(url: str) -> None:
    fault = url_fault(url)
    assert fault or url.lower().startswith(("http://", "https://"))
    assert fault or host_of(url)
    site_path_fault(url)
    file_path_fault(url)


def test_host_without_www() -> None:
    assert host_of("https://WWW.Example.org:80/a") == "example.org"


@pytest.mark.parametrize("path", ["/a", "/a/", "/old/address/", "/a.html", "/2022/01/05/a", "/қ/"])
def test_accepts_paths_on_the_site(path: str) -> None:
    assert site_path_fault(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "",
        "a",
        "/",
        "//a",
        "///",
        "/a//b",
        "/../a",
        "/a/..",
        "/./a",
        "/.a",
        "/a?b",
        "/a#b",
        "/a\\b",
        "/a:b",
        "/a*",
        '/a"b',
        "/a<b",
        "/a|b",
        "/a.",
        "/a ",
        "/ a",
        "/a\0",
        "/a\u202eb",
        "/" + "a" * 201,
        "https://example.org/",
    ],
)
def test_refuses_paths_on_the_site(path: str) -> None:
    assert site_path_fault(path)


@pytest.mark.parametrize("path", ["/con/", "/nul", "/old/Aux/", "/index/", "/404/"])
def test_refuses_names_that_ids_may_not_have(path: str) -> None:
    assert site_path_fault(path).endswith("is a name that is kept for the system")


def test_allows_a_kept_name_on_the_way() -> None:
    assert site_path_fault("/con/a/") == ""


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("Alm", "/alm/; other names of a person or a place go into content/entities"),
        ("con", "/con-1/; other names of a person or a place go into content/entities"),
        ("old/page", "/old/page"),
        ("//old/page/", "/page/"),
        ("https://example.org/old/?a=1#b", "/old/"),
        ("/a?b", "/a"),
        ("/", "an address such as /old/address/"),
        ("https://example.org/", "an address such as /old/address/"),
        ("/a/../b", "an address such as /old/address/"),
    ],
)
def test_says_what_to_write_for_an_alias(written: str, path: str) -> None:
    assert site_path_hint(written) == f"write {path}"


@pytest.mark.parametrize("path", ["media/a.jpg", "media/2022/a b.PNG", "media/қ.pdf"])
def test_accepts_media_files(path: str) -> None:
    assert file_path_fault(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "",
        "a.jpg",
        "media",
        "media/",
        "/media/a.jpg",
        "media/../a.jpg",
        "../media/a.jpg",
        "media//a.jpg",
        "media/.a.jpg",
        "media/a.svg",
        "media/a.html",
        "media/a",
        "media/a.jpg.js",
        "media\\a.jpg",
        "media/a\n.jpg",
        "https://example.org/media/a.jpg",
    ],
)
def test_refuses_other_files(path: str) -> None:
    assert file_path_fault(path)
