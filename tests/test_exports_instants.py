"""Instants written for machines, for any year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import MAX_INSTANT, MIN_INSTANT, instant_iso
from dateline.dating.civil import DAY, days_from_civil
from dateline.exports.instants import LAST_MOMENT, instant_or_none, instant_utc


def at(year: int, month: int, day: int, second: int = 0) -> int:
    return days_from_civil(year, month, day) * DAY + second


@pytest.mark.parametrize(
    ("instant", "written"),
    [
        (0, "0001-01-01T00:00:00Z"),
        (at(2022, 1, 5, 51_600), "2022-01-05T14:20:00Z"),
        (LAST_MOMENT, "9999-12-31T23:59:59Z"),
        (LAST_MOMENT + 1, "+010000-01-01T00:00:00Z"),
        (-1, "0000-12-31T23:59:59Z"),
        (at(0, 1, 1) - 1, "-000001-12-31T23:59:59Z"),
        (at(-43, 3, 15), "-000043-03-15T00:00:00Z"),
    ],
)
def test_instant_utc(instant: int, written: str) -> None:
    assert instant_utc(instant) == written


@given(st.integers(0, LAST_MOMENT))
def test_it_agrees_with_the_dates_own_form(instant: int) -> None:
    assert instant_utc(instant) == instant_iso(instant)


def test_an_open_end_has_no_instant() -> None:
    assert instant_or_none(MIN_INSTANT) is None
    assert instant_or_none(MAX_INSTANT) is None
    assert instant_or_none(0) == "0001-01-01T00:00:00Z"
