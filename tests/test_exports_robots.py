"""robots.txt, read by the standard library's own reader."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from dateline.exports.robots import robots


def read(data: bytes) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(data.decode("ascii").splitlines())
    return parser


def test_everything_may_be_read_and_the_sitemap_is_named() -> None:
    rules = read(robots("https://example.org/story/"))
    assert rules.can_fetch("any", "https://example.org/story/tags/a/")
    assert rules.site_maps() == ["https://example.org/story/sitemap.xml"]


def test_without_a_base_url_no_sitemap_is_named() -> None:
    rules = read(robots(""))
    assert rules.can_fetch("any", "/tags/a/")
    assert rules.site_maps() is None
    assert b"# No sitemap: the site has no base URL.\n" in robots("")
