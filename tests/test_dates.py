"""Reading dates: instants, zones, clock changes, and the reasons for refusing a text."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.dates import (
    MAX_INSTANT,
    MIN_INSTANT,
    DateProblem,
    DateRemark,
    EventDate,
    overlaps,
    parse_date,
    sort_key,
)
from dateline.dating.civil import Civil

ROOT = Path(__file__).parent.parent
ALMATY = "Asia/Almaty"
MONTH_HINT = "write a month from 01 to 12, or a season: 21 spring, 22 summer, 23 autumn, 24 winter"
DAY_HINT = "write a day from 01 to {}, or {} if the day is not known"
OFFSET_HINT = "write an offset such as +06:00, or Z for UTC"
SWAP_HINT = "write the earlier end first: "


def read(text: str, zone: str = ALMATY) -> EventDate:
    found, remarks = parse_date(text, zone)
    assert isinstance(found, EventDate)
    assert remarks == ()
    return found


def refused(text: str, zone: str = ALMATY) -> DateProblem:
    found, _ = parse_date(text, zone)
    assert isinstance(found, DateProblem)
    return found


def remark(text: str, zone: str) -> tuple[EventDate, DateRemark]:
    found, remarks = parse_date(text, zone)
    assert isinstance(found, EventDate)
    assert len(remarks) == 1
    return found, remarks[0]


def utc(text: str) -> int:
    """Count to an instant by way of the standard library."""
    span = datetime.fromisoformat(text).replace(tzinfo=UTC) - datetime(1, 1, 1, tzinfo=UTC)
    return span // timedelta(seconds=1)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-01-05", "2022-01-04T18:00:00", "2022-01-05T17:59:59"),
        ("2022-01-05T17:20", "2022-01-05T11:20:00", "2022-01-05T11:20:59"),
        ("2022-01-05T17:20:05", "2022-01-05T11:20:05", "2022-01-05T11:20:05"),
        ("2022-01-06T00:30+06:00", "2022-01-05T18:30:00", "2022-01-05T18:30:59"),
        ("2022-01-05T17:20Z", "2022-01-05T17:20:00", "2022-01-05T17:20:59"),
        ("2022-01-05T17:20/2022-01-05T18:00", "2022-01-05T11:20:00", "2022-01-05T12:00:59"),
        ("2022-01-05T17:20/2022-01-06", "2022-01-05T11:20:00", "2022-01-06T17:59:59"),
        ("2024", "2023-12-31T18:00:00", "2024-12-31T18:59:59"),
        ("2024-02-29", "2024-02-28T18:00:00", "2024-02-29T18:59:59"),
    ],
)
def test_instants_in_almaty(text: str, earliest: str, latest: str) -> None:
    found = read(text)
    assert (found.earliest, found.latest) == (utc(earliest), utc(latest))


def test_almaty_and_aqtau_were_an_hour_apart() -> None:
    text = "2022-01-05T17:20"
    assert read(text, "Asia/Aqtau").earliest - read(text).earliest == 3600
    text = "2026-01-05T17:20"
    assert read(text, "Asia/Aqtau").earliest == read(text).earliest


def test_before_and_after_leave_the_day_out() -> None:
    day, before, after = read("2022-01-05"), read("before 2022-01-05"), read("after 2022-01-05")
    assert (before.earliest, before.latest) == (MIN_INSTANT, day.earliest - 1)
    assert (after.earliest, after.latest) == (day.latest + 1, MAX_INSTANT)
    assert (before.first.state, after.last and after.last.state) == ("before", "after")
    assert not overlaps(before, day)
    assert not overlaps(after, day)


@pytest.mark.parametrize(
    ("text", "start", "end", "zone", "qualifier"),
    [
        ("2022-01-06T00:30+06:00", Civil(2022, 1, 6), Civil(2022, 1, 6), "+06:00", ""),
        ("2022-01-05T17:20Z~", Civil(2022, 1, 5), Civil(2022, 1, 5), "+00:00", "approximate"),
        ("2022-01~/2022-03?", Civil(2022, 1), Civil(2022, 3), ALMATY, "approximate"),
        ("../2022-01-05?", Civil(2022, 1, 5), Civil(2022, 1, 5), ALMATY, "uncertain"),
        ("2022-01-05/", Civil(2022, 1, 5), Civil(2022, 1, 5), ALMATY, ""),
        ("201X", Civil(2010), Civil(2019), ALMATY, ""),
        ("2022-24", Civil(2022), Civil(2023), ALMATY, ""),
        ("2022-01-05T10:00-04/2022-01-06", Civil(2022, 1, 5), Civil(2022, 1, 6), "-04:00", ""),
    ],
)
def test_days_zone_and_qualifier(
    text: str, start: Civil, end: Civil, zone: str, qualifier: str
) -> None:
    found = read(text)
    assert (found.start, found.end, found.zone, found.qualifier) == (start, end, zone, qualifier)


def test_each_end_keeps_its_own_precision_and_qualifier() -> None:
    found = read("2022-01-05T17:20~/2022-03?")
    assert found.last is not None
    ends = [(end.precision, end.qualifier, end.clock) for end in (found.first, found.last)]
    assert ends == [("minute", "approximate", "17:20"), ("month", "uncertain", "")]


def test_the_finer_precision_comes_first() -> None:
    texts = ["2022-01-05/2022-01-05", "2022-01-05", "2022-01", "2022-01-01/2022-01-31", "2022"]
    ordered = sorted(texts, key=lambda text: sort_key(read(text)))
    assert ordered == ["2022-01", "2022-01-01/2022-01-31", "2022", "2022-01-05", texts[0]]


def test_a_time_that_never_was() -> None:
    found, said = remark("2022-03-27T02:30", "Europe/Berlin")
    assert (found.earliest, found.latest) == (utc("2022-03-27T01:30"), utc("2022-03-27T01:30:59"))
    assert said == DateRemark(
        "clock-forward",
        "02:30 on 2022-03-27 never was in Europe/Berlin, where the clock was put forward by"
        " 60 minutes; it is understood as 2022-03-27T03:30.",
        "write 2022-03-27T03:30",
        11,
    )
    assert read("2022-03-27T03:30", "Europe/Berlin").earliest == found.earliest


def test_a_time_that_was_twice() -> None:
    found, said = remark(" 2022-10-30T02:30", "Europe/Berlin")
    assert found.earliest == utc("2022-10-30T00:30")
    assert said == DateRemark(
        "clock-back",
        "02:30 on 2022-10-30 was twice in Europe/Berlin, where the clock was put back by"
        " 60 minutes; the first of the two is meant.",
        "write 2022-10-30T02:30+02:00 or 2022-10-30T02:30+01:00",
        12,
    )
    assert read("2022-10-30T02:30+02:00").earliest == found.earliest
    assert read("2022-10-30T02:30+01:00").earliest == found.earliest + 3600


def test_the_change_of_almaty_in_2024() -> None:
    found, said = remark("2024-02-29T23:30", ALMATY)
    assert (found.earliest, said.reason) == (utc("2024-02-29T17:30"), "clock-back")
    assert read("2024-03-01T00:00").earliest == utc("2024-02-29T19:00")


def test_remarks_on_both_ends() -> None:
    text = "2022-03-27T02:30/2022-10-30T02:30"
    _, remarks = parse_date(text, "Europe/Berlin")
    assert [(r.reason, r.offset) for r in remarks] == [("clock-forward", 11), ("clock-back", 28)]


def test_a_day_that_was_left_out() -> None:
    found, said = remark("2011-12-30", "Pacific/Apia")
    assert found.earliest == found.latest == utc("2011-12-30T10:00")
    assert said.reason == "day-skipped"


@pytest.mark.parametrize(
    ("text", "zone", "earliest", "latest"),
    [
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00", "2018-11-05T01:59:59"),
        ("1919-03-30", "America/Toronto", "1919-03-30T05:00:00", "1919-03-31T04:29:59"),
        ("1919-03-31", "America/Toronto", "1919-03-31T04:30:00", "1919-04-01T03:59:59"),
    ],
)
def test_days_whose_midnight_never_was(text: str, zone: str, earliest: str, latest: str) -> None:
    found = read(text, zone)
    assert (found.earliest, found.latest) == (utc(earliest), utc(latest))


@pytest.mark.parametrize(
    ("text", "reason", "offset", "hint"),
    [
        ("", "empty", 0, "write a date such as 2022-01-05"),
        ("   ", "empty", 0, "write a date such as 2022-01-05"),
        ("2022-01-05" * 7, "too-long", 64, "write a date such as 2022-01-05"),
        ("2022-02-30", "no-such-day", 8, DAY_HINT.format(28, "2022-02")),
        ("  2022-04-31", "no-such-day", 10, DAY_HINT.format(30, "2022-04")),
        ("2022-01-00", "no-such-day", 8, DAY_HINT.format(31, "2022-01")),
        ("before 2022-02-30", "no-such-day", 15, DAY_HINT.format(28, "2022-02")),
        ("2022-13-05", "no-such-month", 5, "write 2022-05-13"),
        ("2022-22-05", "no-such-month", 5, "write 2022-22"),
        ("2022-13", "no-such-month", 5, MONTH_HINT),
        ("2022-01-01/2022-00", "no-such-month", 16, MONTH_HINT),
        ("-0000", "no-such-year", 0, "write 0000 for 1 BCE"),
        ("2022-01-05T25:00", "no-such-time", 11, "write a time from 00:00 to 23:59"),
        ("2022-01-05T23:60", "no-such-time", 11, "write a time from 00:00 to 23:59"),
        ("2022-01-05T24:01", "no-such-time", 11, "write a time from 00:00 to 23:59"),
        ("2022-12-31T24:00", "end-of-day", 11, "write 2023-01-01T00:00"),
        ("2016-12-31T23:59:60", "leap-second", 17, "write 2016-12-31T23:59:59"),
        ("2016-12-31T23:59:60Z", "leap-second", 17, "write 2016-12-31T23:59:59Z"),
        ("2022-01-05T17:20+25:00", "no-such-offset", 16, OFFSET_HINT),
        ("2022-01-05T17:20-00:00", "no-such-offset", 16, OFFSET_HINT),
        ("2022-XX-05", "unspecified", 8, "write 2022"),
        ("2022-01-XXT10:00", "unspecified", 11, "write 2022-01"),
        ("2022-XX-XXT10:00", "unspecified", 11, "write 2022"),
        ("201X-XX", "unspecified", 5, "write 201X"),
        ("../..", "no-ends", 0, "write at least one end, for example 2022-01-05/.."),
        ("/", "no-ends", 0, "write at least one end, for example 2022-01-05/.."),
        (
            "2022-01-10/2022-01-05",
            "end-before-start",
            11,
            SWAP_HINT + "2022-01-05/2022-01-10",
        ),
        (
            "2022-01-05T18:00/2022-01-05T17:20",
            "end-before-start",
            17,
            SWAP_HINT + "2022-01-05T17:20/2022-01-05T18:00",
        ),
    ],
)
def test_reasons_places_and_hints(text: str, reason: str, offset: int, hint: str) -> None:
    found = refused(text)
    assert (found.reason, found.offset, found.hint) == (reason, offset, hint)


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Asia/Almatty", "write Asia/Almaty"),
        ("UTC+6", "write +06:00"),
        ("", "write an IANA name such as Asia/Almaty, or +06:00"),
    ],
)
def test_an_unknown_zone_is_a_problem(zone: str, hint: str) -> None:
    found = refused("2022-01-05", zone)
    assert found.reason == "zone"
    assert found.hint.split(" or ")[0] == hint.split(" or ")[0]


def test_every_reason_is_documented() -> None:
    described = (ROOT / "docs" / "time.md").read_text(encoding="utf-8")
    sources = ["dates.py", "dating/ends.py", "dating/hints.py"]
    text = "".join((ROOT / "generator" / "dateline" / name).read_text("utf-8") for name in sources)
    for row in described.split("\n| reason |")[1].split("\n")[2:]:
        if row:
            assert f'"{row.split("`")[1]}"' in text
    for reason in ("clock-forward", "clock-back", "day-skipped"):
        assert f"`{reason}`" in described


def test_importing_is_cheap() -> None:
    heavy = "{'babel', 'zoneinfo', 'difflib'}"
    code = f"import sys, dateline.dates; print(sorted({heavy} & {{*sys.modules}}))"
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT / "generator", capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
