"""Tests for dateline.fields.kinds and for every kind of field."""

from __future__ import annotations

import pytest

from dateline.config import Limits
from dateline.dates import EventDate
from dateline.fields.kinds import Check, Field, Kind, article, read_fields, table
from dateline.fields.named import (
    MEDIA_PATH,
    SITE_PATH,
    Address,
    Coordinates,
    Id,
    Ignored,
    Language,
    Mention,
    Reserved,
    Tag,
    Words,
)
from dateline.fields.nested import Group, Many
from dateline.fields.text import Choice, Flag, Line, Markdown, Number, Prose
from dateline.fields.time import DATE_CODES, Date, Lesser, Moment, Zone
from dateline.model import Dated, Ref
from dateline.parse import parse_yaml
from dateline.parsing.findings import Findings
from dateline.parsing.nodes import Mapping, Node, Scalar

PAIR = table(
    "pair",
    Field("one", Line(), "The first.", "a", required=True),
    Field("two", Line(), "The second.", "b", into="second"),
)


def as_pair(values: dict[str, object], node: Mapping, check: Check) -> dict[str, object]:
    return values


def node_of(written: str) -> Node:
    root = parse_yaml(f"name: {written}\n", 1, Findings("a.yml"))
    assert root is not None
    node = root.get("name")
    assert node is not None
    return node


def read(kind: Kind, written: str) -> tuple[object, list[str]]:
    """Return what a kind reads, and the codes of what it notes."""
    findings = Findings("a.yml")
    check = Check(findings, "Asia/Almaty", "en", Limits(title=10, tags=3))
    value = kind.read(node_of(written), "name", check)
    return value, [problem.code for problem in findings.told()]


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Line(), "a b", "a b"),
        (Line(), '" a "', "a"),
        (Line(), "|\n  a\n", "a"),
        (Line(), ">\n  a\n  b\n", "a b"),
        (Line(), "'1.10'", "1.10"),
        (Line(), '"\\u200b"', ""),
        (Line(limit="title"), "a" * 10, "a" * 10),
        (Prose(), "|\n  a\n  b\n\n  c\n", "a b c"),
        (Flag(), "true", True),
        (Flag(), '"false"', False),
        (Number(-5, 5), "-5", -5),
        (Number(0, 9), "0", 0),
        (Choice(("a", "b")), "b", "b"),
        (Id(), "a-1", "a-1"),
        (Tag(), "NO", "NO"),
        (Tag(), "Тоқаев, 2022", "Тоқаев, 2022"),
        (Mention("x"), "Anything at all", Ref("Anything at all", 1, 7)),
        (Language(), "KK-cyrl", "kk-Cyrl"),
        (Address(), "https://example.org/a", "https://example.org/a"),
        (Address(base=True), "https://example.org/a", "https://example.org/a/"),
        (Address(base=True), "https://example.org//", "https://example.org/"),
        (SITE_PATH, "/a/b", Ref("/a/b/", 1, 7)),
        (SITE_PATH, "/a/b.html", Ref("/a/b.html", 1, 7)),
        (MEDIA_PATH, "media/a.jpg", Ref("media/a.jpg", 1, 7)),
        (Words(), "{wikidata: Q1, viaf: 7}", {"wikidata": "Q1", "viaf": "7"}),
        (Words(by_language=True), "{KK: а, ru: ~}", {"kk": "а"}),
        (Coordinates(), "[43.24, -76]", (43.24, -76.0)),
        (Ignored(), "a", ""),
        (Zone(), "+06:00", "+06:00"),
        (Many(Tag()), "[a, b]", ("a", "b")),
        (Many(Tag()), "[]", ()),
        (Group(PAIR, as_pair), "{one: a, two: b}", {"one": "a", "second": "b"}),
        (Group(PAIR, as_pair), "{one: a, two: ~}", {"one": "a"}),
    ],
)
def test_reads(kind: Kind, written: str, value: object) -> None:
    assert read(kind, written) == (value, [])


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        (Line(), "[a]", "DL122"),
        (Line(), '"a\\nb"', "DL128"),
        (Line(), '"a\\rb"', "DL128"),
        (Line(), "a\u202eb", "DL012"),
        (Line(3), "abcd", "DL123"),
        (Line(limit="title"), "a" * 11, "DL123"),
        (Prose(), "{a: b}", "DL122"),
        (Prose(3), "abcd", "DL123"),
        (Prose(), "a\u2066b", "DL012"),
        (Markdown(), "[a]", "DL122"),
        (Flag(), "yes", "DL125"),
        (Flag(), "True", "DL125"),
        (Flag(), "[true]", "DL122"),
        (Number(0, 9), "10", "DL126"),
        (Number(0, 9), "1.0", "DL126"),
        (Number(0, 9), "01", "DL126"),
        (Number(0, 9), "+1", "DL126"),
        (Number(0, 9), "٣", "DL126"),
        (Number(0, 9), "[1]", "DL122"),
        (Choice(("a",)), "A", "DL124"),
        (Choice(("a",)), "[a]", "DL122"),
        (Id(), "A", "DL130"),
        (Id(), "[a]", "DL122"),
        (Tag(), "'!'", "DL136"),
        (Tag(), "a" * 101, "DL123"),
        (Tag(), "{a: b}", "DL122"),
        (Mention("x"), "a" * 201, "DL123"),
        (Mention("x"), "{a: b}", "DL122"),
        (Language(), "kz", "DL132"),
        (Language(), "[en]", "DL122"),
        (Address(), "example.org", "DL131"),
        (Address(), "[https://example.org/]", "DL122"),
        (Address(base=True), "https://example.org/?a", "DL131"),
        (SITE_PATH, "a", "DL137"),
        (MEDIA_PATH, "a.jpg", "DL138"),
        (MEDIA_PATH, "[media/a.jpg]", "DL122"),
        (Words(), "a", "DL122"),
        (Words(by_language=True), "[a]", "DL122"),
        (Words(by_language=True), "{kz: a}", "DL132"),
        (Words(most=1), "{a: b, c: d}", "DL127"),
        (Coordinates(), "[91, 0]", "DL139"),
        (Coordinates(), "[0, 181]", "DL139"),
        (Coordinates(), "[1]", "DL139"),
        (Coordinates(), "[1, [2]]", "DL139"),
        (Coordinates(), "[1e1, 2]", "DL139"),
        (Coordinates(), "1, 2", "DL139"),
        (Reserved(), "a", "DL133"),
        (Zone(), "Almaty", "DL304"),
        (Zone(), "[UTC]", "DL122"),
        (Date(), "[2022]", "DL122"),
        (Date(), "2022-13", "DL302"),
        (Lesser(), "yesterday", "DL301"),
        (Lesser(), "{a: b}", "DL122"),
        (Moment(), "2022-01", "DL310"),
        (Moment(), "2022-01-05~", "DL310"),
        (Moment(), "2022-01-05/2022-01-06", "DL310"),
        (Moment(), "before 2022-01-05", "DL310"),
        (Moment(), "soon", "DL301"),
        (Many(Tag()), "a", "DL122"),
        (Many(Tag()), "{a: b}", "DL122"),
        (Many(Tag(), most=1), "[a, b]", "DL127"),
        (Many(Tag(), limit="tags"), "[a, b, c, d]", "DL127"),
        (Group(PAIR, as_pair), "a", "DL122"),
        (Group(PAIR, as_pair), "{two: b}", "DL121"),
        (Group(PAIR, as_pair), "{one: a, three: c}", "DL120"),
    ],
)
def test_refuses(kind: Kind, written: str, code: str) -> None:
    value, codes = read(kind, written)
    assert codes == [code]
    assert not value


@pytest.mark.parametrize(
    ("kind", "written", "value", "code"),
    [
        (Many(Tag(), key="slug"), "[Тоқаев, toqaev, b]", ("Тоқаев", "b"), "DL135"),
        (Many(Mention("x"), key="id"), "[a, a]", (Ref("a", 1, 8),), "DL135"),
        (Many(Tag()), '[a, ~, b, "", c]', ("a", "b", "c"), "DL129"),
        (Many(Number(0, 9)), "[1, x, 0]", (1, 0), "DL126"),
    ],
)
def test_keeps_the_members_that_are_right(
    kind: Kind, written: str, value: object, code: str
) -> None:
    found, codes = read(kind, written)
    assert found == value
    assert set(codes) == {code}


def test_reads_dates_in_the_zone_of_the_entry() -> None:
    value, codes = read(Date(), "2022-01-05T17:20")
    assert isinstance(value, EventDate)
    assert (value.zone, codes) == ("Asia/Almaty", [])
    assert read(Lesser(), "2022-01-05")[0] == Dated("2022-01-05", "5 January 2022", "2022-01-05")
    value, _ = read(Moment(), "2022-01-05T17:20+06:00")
    assert isinstance(value, EventDate)


@pytest.mark.parametrize(
    ("written", "column"), [("2022-02-30", 15), ('"2022-02-30"', 16), ("|\n  2022-02-30", 7)]
)
def test_points_at_the_letter_of_a_date_that_is_wrong(written: str, column: int) -> None:
    findings = Findings("a.yml")
    Date().read(node_of(written), "name", Check(findings, "UTC", "en", Limits()))
    (problem,) = findings.told()
    assert (problem.span.line, problem.span.column) == (1, column)


def test_every_code_of_a_date_is_for_a_reason_that_is_given() -> None:
    from pathlib import Path

    import dateline.dates

    folder = Path(dateline.dates.__file__).parent
    files = [folder / "dates.py", *(folder / "dating").glob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [reason for reason in DATE_CODES if f'"{reason}"' not in text] == []


def test_body_keeps_its_place() -> None:
    value, codes = read(Markdown(), "|\n  a\n")
    assert value == Scalar("a\n", 1, 7, "|")
    assert codes == []


@pytest.mark.parametrize(
    ("written", "messages"),
    [
        ("{}", ['"one" is missing, and every pair needs one']),
        ("{one: ~}", ['"one" is empty, and every pair needs one']),
        ('{one: " "}', ['"one" is empty, and every pair needs one']),
        ("{one: [a]}", ['"one" must be a text, found a list']),
        ("{one: a, on: b}", ['"on" is no field of a pair']),
    ],
)
def test_says_what_a_mapping_lacks(written: str, messages: list[str]) -> None:
    findings = Findings("a.yml")
    node = node_of(written)
    assert isinstance(node, Mapping)
    read_fields(node, PAIR, Check(findings, "UTC", "en", Limits()))
    assert [problem.message for problem in findings.told()] == messages


def test_suggests_a_known_name_or_lists_them_once() -> None:
    findings = Findings("a.yml")
    node = node_of("{one: a, tow: b, xyz: c, qqq: d}")
    assert isinstance(node, Mapping)
    read_fields(node, PAIR, Check(findings, "UTC", "en", Limits()))
    hints = [problem.hint for problem in findings.told()]
    assert hints == ['did you mean "two"?', "", ""]
    again = Findings("a.yml")
    node = node_of("{one: a, xyz: c, qqq: d}")
    assert isinstance(node, Mapping)
    read_fields(node, PAIR, Check(again, "UTC", "en", Limits()))
    assert [problem.hint for problem in again.told()] == ["known are one, two", ""]


def test_articles() -> None:
    assert (article("entry"), article("source")) == ("an entry", "a source")
