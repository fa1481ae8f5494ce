"""The `_redirects` file: one rule to a line, never a pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.redirects import redirects


def test_rules_are_sorted_and_lead_to_folders() -> None:
    rules = redirects([("/old/b/", "2022/01/05/b/index.html"), ("/old/a.html", "index.html")])
    assert rules == b"/old/a.html / 301\n/old/b/ /2022/01/05/b/ 301\n"


def test_no_former_address_no_rule() -> None:
    assert redirects([]) == b""


@pytest.mark.parametrize(
    ("former", "rule"),
    [
        ("/a b/", b"/a%20b/ /x/ 301\n"),
        ("/a*/", b"/a%2A/ /x/ 301\n"),
        ("/:year/", b"/%3Ayear/ /x/ 301\n"),
        ("/#top/", b"/%23top/ /x/ 301\n"),
        ("/старое/", b"/%D1%81%D1%82%D0%B0%D1%80%D0%BE%D0%B5/ /x/ 301\n"),
        ("/a%20b/", b"/a%20b/ /x/ 301\n"),
        ("//evil.example/", b"/evil.example/ /x/ 301\n"),
    ],
)
def test_signs_that_mean_something_to_a_host_are_quoted(former: str, rule: bytes) -> None:
    assert redirects([(former, "x/index.html")]) == rule


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20))))
def test_every_rule_has_three_plain_parts(pairs: list[tuple[str, str]]) -> None:
    encodable = [(a, b) for a, b in pairs if (a + b).isprintable()]
    lines = redirects(encodable).decode("ascii").splitlines()
    for line in lines:
        former, target, status = line.split(" ")
        assert former.startswith("/")
        assert target.startswith("/")
        assert status == "301"
        assert not set(former + target) & set("*:#")
