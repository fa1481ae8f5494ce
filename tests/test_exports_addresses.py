"""Addresses as the world sees them."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.addresses import public_path, public_url, way

segments = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=8)
addresses = st.lists(segments.filter(lambda s: s not in (".", "..")), min_size=1, max_size=4).map(
    "/".join
)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("index.html", ""),
        ("2022/01/05/x/index.html", "2022/01/05/x/"),
        ("404.html", "404.html"),
        ("my-index.html", "my-index.html"),
        ("media/a b?#%.jpg", "media/a%20b%3F%23%25.jpg"),
        ("media/Алматы.jpg", "media/%D0%90%D0%BB%D0%BC%D0%B0%D1%82%D1%8B.jpg"),
        ("media/a@b:c;d.jpg", "media/a@b:c;d.jpg"),
    ],
)
def test_public_path(address: str, path: str) -> None:
    assert public_path(address) == path


@pytest.mark.parametrize("base", ["https://example.org/story", "https://example.org/story/"])
def test_public_url_joins_with_one_slash(base: str) -> None:
    assert public_url(base, "tags/a/index.html") == "https://example.org/story/tags/a/"
    assert public_url(base, "index.html") == "https://example.org/story/"


def test_no_base_url_no_public_url() -> None:
    assert public_url("", "tags/a/index.html") == ""


@pytest.mark.parametrize(
    ("start", "target", "reference"),
    [
        ("feed.atom", "2022/x/index.html", "2022/x/index.html"),
        ("tags/fuel/feed.atom", "2022/x/index.html", "../../2022/x/index.html"),
        ("tags/fuel/feed.atom", "tags/fuel/index.html", "index.html"),
        ("feed.atom", "feed.atom", "feed.atom"),
        ("feed.atom", "media/a b.jpg", "media/a%20b.jpg"),
        ("feed.atom", "mailto:a/index.html", "mailto%3Aa/index.html"),
    ],
)
def test_way(start: str, target: str, reference: str) -> None:
    assert way(start, target) == reference


@given(addresses, addresses)
def test_a_way_leads_to_its_target(start: str, target: str) -> None:
    base = "https://example.org/s/"
    reached = urljoin(urljoin(base, public_path(start)), way(start, target))
    assert unquote(reached) == base + target
