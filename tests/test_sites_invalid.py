"""Sites with one thing wrong, and the exact words in which that is said.

Each folder of `tests/sites_invalid` is a site as small as can be: to its files come a
configuration and an entry without fault, where it has none of its own. `expected.txt` is what
`dateline check` says of it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dateline.build import check
from dateline.codes import CODES
from dateline.options import Options
from dateline.report.style import Style
from dateline.report.text import line

CASES = Path(__file__).parent / "sites_invalid"
ALWAYS = {
    "dateline.yml": "title: T\nrules: {sources: 0}\n",
    "content/entries/ok.yml": "title: Fine\ndate: 2022-01-05\nsources: [https://example.org/]\n",
}


ELSEWHERE = {
    "DL001": "test_read",
    "DL002": "test_read",
    "DL004": "test_read",
    "DL005": "test_read",
    "DL006": "test_read",
    "DL008": "test_read",
    "DL009": "test_read",
    "DL014": "test_parse",
    "DL611": "themes",
    "DL612": "themes",
    "DL613": "themes",
    "DL614": "themes",
    "DL615": "themes",
    "DL616": "themes",
    "DL617": "themes",
    "DL618": "themes",
}
"""Codes that need more than a folder of files, and which tests see to them."""


def said_of(root: Path) -> str:
    result = check(Options(root=root, now=63_800_000_000, jobs=1, remember=False))
    return "".join(f"{line(problem, Style())}\n" for problem in result.diagnostics)


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_says_what_is_wrong_and_where(case: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(case, site, symlinks=True)
    (site / "expected.txt").unlink()
    for name, text in ALWAYS.items():
        if not (site / name).exists():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert said_of(site) == expected
    named = re.match(r"DL[0-9]{3}", case.name)
    assert named is None or f" {named[0]}: " in expected


def test_every_code_has_a_case() -> None:
    named = {case.name[:5] for case in CASES.iterdir() if case.name.startswith("DL")}
    assert set(CODES) - named == set(ELSEWHERE)
