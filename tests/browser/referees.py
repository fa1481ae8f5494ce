"""Judges from outside: axe-core for access, the Nu checker for HTML, the browser for size."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

from tests.commands import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
NU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The sets of axe-core's rules that every page must keep."""

OVERFLOW = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > room + 0.5)
    .map(e => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 60)}`);
  return [`the page is ${document.documentElement.scrollWidth} wide of ${room}`, ...wide.slice(-5)];
}"""


def axe(page: Page) -> list[str]:
    """Return every breach of an accessibility rule on the page as it stands, one a line."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", list(RULES)
    )
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """Return what makes the page scroll sideways; nothing where it does not."""
    wide: list[str] = page.evaluate(OVERFLOW)
    return wide


def vnu(addresses: Iterable[str]) -> list[str]:
    """Return every error and warning that the Nu checker has on what is served, in one run of it.

    The pages are fetched, not read as files: the checker also follows a page's security policy,
    in which "self" means a server.
    """
    loopback = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    command = ["java", "-Xss4m", "-XX:-UsePerfData", loopback, "-jar", str(NU), "--format", "json"]
    done = subprocess.run(
        [*command, "--also-check-css", "--no-langdetect", "--exit-zero-always", *addresses],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [
        f"{message.get('url', '')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
