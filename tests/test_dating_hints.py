"""What an editor is told about a text that is no date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import DateProblem, EventDate, parse_date
from dateline.dating.hints import EXAMPLE

ZONE = "Asia/Almaty"


def problem(text: str) -> DateProblem:
    found, _ = parse_date(text, ZONE)
    assert isinstance(found, DateProblem)
    return found


@pytest.mark.parametrize(
    ("text", "reason", "meant"),
    [
        ("31/12/2021", "year-first", "2021-12-31"),
        ("31.12.2021", "year-first", "2021-12-31"),
        ("31-12-2021", "year-first", "2021-12-31"),
        ("12/31/2021", "year-first", "2021-12-31"),
        ("05/01/2022", "year-first", "2022-01-05 or 2022-05-01"),
        ("05/05/2022", "year-first", "2022-05-05"),
        ("31.12.2021 9:05", "year-first", "2021-12-31T09:05"),
        ("01/2022", "year-first", "2022-01"),
        ("2022-1-5", "two-digits", "2022-01-05"),
        ("2022-1", "two-digits", "2022-01"),
        ("2022-01-5~", "two-digits", "2022-01-05~"),
        ("2022-1-5T9:30", "two-digits", "2022-01-05T09:30"),
        ("2022-1-5/2022-1-7", "two-digits", "2022-01-05/2022-01-07"),
        ("2022-01-05/2022-1-7", "two-digits", "2022-01-05/2022-01-07"),
        ("2022.01.05", "not-a-date", "2022-01-05"),
        ("2022/01/05", "not-a-date", "2022-01-05"),
        ("20220105", "not-a-date", "2022-01-05"),
        ("20220105T172000Z", "not-a-date", "2022-01-05T17:20:00Z"),
        ("2022-01-05 17:20", "time-form", "2022-01-05T17:20"),
        ("2022-01-05t17:20", "time-form", "2022-01-05T17:20"),
        ("2022-01-05T9:30", "time-form", "2022-01-05T09:30"),
        ("2022-01-05T17", "time-form", "2022-01-05T17:00"),
        ("2022-01-05T17:20:05.25", "time-form", "2022-01-05T17:20:05"),
        ("2022-01-05T17:20+0600", "time-form", "2022-01-05T17:20+06:00"),
        ("2022-01-05T17:20+6", "time-form", "2022-01-05T17:20+06:00"),
        ("2022-01-05 17:20 UTC", "time-form", "2022-01-05T17:20Z"),
        ("2022-W01-3", "week-date", "2022-01-05"),
        ("2022W013", "week-date", "2022-01-05"),
        ("2022-005", "day-of-year", "2022-01-05"),
        ("٢٠٢٢-٠١-٠٥", "digits", "2022-01-05"),
        ("２０２２-01-05", "digits", "2022-01-05"),
        ("2022\u201101\u201105", "not-a-date", "2022-01-05"),
        ("\u22120043", "not-a-date", "-0043"),
        ("2022-01-05 \u2013 2022-01-07", "interval-form", "2022-01-05/2022-01-07"),
        ("2022-01-05\u20132022-01-07", "interval-form", "2022-01-05/2022-01-07"),
        ("2022-01-05-2022-01-07", "interval-form", "2022-01-05/2022-01-07"),
        ("2022-01\u20132022-03", "interval-form", "2022-01/2022-03"),
        ("2021-2022", "interval-form", "2021/2022"),
        ("2022-01-05T10:00/11:00", "clock-interval", "2022-01-05T10:00/2022-01-05T11:00"),
        ("2022-01-05 10:00 - 11:00", "clock-interval", "2022-01-05T10:00/2022-01-05T11:00"),
        ("2022-01-05T10:00\u201311:00", "clock-interval", "2022-01-05T10:00/2022-01-05T11:00"),
        ("2022-01-05T9:30-06:00", "time-form", "2022-01-05T09:30-06:00"),
        ("2022-01-05 to 2022-01-07", "interval-form", "2022-01-05/2022-01-07"),
        ("2022-01-05 / 2022-01-07", "interval-form", "2022-01-05/2022-01-07"),
        ("2022-01-05/open", "not-a-date", "2022-01-05/.."),
        ("unknown/2006", "not-a-date", "/2006"),
        ("5 January 2022", "not-a-date", "2022-01-05"),
        ("January 5th, 2022", "not-a-date", "2022-01-05"),
        ("Jan 2022", "not-a-date", "2022-01"),
        ("about 2022", "not-a-date", "2022~"),
        ("c. 5 January 2022", "not-a-date", "2022-01-05~"),
        ("2022?~", "not-a-date", "2022%"),
        ("1990s", "not-a-date", "199X"),
        ("199u", "not-a-date", "199X"),
        ("2004-uu", "not-a-date", "2004-XX"),
        ("44 BC", "not-a-date", "-0043"),
        ("1 B.C.E.", "not-a-date", "0000"),
        ("+2022-01-05", "not-a-date", "2022-01-05"),
        ("Y2022", "year-range", "2022"),
    ],
)
def test_the_form_to_write_is_found(text: str, reason: str, meant: str) -> None:
    found = problem(text)
    assert (found.reason, found.hint) == (reason, f"write {meant}")
    for suggestion in meant.split(" or "):
        assert isinstance(parse_date(suggestion, ZONE)[0], EventDate)


@pytest.mark.parametrize(
    ("text", "reason", "offset"),
    [
        ("nonsense", "not-a-date", 0),
        ("..", "not-a-date", 0),
        ("12:30:45", "not-a-date", 0),
        ("45045", "year-range", 0),
        ("10000-01-01", "year-range", 0),
        ("Y170000002", "year-range", 0),
        ("2022-W60-9", "week-date", 0),
        ("2022-400", "day-of-year", 0),
        ("31/02/2021", "year-first", 0),
        ("2022-1-55", "two-digits", 0),
        ("1XXX", "beyond-level-1", 0),
        ("2022-01-05Z", "not-a-date", 0),
        ("22-01-٠٥", "digits", 6),
        ("2022-01-05/2022/2023", "not-a-date", 0),
        ("\ud800", "not-a-date", 0),
    ],
)
def test_without_a_guess_the_forms_are_shown(text: str, reason: str, offset: int) -> None:
    found = problem(text)
    assert (found.reason, found.offset) == (reason, offset)
    assert found.hint.startswith("write ")
    assert found.hint == EXAMPLE or reason in ("year-range", "week-date", "day-of-year")


@given(st.text(max_size=70))
def test_no_text_raises(text: str) -> None:
    check_any_text(text)


def check_any_text(text: str) -> None:
    found, remarks = parse_date(text, ZONE)
    if isinstance(found, DateProblem):
        assert found.message.endswith(".")
        assert found.hint.startswith("write ")
        assert 0 <= found.offset <= len(text)
        assert remarks == ()


@given(st.text(alphabet="0123456789-/.:TXYZWES~?%[]{},+ abefort٣−", max_size=40))
def test_no_text_that_looks_like_a_date_raises(text: str) -> None:
    check_any_text(text)
