from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dating.civil import Civil, month_days
from dateline.planning.density import MOST_BARS, Stretch, stretches


def shape(*days: Civil, most: int = MOST_BARS) -> list[tuple[str, str, int]]:
    return [
        (s.unit, "-".join(map(str, (s.start.year, s.start.month, s.start.day))), s.count)
        for s in stretches(sorted(days), most)
    ]


def test_nothing() -> None:
    assert stretches(()) == ()


def test_three_entries_of_one_day() -> None:
    assert shape(*[Civil(2022, 1, 5)] * 3) == [("day", "2022-1-5", 3)]


def test_three_entries_of_three_days() -> None:
    found = shape(Civil(2022, 1, 5), Civil(2022, 1, 5), Civil(2022, 1, 8))
    assert found == [
        ("day", "2022-1-5", 2),
        ("day", "2022-1-6", 0),
        ("day", "2022-1-7", 0),
        ("day", "2022-1-8", 1),
    ]


def test_two_weeks_over_the_end_of_a_year_are_days() -> None:
    days = [Civil(2021, 12, d) for d in range(25, 32)] + [Civil(2022, 1, d) for d in range(1, 8)]
    assert shape(*days) == [("day", f"{d.year}-{d.month}-{d.day}", 1) for d in days]


def test_two_weeks_and_the_year_after_them() -> None:
    days = [Civil(2022, 1, d) for d in range(2, 16) for _ in range(5)]
    found = shape(*days, Civil(2022, 12, 1))
    assert [unit for unit, _, _ in found] == ["day"] * 30 + ["month"] * 10 + ["day"]
    assert found[0] == ("day", "2022-1-2", 5)
    assert found[-1] == ("day", "2022-12-1", 1)


def test_two_centuries_are_decades_and_the_busiest_years() -> None:
    days = [Civil(1822), Civil(1900, 5), *[Civil(y, 3, 1) for y in range(1951, 1955)]]
    found = shape(*days, Civil(2022, 1, 5), most=30)
    assert found[0] == ("decade", "1820-1-1", 1)
    assert [f"{u} {d}" for u, d, count in found if count == 1 and u == "year"] == [
        f"year {y}-1-1" for y in range(1951, 1955)
    ]
    assert found[-1] == ("decade", "2020-1-1", 1)
    assert sum(count for _, _, count in found) == 7


def test_one_ancient_day_does_not_hide_the_others() -> None:
    days = [Civil(2022, 1, d) for d in range(2, 9)]
    found = shape(Civil(-43, 3, 15), *days)
    assert found[0] == ("month", "-43-3-1", 1)
    assert [one for one in found if one[0] == "day" and one[2]] == [
        ("day", f"2022-1-{d}", 1) for d in range(2, 9)
    ]
    assert "century" in {unit for unit, _, _ in found}


def test_no_column_says_more_than_is_known() -> None:
    assert shape(Civil(2022)) == [("year", "2022-1-1", 1)]
    assert shape(Civil(2022, 5)) == [("month", "2022-5-1", 1)]
    assert shape(Civil(2021), Civil(2022, 1)) == [("year", "2021-1-1", 1), ("month", "2022-1-1", 1)]
    assert shape(Civil(2022), Civil(2022, 3))[0] == ("month", "2022-1-1", 1)


def test_ten_thousand_years_are_millennia() -> None:
    found = shape(Civil(-9999), Civil(9999), most=21)
    assert found[0] == ("millennium", "-10000-1-1", 1)
    assert sum(count for _, _, count in found) == 2
    assert len(found) == 20


def test_years_before_the_first() -> None:
    assert shape(Civil(-1), Civil(0), Civil(1), most=3) == [
        ("year", "-1-1-1", 1),
        ("year", "0-1-1", 1),
        ("year", "1-1-1", 1),
    ]


def test_what_is_known_to_the_month_counts_on_its_first_day() -> None:
    assert shape(Civil(2022, 1), Civil(2022, 1, 3)) == [
        ("day", "2022-1-1", 1),
        ("day", "2022-1-2", 0),
        ("day", "2022-1-3", 1),
    ]


def test_ten_thousand_entries() -> None:
    days = [Civil(2000 + n % 20, 1 + n % 12, 1 + n % 28) for n in range(10_000)]
    found = stretches(sorted(days))
    assert len(found) <= MOST_BARS
    assert sum(s.count for s in found) == 10_000


def _end(piece: Stretch) -> tuple[int, int, int]:
    """The first day after a column."""
    year, month, day = piece.start.year, piece.start.month, piece.start.day
    if piece.unit == "day" and day < month_days(year, month):
        return year, month, day + 1
    if piece.unit in {"day", "month"} and month < 12:
        return year, month + 1, 1
    return year + {"decade": 10, "century": 100, "millennium": 1000}.get(piece.unit, 1), 1, 1


known_days = st.builds(Civil, st.integers(-60, 2100), st.integers(0, 12), st.integers(0, 28)).map(
    lambda c: c if c.month else Civil(c.year)
)


@given(st.lists(known_days, min_size=1, max_size=40), st.integers(21, 60))
def test_every_entry_is_in_one_column(days: list[Civil], most: int) -> None:
    found = stretches(sorted(days), most)
    assert 1 <= len(found) <= most
    assert sum(s.count for s in found) == len(days)
    position = 0
    for piece in found:
        assert piece.first == position
        position += piece.count
    for one, other in pairwise(found):
        assert one.start < other.start
        assert _end(one) == (other.start.year, other.start.month, other.start.day)


@pytest.mark.parametrize("most", [1, 2, 48])
def test_a_single_day_is_a_single_column(most: int) -> None:
    assert stretches([Civil(2022, 1, 5)], most) == (Stretch("day", Civil(2022, 1, 5), 0, 1),)
