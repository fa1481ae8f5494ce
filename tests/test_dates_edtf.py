"""The referee: the examples of the EDTF specification (Library of Congress, 2019).

Each example of levels 0 and 1 is either read, with the first and the last day given here, or
refused with a reason that `docs/time.md` explains. Of level 2, which is not promised, only what
level 1 has too is read.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.dates import MAX_INSTANT, MIN_INSTANT, DateProblem, EventDate, parse_date

DOCS = Path(__file__).parent.parent / "docs" / "time.md"
ANY = "any"
"""Stands for an end that has no known day."""

# Text; first and last day (or, with a time, second); precision; qualifier.
LEVEL_0 = [
    ("1985-04-12", "1985-04-12", "1985-04-12", "day", ""),
    ("1985-04", "1985-04-01", "1985-04-30", "month", ""),
    ("1985", "1985-01-01", "1985-12-31", "year", ""),
    ("1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:20:30", "second", ""),
    ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30", "1985-04-12T23:20:30", "second", ""),
    ("1985-04-12T23:20:30-04", "1985-04-13T03:20:30", "1985-04-13T03:20:30", "second", ""),
    ("1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30", "1985-04-12T18:50:30", "second", ""),
    ("1964/2008", "1964-01-01", "2008-12-31", "interval", ""),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "interval", ""),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "interval", ""),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "interval", ""),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "interval", ""),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "interval", ""),
]

LEVEL_1 = [
    ("2001-21", "2001-03-01", "2001-05-31", "season", ""),
    ("2001-22", "2001-06-01", "2001-08-31", "season", ""),
    ("2001-23", "2001-09-01", "2001-11-30", "season", ""),
    ("2001-24", "2001-12-01", "2002-02-28", "season", ""),
    ("1984?", "1984-01-01", "1984-12-31", "year", "uncertain"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month", "approximate"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day", "both"),
    ("201X", "2010-01-01", "2019-12-31", "decade", ""),
    ("20XX", "2000-01-01", "2099-12-31", "century", ""),
    ("2004-XX", "2004-01-01", "2004-12-31", "year", ""),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month", ""),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "year", ""),
    ("1985-04-12/..", "1985-04-12", ANY, "interval", ""),
    ("1985-04/..", "1985-04-01", ANY, "interval", ""),
    ("1985/..", "1985-01-01", ANY, "interval", ""),
    ("../1985-04-12", ANY, "1985-04-12", "interval", ""),
    ("../1985-04", ANY, "1985-04-30", "interval", ""),
    ("../1985", ANY, "1985-12-31", "interval", ""),
    ("1985-04-12/", "1985-04-12", ANY, "interval", ""),
    ("1985-04/", "1985-04-01", ANY, "interval", ""),
    ("1985/", "1985-01-01", ANY, "interval", ""),
    ("/1985-04-12", ANY, "1985-04-12", "interval", ""),
    ("/1985-04", ANY, "1985-04-30", "interval", ""),
    ("/1985", ANY, "1985-12-31", "interval", ""),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "interval", "approximate"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30", "interval", ""),
    ("1984~/2004~", "1984-01-01", "2004-12-31", "interval", "approximate"),
    ("1984?/2004%", "1984-01-01", "2004-12-31", "interval", "uncertain"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "interval", "uncertain"),
]

# Years BCE, which the standard library does not have: text; first and last day 2000 years later.
LEVEL_1_BCE = [
    ("-1985", "0015-01-01", "0015-12-31"),
    ("0000", "2000-01-01", "2000-12-31"),
    ("-0001", "1999-01-01", "1999-12-31"),
]
IN_2000_YEARS = 5 * 146_097 * 86_400
"""Seconds after which the Gregorian calendar, whose pattern is 400 years long, is the same."""

REFUSED = {
    "Y170000002": "year-range",
    "Y-170000002": "year-range",
    # Level 2.
    "Y-17E7": "year-range",
    "1950S2": "beyond-level-1",
    "Y171010000S3": "year-range",
    "2001-34": "no-such-month",
    "[1667,1668,1670..1672]": "beyond-level-1",
    "[..1760-12-03]": "beyond-level-1",
    "[1760-12..]": "beyond-level-1",
    "[1667,1760-12]": "beyond-level-1",
    "{1667,1668,1670..1672}": "beyond-level-1",
    "{1960,1961-12}": "beyond-level-1",
    "{..1984}": "beyond-level-1",
    "2004-06~-11": "beyond-level-1",
    "2004?-06-11": "beyond-level-1",
    "?2004-06-~11": "beyond-level-1",
    "2004-%06-11": "beyond-level-1",
    "156X-12-25": "unspecified",
    "15XX-12-25": "unspecified",
    "XXXX-12-XX": "beyond-level-1",
    "1XXX-XX": "beyond-level-1",
    "1XXX-12": "beyond-level-1",
    "1984-1X": "beyond-level-1",
    "2004-06-~01/2004-06-~20": "beyond-level-1",
}


def read(text: str) -> EventDate:
    found, remarks = parse_date(text, "+00:00")
    assert isinstance(found, EventDate)
    assert remarks == ()
    return found


def seconds(day: str, clock: str) -> int:
    """Count to a second by way of the standard library."""
    text = day if "T" in day else f"{day}T{clock}"
    span = datetime.fromisoformat(text).replace(tzinfo=UTC) - datetime(1, 1, 1, tzinfo=UTC)
    return span.days * 86_400 + span.seconds


@pytest.mark.parametrize(("text", "first", "last", "precision", "qualifier"), LEVEL_0 + LEVEL_1)
def test_examples(text: str, first: str, last: str, precision: str, qualifier: str) -> None:
    found = read(text)
    assert found.earliest == (MIN_INSTANT if first == ANY else seconds(first, "00:00:00"))
    assert found.latest == (MAX_INSTANT if last == ANY else seconds(last, "23:59:59"))
    assert (found.precision, found.qualifier) == (precision, qualifier)
    assert found.text == text


@pytest.mark.parametrize(("text", "first", "last"), LEVEL_1_BCE)
def test_examples_before_the_common_era(text: str, first: str, last: str) -> None:
    found = read(text)
    assert found.earliest == seconds(first, "00:00:00") - IN_2000_YEARS
    assert found.latest == seconds(last, "23:59:59") - IN_2000_YEARS


@pytest.mark.parametrize("text", REFUSED)
def test_refused_examples(text: str) -> None:
    found, _ = parse_date(text, "+00:00")
    assert isinstance(found, DateProblem)
    assert found.reason == REFUSED[text]


def test_reasons_are_explained() -> None:
    described = DOCS.read_text(encoding="utf-8")
    assert all(f"`{reason}`" in described for reason in REFUSED.values())


def test_an_open_end_is_not_an_unknown_one() -> None:
    last = read("1985/..").last, read("1985/").last
    first = read("../1985").first, read("/1985").first
    assert [end.state if end else "" for end in last] == ["open", "unknown"]
    assert [end.state for end in first] == ["open", "unknown"]
