"""Tests for dateline.parsing.findings."""

from __future__ import annotations

from dateline.diagnostics import Diagnostic, Span
from dateline.parsing.findings import MOST_TOLD, Findings
from dateline.parsing.nodes import Scalar


def test_notes_problems_with_the_severity_of_their_code() -> None:
    findings = Findings("a.yml")
    findings.add("DL141", "lost", Scalar("a", 3, 4))
    findings.add("DL120", "unknown", (2, 1), "did you mean")
    assert (findings.errors, findings.count) == (1, 2)
    assert findings.told() == (
        Diagnostic("DL120", "unknown", Span("a.yml", 2, 1), "did you mean"),
        Diagnostic("DL141", "lost", Span("a.yml", 3, 4), "", "warning"),
    )


def test_knows_which_codes_it_has_noted() -> None:
    findings = Findings("a.yml")
    assert not findings.noted("DL120")
    findings.add("DL120", "unknown")
    assert findings.noted("DL120")


def test_counts_what_it_does_not_tell() -> None:
    findings = Findings("a.yml")
    for number in range(MOST_TOLD + 7):
        findings.add("DL120", "unknown", (number + 1, 1))
    told = findings.told()
    assert findings.errors == MOST_TOLD + 7
    assert len(told) == MOST_TOLD + 1
    assert told[-1].code == "DL013"
    assert told[-1].message == "7 more problems in this file are not listed"
