"""What must hold for dates of every form, in every zone."""

from itertools import pairwise

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.dates import (
    MAX_INSTANT,
    MAX_LENGTH,
    MIN_INSTANT,
    PRECISIONS,
    DateProblem,
    EventDate,
    overlaps,
    overlaps_range,
    parse_date,
    precision_rank,
    print_date,
    sort_key,
)
from dateline.dating.civil import (
    DAY,
    Civil,
    civil_from_days,
    days_from_civil,
    iso_civil,
    month_days,
)
from dateline.dating.zones import local_time, offset_at, zone_names

YEARS = st.integers(-9999, 9999)


def _year(year: int) -> str:
    return iso_civil(Civil(year))


@st.composite
def _days(draw: st.DrawFn) -> str:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    return iso_civil(Civil(year, month, draw(st.integers(1, month_days(year, month)))))


@st.composite
def _times(draw: st.DrawFn) -> str:
    text = f"{draw(_days())}T{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}"
    if draw(st.booleans()):
        text += f":{draw(st.integers(0, 59)):02d}"
    return text + draw(st.sampled_from(["", "Z", "+06:00", "-04", "+05:45", "+14:00"]))


MONTHS = st.builds(
    lambda year, month: f"{_year(year)}-{month:02d}",
    YEARS,
    st.integers(1, 12) | st.integers(21, 24),
)
UNSPECIFIED = st.one_of(
    st.integers(0, 999).map(lambda n: f"{n:03d}X"),
    st.integers(0, 99).map(lambda n: f"{n:02d}XX"),
    YEARS.map(lambda y: f"{_year(y)}-XX"),
    YEARS.map(lambda y: f"{_year(y)}-XX-XX"),
    st.builds(lambda y, m: f"{_year(y)}-{m:02d}-XX", YEARS, st.integers(1, 12)),
)
ENDS = st.builds(
    str.__add__,
    st.one_of(YEARS.map(_year), MONTHS, _days(), _times(), UNSPECIFIED),
    st.sampled_from(["", "", "~", "?", "%"]),
)
TEXTS = st.one_of(
    ENDS,
    st.builds("{}/{}".format, ENDS, ENDS),
    st.builds("{}/{}".format, ENDS, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), ENDS),
    st.builds("{} {}".format, st.sampled_from(["before", "after"]), ENDS),
)
ZONES = st.sampled_from(["Asia/Almaty", "Europe/Berlin", "Pacific/Apia", "UTC", "-03:30"]) | (
    st.sampled_from(zone_names())
)


@st.composite
def dates(draw: st.DrawFn) -> EventDate:
    found, _ = parse_date(draw(TEXTS), draw(ZONES))
    if isinstance(found, DateProblem):
        assert found.reason == "end-before-start"
    assume(isinstance(found, EventDate))
    assert isinstance(found, EventDate)
    return found


@given(TEXTS, ZONES)
def test_reading_printing_and_reading_again(text: str, zone: str) -> None:
    found = parse_date(text, zone)
    if isinstance(found[0], EventDate):
        assert print_date(found[0]) == text
        assert parse_date(print_date(found[0]), zone) == found
        assert parse_date(f"  {text}\t", zone)[0] == found[0]


@given(dates())
def test_a_date_begins_before_it_ends(date: EventDate) -> None:
    assert MIN_INSTANT <= date.earliest <= date.latest <= MAX_INSTANT
    assert len(date.text) <= MAX_LENGTH
    assert date.precision in PRECISIONS


@given(dates())
def test_a_date_survives_the_wire(date: EventDate) -> None:
    assert msgspec.json.decode(msgspec.json.encode(date), type=EventDate) == date
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(date), type=EventDate) == date


@given(st.lists(dates(), max_size=8))
def test_order_is_total_and_says_what_it_should(found: list[EventDate]) -> None:
    ordered = sorted(found, key=sort_key)
    assert [sort_key(d) for d in ordered] == sorted(sort_key(d) for d in reversed(found))
    for a, b in pairwise(ordered):
        assert a.earliest <= b.earliest
        if a.earliest == b.earliest:
            assert a.latest <= b.latest
        if (a.earliest, a.latest) == (b.earliest, b.latest):
            assert precision_rank(a.precision) <= precision_rank(b.precision)


@given(dates(), dates())
def test_overlap_is_symmetric_and_is_that_of_sets(a: EventDate, b: EventDate) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    assert overlaps(a, b) == (max(a.earliest, b.earliest) <= min(a.latest, b.latest))
    assert overlaps(a, a)
    assert overlaps_range(a, b.earliest, b.latest) == overlaps(a, b)


@given(ZONES, st.integers(days_from_civil(1900, 1, 1), days_from_civil(2100, 1, 1)))
def test_days_leave_no_gap_between_them(zone: str, number: int) -> None:
    today = parse_date(iso_civil(civil_from_days(number)), zone)[0]
    after = parse_date(iso_civil(civil_from_days(number + 1)), zone)[0]
    assert isinstance(today, EventDate)
    assert isinstance(after, EventDate)
    midnight = local_time(zone, (number + 1) * DAY)
    assert after.earliest == today.latest + 1 or midnight.was_twice or _skipped(zone, number)


def _skipped(zone: str, number: int) -> bool:
    return any(parse_date(iso_civil(civil_from_days(n)), zone)[1] for n in (number, number + 1))


@given(ZONES, st.integers(days_from_civil(1800, 1, 1) * DAY, days_from_civil(2200, 1, 1) * DAY))
def test_a_local_time_means_the_instant_it_was_shown_at(zone: str, instant: int) -> None:
    days, rest = divmod(instant + offset_at(zone, instant), DAY)
    clock = f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"
    found, remarks = parse_date(f"{iso_civil(civil_from_days(days))}T{clock}", zone)
    assert isinstance(found, EventDate)
    twice = [r.reason for r in remarks] == ["clock-back"]
    assert found.earliest == instant or (twice and found.earliest < instant)
