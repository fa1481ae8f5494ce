"""Kinds of field that tell time: dates, moments and zones (pure)."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dateline.dates import DateProblem, DateRemark, EventDate, is_zone, nearest_zones, parse_date
from dateline.fields.kinds import TEXT, Check, Schema, scalar
from dateline.model import Dated
from dateline.parsing.nodes import Node, Scalar
from dateline.phrasing.dated import dated
from dateline.text import quoted

DATE_CODES = {
    "no-such-day": "DL302",
    "no-such-month": "DL302",
    "no-such-year": "DL302",
    "no-such-time": "DL302",
    "no-such-offset": "DL302",
    "end-of-day": "DL302",
    "leap-second": "DL302",
    "unspecified": "DL303",
    "beyond-level-1": "DL303",
    "week-date": "DL303",
    "day-of-year": "DL303",
    "year-range": "DL303",
    "zone": "DL304",
    "end-before-start": "DL305",
    "no-ends": "DL306",
    "clock-forward": "DL307",
    "clock-back": "DL308",
    "day-skipped": "DL309",
}
"""Codes of the reasons that `dates` gives; the form of a date is at fault (DL301) in all others."""


def read_date(node: Node, name: str, check: Check) -> EventDate | None:
    """Return a date, noting what is wrong or odd about it at the letter where it is so."""
    found = scalar(node, name, check, "a date")
    if found is None:
        return None
    date, remarks = parse_date(found.text, check.zone)
    _note_remarks(remarks, found, check)
    if isinstance(date, DateProblem):
        _note_problem(date, found, check)
        return None
    return date


def _note_remarks(remarks: tuple[DateRemark, ...], found: Scalar, check: Check) -> None:
    for remark in remarks:
        place = _place(found, remark.offset)
        check.findings.add(_code(remark.reason), _clause(remark.message), place, remark.hint)


def _note_problem(problem: DateProblem, found: Scalar, check: Check) -> None:
    message = f"{quoted(found.text)}: {_clause(problem.message)}"
    place = _place(found, problem.offset)
    check.findings.add(_code(problem.reason), message, place, problem.hint)


def _code(reason: str) -> str:
    return DATE_CODES.get(reason, "DL301")


def _clause(sentence: str) -> str:
    """Return a sentence as messages are written: small letter first, no full stop."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _place(node: Scalar, offset: int) -> tuple[int, int]:
    if node.style in ("|", ">"):
        return node.line, node.column
    return node.line, node.column + offset + (1 if node.style else 0)


class Date(msgspec.Struct, frozen=True):
    """When something happened, as precisely as it is known."""

    words = "date (EDTF level 1, with clock times)"

    def read(self, node: Node, name: str, check: Check) -> EventDate | None:
        """Return the date."""
        return read_date(node, name, check)

    def schema(self) -> Schema:
        """Return a short text: the grammar is more than a pattern can say."""
        return {"type": TEXT, "maxLength": 64}


class Moment(msgspec.Struct, frozen=True):
    """When an embargo ends: a day or a moment, known exactly."""

    words = "day or moment, such as `2022-01-09T06:00+06:00`"

    def read(self, node: Node, name: str, check: Check) -> EventDate | None:
        """Return the date if it has one exact beginning."""
        date = read_date(node, name, check)
        if date is None:
            return None
        if date.precision in ("day", "minute", "second") and not date.qualifier:
            return date
        message = f'"{name}" must be one exact moment, found {quoted(date.text)}'
        check.findings.add("DL310", message, node, "write a moment such as 2022-01-09T06:00+06:00")
        return None

    def schema(self) -> Schema:
        """Return a short text."""
        return {"type": TEXT, "maxLength": 64}


class Zone(msgspec.Struct, frozen=True):
    """A time zone."""

    words = "IANA time zone, such as `Asia/Almaty`, or an offset such as `+06:00`"

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the zone."""
        found = scalar(node, name, check, "a time zone")
        if found is None:
            return None
        if is_zone(found.text):
            return found.text
        near = nearest_zones(found.text)
        hint = f"did you mean {' or '.join(near)}?" if near else "write a name such as Asia/Almaty"
        message = f'"{name}": there is no time zone {quoted(found.text)}'
        check.findings.add("DL304", message, node, hint)
        return None

    def schema(self) -> Schema:
        """Return a text."""
        return {"type": TEXT, "maxLength": 64}


@lru_cache(maxsize=1024)
def _lesser(
    text: str, zone: str, language: str
) -> tuple[Dated | DateProblem, tuple[DateRemark, ...]]:
    """Read a lesser date; remembered, for the sources of one day repeat the same few dates."""
    date, remarks = parse_date(text, zone)
    return (date if isinstance(date, DateProblem) else dated(date, language)), remarks


class Lesser(msgspec.Struct, frozen=True):
    """A date of something that is no entry: kept as written and in words."""

    words = "date"

    def read(self, node: Node, name: str, check: Check) -> Dated | None:
        """Return the date in the words of the site's language."""
        found = scalar(node, name, check, "a date")
        if found is None:
            return None
        date, remarks = _lesser(found.text, check.zone, check.language)
        _note_remarks(remarks, found, check)
        if isinstance(date, DateProblem):
            _note_problem(date, found, check)
            return None
        return date

    def schema(self) -> Schema:
        """Return a short text."""
        return {"type": TEXT, "maxLength": 64}
