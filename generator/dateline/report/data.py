"""Reports for programs (pure): one JSON object, described in docs/commands.md."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from dateline.diagnostics import Diagnostic
from dateline.report.finished import Finished


def json_report(finished: Finished) -> bytes:
    """Return the report as UTF-8 JSON, ending in a line break."""
    result = finished.result
    report: dict[str, Any] = {
        "ok": result.ok,
        "strict": result.strict,
        "diagnostics": [_problem(d) for d in result.diagnostics],
        "published": _published(finished),
        "held": [{"path": h.path, "reason": h.reason, "until": h.until} for h in result.held],
        "hidden": finished.hidden,
        "notes": list(finished.notes),
    }
    if result.reasons:
        report["made"] = [{"address": a, "reason": r} for a, r in result.reasons]
    # What UTF-8 cannot hold, half of a surrogate pair, becomes the escape that JSON has for it.
    return (
        json.dumps(report, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"
    )


def _problem(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def _published(finished: Finished) -> dict[str, int] | None:
    """Return what a build published in numbers; None where nothing was published."""
    if not finished.published or finished.result.change is None:
        return None
    numbers: dict[str, int] = msgspec.structs.asdict(finished.result.counts)
    change = msgspec.structs.asdict(finished.result.change)
    del change["note"]
    return numbers | change
