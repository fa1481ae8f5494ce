"""The calendar, checked against the standard library where that reaches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dating.civil import (
    Civil,
    civil_from_days,
    civil_from_ordinal,
    civil_from_week,
    days_from_civil,
    is_leap,
    iso_civil,
    iso_year,
    month_days,
    weekday,
    year_days,
)


@given(st.dates())
def test_days_are_those_of_the_standard_library(day: date) -> None:
    number = days_from_civil(day.year, day.month, day.day)
    assert number == day.toordinal() - 1
    assert civil_from_days(number) == Civil(day.year, day.month, day.day)
    assert weekday(Civil(day.year, day.month, day.day)) == day.weekday()


@given(st.integers(-8_000_000, 8_000_000))
def test_days_and_civil_are_inverse_and_in_order(number: int) -> None:
    here, after = civil_from_days(number), civil_from_days(number + 1)
    assert days_from_civil(here.year, here.month, here.day) == number
    assert here < after
    assert 1 <= here.day <= month_days(here.year, here.month)


@given(st.integers(-8_000_000, 8_000_000))
def test_four_hundred_years_later_is_the_same_day(number: int) -> None:
    here, later = civil_from_days(number), civil_from_days(number + 146_097)
    assert later == Civil(here.year + 400, here.month, here.day)


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2024, True), (2023, False), (1900, False), (2000, True), (0, True), (-4, True),
     (-100, False), (-400, True), (4, True), (-1, False)],
)  # fmt: skip
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert year_days(year) == (366 if leap else 365)
    assert month_days(year, 2) == (29 if leap else 28)


@pytest.mark.parametrize(
    ("civil", "number"),
    [
        (Civil(1, 1, 1), 0),
        (Civil(0, 12, 31), -1),
        (Civil(0, 2, 29), -307),
        (Civil(-4, 2, 29), -1768),
        (Civil(10_000, 1, 1), 3_652_059),
    ],
)
def test_days_outside_the_standard_library(civil: Civil, number: int) -> None:
    assert days_from_civil(civil.year, civil.month, civil.day) == number
    assert civil_from_days(number) == civil


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_week_dates_are_those_of_the_standard_library(day: date) -> None:
    found = civil_from_week(*day.isocalendar())
    assert found == Civil(day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("year", "week", "day", "there"),
    [(2020, 53, 7, True), (2021, 53, 1, False), (2021, 0, 1, False), (2021, 1, 8, False)],
)
def test_weeks_that_a_year_has_or_not(year: int, week: int, day: int, there: bool) -> None:
    assert (civil_from_week(year, week, day) is not None) is there


@given(st.integers(1, 9999), st.integers(1, 365))
def test_ordinal_dates(year: int, day: int) -> None:
    expected = date(year, 1, 1) + timedelta(days=day - 1)
    assert civil_from_ordinal(year, day) == Civil(expected.year, expected.month, expected.day)


def test_ordinal_dates_end_with_the_year() -> None:
    assert civil_from_ordinal(2024, 366) == Civil(2024, 12, 31)
    assert civil_from_ordinal(2023, 366) is None
    assert civil_from_ordinal(2023, 0) is None


@pytest.mark.parametrize(
    ("civil", "text"),
    [
        (Civil(2022, 1, 5), "2022-01-05"),
        (Civil(2022, 1), "2022-01"),
        (Civil(476), "0476"),
        (Civil(0), "0000"),
        (Civil(-43, 3, 15), "-0043-03-15"),
    ],
)
def test_writing_days_months_and_years(civil: Civil, text: str) -> None:
    assert iso_civil(civil) == text
    assert text.startswith(iso_year(civil.year))
