"""Dates written for machines: HTML, feeds, addresses, headings."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import (
    MAX_INSTANT,
    EventDate,
    group_key,
    html_datetime,
    instant_iso,
    iso_day,
    local_day,
    parse_date,
)
from dateline.dating.civil import Civil


def read(text: str, zone: str = "Asia/Almaty") -> EventDate:
    found, _ = parse_date(text, zone)
    assert isinstance(found, EventDate)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022", "2022"),
        ("0001", "0001"),
        ("9999", "9999"),
        ("2022-01", "2022-01"),
        ("2022-01-05", "2022-01-05"),
        ("2022-01-XX", "2022-01"),
        ("2022-XX-XX", "2022"),
        ("2022-01-05T17:20", "2022-01-05T17:20+06:00"),
        ("2022-01-05T17:20:05", "2022-01-05T17:20:05+06:00"),
        ("2022-01-05T17:20Z", "2022-01-05T17:20+00:00"),
        ("2022-01-05T17:20-03:30", "2022-01-05T17:20-03:30"),
        ("1850-01-05T12:00", "1850-01-05T06:52:12Z"),
        ("0001-01-01T00:00", None),
        ("0000", None),
        ("-0043-03-15", None),
        ("-0043-03-15T12:00", None),
        ("2022~", None),
        ("2022-01-05?", None),
        ("2022-01-05T17:20%", None),
        ("2022-21", None),
        ("202X", None),
        ("20XX", None),
        ("2022-01-05/2022-01-06", None),
        ("2022-01-05/..", None),
        ("/2022-01-05", None),
        ("before 2022-01-05", None),
        ("after 2022-01-05", None),
    ],
)
def test_time_elements_only_where_html_has_a_value(text: str, value: str | None) -> None:
    assert html_datetime(read(text)) == value


@pytest.mark.parametrize(
    ("text", "day", "group"),
    [
        ("2022-01-05", "2022-01-05", "2022-01-05"),
        ("2022-01-06T00:30+06:00", "2022-01-06", "2022-01-06"),
        ("2022-01-05T17:20~/2022-01-07", "2022-01-05", "2022-01-05"),
        ("2022-01-05/..", "2022-01-05", "2022-01-05"),
        ("after 2022-01-05", "2022-01-05", "2022-01-05"),
        ("2022-01?", "2022-01", "2022-01"),
        ("2022", "2022", "2022"),
        ("2022-21", "2022", "2022-21"),
        ("202X", "2020", "2020 decade"),
        ("20XX", "2000", "2000 century"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("../2022-01-05T17:20", "2022-01-05", "open 2022-01-05"),
        ("/2022-01-05", "2022-01-05", "unknown 2022-01-05"),
        ("../2022-21~", "2022", "open 2022-21"),
        ("../202X", "2020", "open 2020 decade"),
        ("before 2022-01-05", "2022-01-05", "before 2022-01-05"),
        ("before 2022-01-05T17:20", "2022-01-05", "before 2022-01-05T17:20"),
    ],
)
def test_days_of_addresses_and_keys_of_headings(text: str, day: str, group: str) -> None:
    assert iso_day(read(text)) == day
    assert group_key(read(text)) == group


def test_instants_for_feeds() -> None:
    assert instant_iso(read("2022-01-05T17:20").earliest) == "2022-01-05T11:20:00Z"
    assert instant_iso(read("9999", "UTC").latest) == "9999-12-31T23:59:59Z"
    assert instant_iso(0) == "0001-01-01T00:00:00Z"


@pytest.mark.parametrize("instant", [-1, MAX_INSTANT, -MAX_INSTANT])
def test_instants_feeds_cannot_write(instant: int) -> None:
    with pytest.raises(ValueError, match="RFC 3339"):
        instant_iso(instant)


@given(st.datetimes())
def test_what_a_feed_says_is_read_as_the_same_instant(moment: datetime) -> None:
    text = f"{moment.isoformat(timespec='seconds')}Z"
    assert instant_iso(read(text).earliest) == text


def test_the_day_it_is_somewhere() -> None:
    instant = read("2022-01-05T23:30").earliest
    assert local_day(instant, "Asia/Almaty") == Civil(2022, 1, 5)
    assert local_day(instant, "Asia/Tokyo") == Civil(2022, 1, 6)
    assert local_day(instant, "-14:00") == Civil(2022, 1, 5)
