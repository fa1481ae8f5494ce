"""Tests for dateline.phrasing.dated."""

from __future__ import annotations

from dateline.dates import EventDate, parse_date
from dateline.model import Dated
from dateline.phrasing.dated import dated, when


def date(text: str) -> EventDate:
    found, _ = parse_date(text, "Asia/Almaty")
    assert isinstance(found, EventDate)
    return found


def test_words_are_those_of_the_site() -> None:
    assert when(date("2022-01-05"), "en").text.full == "Wednesday 5 January 2022"
    assert when(date("2022-01-05"), "ru").text.short.startswith("5 января 2022")
    assert dated(date("2022-01"), "en") == Dated("2022-01", "January 2022", "2022-01")


def test_what_html_cannot_say_is_left_out() -> None:
    shown = when(date("2022-01-05/.."), "en")
    assert (shown.datetime, shown.edtf) == ("", "2022-01-05/..")
    assert dated(date("-0043"), "en").datetime == ""
