"""Where links and pictures in a body may lead."""

from __future__ import annotations

import pytest

from dateline.body.addressing import link_target, picture_source

REFUSED = """
javascript:alert(1) JaVaScRiPt:x vbscript:x data:text/html,x file:///etc/passwd
blob:x ftp://example.org tel:1 //example.org ///example.org /\\example.org
\\\\example.org about ../a ./a ?a=b # #a#b https: https:// https:///a
https:example.org https://user@example.org http://u:p@example.org http://[::1
https://example.org/"x https://exa<mple.org mailto: mailto:a mailto:a@b?body=c
about.html mailto:a@b,c@d media/../a.jpg media/ media/a.exe media//a.jpg entry:a
media:a.jpg site:a
"""


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG/A?b=c#d",
        "https://example.org/a_(b)",
        "https://қаз.example/жол",
        "https://[2001:db8::1]:8080/",
        "mailto:desk@example.org",
        "/about/",
        "/about/?a=b#c",
        "/",
        "#source-1",
    ],
)
def test_links_that_lead_somewhere(address: str) -> None:
    assert link_target(address) == (address, "")


@pytest.mark.parametrize(
    "address",
    [
        *REFUSED.split(),
        *("", " ", "https://example.org/a b", "/a b", "/a\nb", "java\nscript:x"),
        *("\x01javascript:x", "/\u202e", "/" + "a" * 2001),
    ],
)
def test_links_that_are_refused(address: str) -> None:
    target, fault = link_target(address)
    assert target == ""
    assert fault


def test_media_files() -> None:
    assert link_target("media/a%20b.pdf") == ("media:media/a b.pdf", "")
    assert picture_source("media/x/a.jpg") == ("media:media/x/a.jpg", "")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.jpg",
        "//e/a.jpg",
        "a.jpg",
        "/media/a.jpg",
        "media/../a.jpg",
        "media/%2e%2e/a.jpg",
        "media/a.svg",
        "data:image/png,x",
        "",
        "media/a\x00.jpg",
    ],
)
def test_pictures_that_are_refused(address: str) -> None:
    source, fault = picture_source(address)
    assert source == ""
    assert fault
