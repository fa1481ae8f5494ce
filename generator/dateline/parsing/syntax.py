"""What a YAML parser objects to, in words for people who never heard of its grammar (pure)."""

from __future__ import annotations

import yaml

from dateline.parsing.findings import Findings
from dateline.text import quoted

_QUOTES = "put the whole value in quotes"

# What the parser says (either of its two versions), what it means, how to mend it.
_SAYINGS = (
    (
        ("unexpected end of stream",),
        "the quotation mark that opens here is never closed",
        "close it, and double a ' that stands inside '...'",
    ),
    (
        ("unexpected document",),
        "the quotation mark that opens here is not closed before a line ---",
        "close it",
    ),
    (
        ("cannot start any token",),
        "a value cannot start with {sign} unless it is in quotes",
        _QUOTES,
    ),
    (
        ("alphabetic or numeric character",),
        "a value that starts with {sign} has a meaning of its own in YAML",
        _QUOTES,
    ),
    (
        ("could not find expected ':'",),
        "this line has no colon after its key",
        "write key: value; further lines of a text are indented",
    ),
    (
        ("unknown escape character", "escape code", "hexdecimal", "hexadecimal"),
        'a \\ in "..." starts an escape, and this one is not known',
        "write the letter itself, double the \\, or use '...' instead",
    ),
    (
        ("',' or ']'",),
        "the list that opens here with [ is not closed by ]",
        "close it, and put a comma between members",
    ),
    (
        ("',' or '}'",),
        "the fields that open here with {{ are not closed by }}",
        "close them, and put a comma between them",
    ),
    (
        ("block sequence entries are not allowed",),
        "a list cannot start with - on the line of its key",
        "start the list on the next line, or write [one, two]",
    ),
    (
        ("expected '-'",),
        "this line is not lined up with the members of the list above",
        "start it with - in the same column",
    ),
    (
        ("comment or line break", "comment or a line break"),
        "nothing may follow | or > on its line",
        "start the text on the next line, indented",
    ),
    (
        ("node content",),
        "a value is missing here, or a bracket or a comma is too much",
        "delete it, or put the whole value in quotes",
    ),
    (("mapping keys are not allowed",), "a value cannot start with ? here", _QUOTES),
)
_AT_OPENING = (
    "unexpected end",
    "unexpected document",
    "',' or ']'",
    "',' or '}'",
    "expected ':'",
    "alphabetic",
)
"""Sayings whose place is where the thing began, not where the parser gave up."""


def note_syntax_error(
    error: yaml.YAMLError, text: str, first_line: int, findings: Findings
) -> None:
    """Note what stopped the YAML parser, at its place in the file."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        findings.add("DL101", "this is not YAML that can be read", (first_line, 0))
        return
    problem = error.problem or ""
    began = error.context_mark if _means(problem, _AT_OPENING) else None
    mark = began or error.problem_mark
    place = (mark.line + first_line, mark.column + 1)
    lines = text.split("\n")
    written = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        message = "this line is indented with a tab; YAML wants spaces"
        findings.add("DL102", message, place, "use two spaces for each step")
        return
    if "node content" in problem and not "\n".join(lines[mark.line :]).strip():
        message = "a list or a group of fields is opened above, and nothing closes it"
        findings.add("DL101", message, place, "close it with ] or }")
        return
    message, hint = _in_words(problem, written[: mark.column], written[mark.column :][:1])
    findings.add("DL101", message, place, hint)


def _means(problem: str, parts: tuple[str, ...]) -> bool:
    return any(part in problem for part in parts)


def _in_words(problem: str, before: str, sign: str) -> tuple[str, str]:
    if "mapping values are not allowed" in problem:
        return _colon(before)
    if _means(problem, ("expected key", "block end")):
        return _out_of_line(before, sign)
    shown = quoted(sign)[1:-1] if sign else "this character"
    for parts, message, hint in _SAYINGS:
        if _means(problem, parts):
            return message.format(sign=shown), hint
    return f"this is not YAML that can be read: {problem}", "check quotes, colons and indentation"


def _colon(before: str) -> tuple[str, str]:
    if ": " in before:
        return "a second colon with a space after it stands in this line", _QUOTES
    message = "this line is indented further than the one above, whose value is complete"
    return message, "line it up with the keys above, or put the text above in quotes"


def _out_of_line(before: str, sign: str) -> tuple[str, str]:
    if sign == ":" and not before.strip():
        return "there is no key before this colon", "write key: value"
    if before.strip():
        return "something follows a value that is complete: its quote or bracket is closed", _QUOTES
    message = "this line is not lined up with the keys above"
    return message, "start keys in the same column; further lines of a text are indented"
