"""Reports as values: lines for people, annotations for GitHub, the verdict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.diagnostics import ERROR, WARNING, Diagnostic, Span
from dateline.options import Counts, Result
from dateline.publish import Change
from dateline.report import CONTENT, FINE, USE, Finished, Style, exit_code, style_of
from dateline.report.data import json_report
from dateline.report.excerpt import Excerpts, excerpt
from dateline.report.github import annotation, log_lines, summary
from dateline.report.outcome import outcome
from dateline.report.text import line, text_lines
from dateline.report.wording import counted, joined, plain
from dateline.timeline import Held

ROOT = Path("/nowhere")
PROBLEM = Diagnostic(
    "DL203",
    'no source "tengri-3" in the registry or in this entry',
    Span("content/entries/a.yml", 7, 12),
    'did you mean "tengri-2"?',
)


def _problem(number: int, severity: str = ERROR, path: str = "content/entries/a.yml") -> Diagnostic:
    return Diagnostic("DL120", f"problem {number}", Span(path, number, 1), severity=severity)


def _finished(*diagnostics: Diagnostic, dest: str = "") -> Finished:
    return Finished(Result(diagnostics), ROOT, dest=dest)


def test_a_problem_on_one_line() -> None:
    assert line(PROBLEM, Style()) == (
        'content/entries/a.yml:7:12: error DL203: no source "tengri-3" in the registry or in this '
        'entry; did you mean "tengri-2"?'
    )


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span("a.yml"), "a.yml: "),
        (Span("a.yml", 3), "a.yml:3: "),
        (Span("a.yml", 3, 4), "a.yml:3:4: "),
        (Span("a.yml", 0, 4), "a.yml: "),
        (Span("a\n\x1b[2J.yml", 3), "a\\n\\x1b[2J.yml:3: "),
    ],
)
def test_a_place_as_far_as_it_is_known(span: Span, place: str) -> None:
    assert line(Diagnostic("DL1", "x", span), Style()) == f"{place}error DL1: x"


def test_colour_changes_nothing_but_colour() -> None:
    for severity in (ERROR, WARNING):
        coloured = line(_problem(1, severity), Style(colour=True))
        assert "\x1b[" in coloured
        assert re.sub(r"\x1b\[\d+m", "", coloured) == line(_problem(1, severity), Style())


@given(st.text())
def test_nothing_a_terminal_would_act_on_is_printed(text: str) -> None:
    assert plain(text).isprintable()


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (False, {"FORCE_COLOR": ""}, False),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_when_there_is_colour(terminal: bool, environment: dict[str, str], colour: bool) -> None:
    assert style_of(terminal, environment) == Style(colour=colour, excerpts=terminal)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (1045, "1,045 files")]
)
def test_numbers_with_their_noun(number: int, text: str) -> None:
    assert counted(number, "file") == text


def test_lists_in_a_sentence() -> None:
    assert [joined(list(letters)) for letters in ("", "a", "ab", "abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def _at(path: str, code: str = "DL120", severity: str = ERROR) -> Diagnostic:
    return Diagnostic(code, "x", Span(path), severity=severity)


CONTENT_ERROR = _at("content/entries/a.yml")
CONTENT_WARNING = _at("content/entries/a.yml", severity=WARNING)


@pytest.mark.parametrize(
    ("diagnostics", "strict", "code"),
    [
        ((), False, FINE),
        ((), True, FINE),
        ((CONTENT_ERROR,), False, CONTENT),
        ((CONTENT_WARNING,), False, FINE),
        ((CONTENT_WARNING,), True, CONTENT),
        ((_at("dateline.yml"),), False, USE),
        ((_at("themes/mine/theme.yml", "DL110"),), False, USE),
        ((_at("content/entries/a.yml", "DL613"),), False, USE),
        ((_at("dateline.yml"), CONTENT_ERROR), False, CONTENT),
        ((_at("dateline.yml"), CONTENT_WARNING), False, USE),
        ((_at("dateline.yml"), CONTENT_WARNING), True, CONTENT),
        ((_at("themes/a/theme.yml", severity=WARNING),), True, USE),
    ],
)
def test_the_verdict(diagnostics: tuple[Diagnostic, ...], strict: bool, code: int) -> None:
    assert exit_code(Result(diagnostics, strict=strict)) == code


def test_an_excerpt_has_a_mark_under_the_place() -> None:
    assert excerpt("sources: [tengri-3]", 7, 11) == [
        "     7 | sources: [tengri-3]",
        "       |           ^",
    ]


def test_an_excerpt_without_a_column_has_no_mark() -> None:
    assert excerpt("x: y", 1234567, 0) == ["1234567 | x: y"]


def test_the_mark_stands_right_below_wide_and_joined_letters() -> None:
    shown, mark = excerpt("漢字e\u0301: x\ty", 1, 6)
    assert (shown, mark) == ("     1 | 漢字e\u0301: x y", "       |       ^")


def test_a_long_line_is_cut_around_the_place() -> None:
    shown, mark = excerpt("a" * 5000 + "b" + "c" * 5000, 3, 5001)
    assert len(shown) < 120
    assert shown[mark.index("^")] == "b"
    assert (shown[9], shown[-1]) == ("…", "…")


@given(st.text(), st.integers(0, 300))
def test_an_excerpt_of_any_line_can_be_printed(text: str, column: int) -> None:
    for shown in excerpt(text, 1, column):
        assert shown.isprintable()
        assert len(shown) < 250


def test_excerpts_are_read_from_the_site(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("\ufeffone: 1\r\ntwo: 2\rthree: \xe4\n".encode())
    shown = Excerpts(tmp_path)
    lines = [shown(Diagnostic("DL1", "x", Span("a.yml", n, 1)))[0] for n in (1, 2, 3)]
    assert lines == ["     1 | one: 1", "     2 | two: 2", "     3 | three: ä"]


def test_there_is_no_excerpt_where_there_is_nothing_to_show(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("one: 1")
    (tmp_path / "link.yml").symlink_to("a.yml")
    (tmp_path / "folder").mkdir()
    shown = Excerpts(tmp_path)
    for span in (
        Span("a.yml"),
        Span("a.yml", 9, 1),
        Span("gone.yml", 1, 1),
        Span("link.yml", 1, 1),
        Span("folder", 1, 1),
        Span("themes/…/templates/x.html", 1, 1),
    ):
        assert shown(Diagnostic("DL1", "x", span)) == []


def test_an_annotation() -> None:
    assert annotation(PROBLEM, "") == (
        "::error file=content/entries/a.yml,line=7,col=12,title=DL203::no source "
        '"tengri-3" in the registry or in this entry; did you mean "tengri-2"?'
    )


def test_an_annotation_escapes_what_github_reads() -> None:
    odd = Diagnostic("DL1", "100% a:b,c\r\n::x", Span("content/a,b:c%.yml", 3), severity=WARNING)
    assert annotation(odd, "stories, two/") == (
        "::warning file=stories%2C two/content/a%2Cb%3Ac%25.yml,line=3,title=DL1::"
        "100%25 a:b,c\\r\\n::x"
    )


def _annotations(finished: Finished, touched: frozenset[str] = frozenset()) -> list[str]:
    return [
        each
        for each in log_lines(finished, "", touched)
        if each.startswith(("::error", "::warning"))
    ]


def test_ten_of_each_kind_fit() -> None:
    problems = [_problem(n) for n in range(1, 11)]
    problems += [_problem(n, WARNING) for n in range(1, 11)]
    found = _annotations(_finished(*problems))
    assert len(found) == 20
    assert not any("more" in each for each in found)


def test_the_tenth_says_how_many_more_there_are() -> None:
    problems = [_problem(n) for n in range(1, 13)] + [_problem(n, WARNING) for n in range(1, 12)]
    found = _annotations(_finished(*problems))
    assert [each.partition(" ")[0] for each in found[:9]] == ["::error"] * 9
    assert found[9] == "::error::and 3 errors more: see the log or the job's summary"
    assert len(found) == 20
    assert found[19] == "::warning::and 2 warnings more: see the log or the job's summary"


def test_files_that_the_change_touches_come_first() -> None:
    problems = [_problem(n) for n in range(1, 13)] + [_problem(99, path="content/entries/z.yml")]
    found = _annotations(_finished(*problems), frozenset(["content/entries/z.yml"]))
    assert found[0].startswith("::error file=content/entries/z.yml,line=99,")
    assert found[1].startswith("::error file=content/entries/a.yml,line=1,")


def test_the_log_has_every_problem_and_takes_none_for_a_command() -> None:
    problems = [_problem(n) for n in range(1, 13)]
    problems.append(Diagnostic("DL1", "##[add-mask]x", Span("::error ::y")))
    lines = list(log_lines(_finished(*problems), "", frozenset()))
    word = lines[0].removeprefix("::stop-commands::")
    end = lines.index(f"::{word}::")
    assert re.fullmatch("[0-9a-f]{64}", word)
    assert not any(word in each for each in lines[1:end])
    for problem in problems:
        assert line(problem, Style()) in lines[1:end]


def test_a_quiet_log_without_problems_is_empty() -> None:
    quiet = Finished(Result(()), ROOT, quiet=True)
    assert list(log_lines(quiet, "", frozenset())) == []


def test_the_summary_is_a_table_of_plain_text() -> None:
    odd = Diagnostic("DL1", "a|b <img src=x> *c* [d](http://e.f) `g`", Span("content/a_b.yml", 2))
    text = summary(_finished(odd), "site/")
    assert text.startswith("### Check: 1 error\n\n")
    row = text.splitlines()[-2]
    assert row.count("|") == 4
    assert not set("<>*_[]`") & set(row)
    assert row.endswith(" | error DL1 |")


def test_the_summary_of_a_success_says_what_was_published() -> None:
    result = Result((), Counts(entries=2, pages=3, files=4), change=Change(added=4))
    text = summary(Finished(result, ROOT, dest="site"), "")
    assert text.startswith("### Build: no problems\n\nPublished 2 entries on 3 pages in site")
    assert "| where |" not in text


def test_the_summary_stays_within_what_github_takes() -> None:
    problems = [Diagnostic("DL1", "ж" * 2000, Span("content/a.yml", n)) for n in range(1, 1001)]
    text = summary(_finished(*problems), "")
    assert len(text.encode()) < 1_000_000
    assert re.search(r"… and \d+ errors more: see the job's log\.\n\n\Z", text)


def test_many_held_back_are_all_named() -> None:
    held = tuple(Held(f"content/entries/{n}.yml", "draft") for n in range(7))
    held += (Held("content/entries/e.yml", "embargoed", "2030-01-01T12:00Z"),)
    result = Result((), Counts(entries=1, pages=1, files=1), held, change=Change(unchanged=1))
    lines = list(outcome(Finished(result, ROOT, dest="site")))
    assert lines[0] == "Published 1 entry on 1 page in site: 1 file (1 unchanged)."
    assert lines[1] == "Held back: 7 drafts and 1 embargoed."
    assert lines[2] == "  draft: content/entries/0.yml"
    assert lines[-1] == "  embargoed: content/entries/e.yml until 2030-01-01T12:00Z"
    assert len(lines) == 10


def test_one_entry_that_keeps_its_address() -> None:
    result = Result((), Counts(entries=1, merged=1), change=Change())
    lines = list(outcome(Finished(result, ROOT, dest="site")))
    assert lines[1] == "Nothing was held back. 1 merged entry keeps its address."


def test_json_holds_what_utf8_cannot() -> None:
    odd = Diagnostic("DL1", "a \ud800 ж", Span("content/\udcff.yml"))
    text = json_report(_finished(odd)).decode()
    assert '"message": "a \\ud800 ж"' in text
    assert '"path": "content/\\udcff.yml"' in text


def test_reasons_are_told_even_when_quiet() -> None:
    result = Result((), change=Change(), reasons=(("a/index.html", "it is new"),))
    finished = Finished(result, ROOT, dest="site", explained=True, quiet=True)
    assert list(text_lines(finished, Style(), lambda _: [])) == ["made a/index.html: it is new"]


def test_more_is_offered_about_the_first_error() -> None:
    warning = Diagnostic("DL007", "x", Span("a.yml", 1, 1), severity=WARNING)
    assert list(outcome(_finished(warning)))[-1].endswith("dateline explain DL007")
    told = list(outcome(_finished(warning, _problem(2), PROBLEM)))
    assert told[-1] == "More about a problem: dateline explain DL120"
