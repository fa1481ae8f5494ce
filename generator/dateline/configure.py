"""The configuration file (pure): the settings of `dateline.yml`, and how they become a `Config`."""

from __future__ import annotations

from dateline.config import Config, Limits, Rules
from dateline.diagnostics import Diagnostic
from dateline.fields.kinds import Check, Field, read_fields, table
from dateline.fields.making import Values
from dateline.fields.named import Address, Id, Ignored, Language, Words
from dateline.fields.nested import Group
from dateline.fields.text import Line, Number, Prose
from dateline.fields.time import Zone
from dateline.parse import parse
from dateline.parsing.findings import Findings
from dateline.parsing.nodes import Mapping

RULES = table(
    "group of rules",
    Field(
        "sources",
        Number(0, 100),
        "The least number of sources an entry must have; 0 asks for none.",
        "1",
    ),
)

LIMITS = table(
    "group of limits",
    Field("title", Number(1, 10_000), "Characters in a title.", "300"),
    Field("body", Number(1, 1_000_000), "Characters in a body.", "300000"),
    Field("tags", Number(1, 1000), "Tags on one entry.", "50"),
)


def _make_rules(values: Values, node: Mapping, check: Check) -> Rules:
    return Rules(**values)


def _make_limits(values: Values, node: Mapping, check: Check) -> Limits:
    return Limits(**values)


CONFIG = table(
    "site's configuration",
    Field("title", Line(300), "Name of the story.", "The January unrest", required=True),
    Field(
        "short_title",
        Line(60),
        "A name that fits a phone's top line; the title if not said.",
        "January 2022",
    ),
    Field(
        "description",
        Prose(),
        "The standfirst: what the story is, in a sentence or two.",
        "What happened in Kazakhstan in January 2022, and who says so.",
    ),
    Field(
        "language",
        Language(),
        "The language of the interface, and of entries that name none; `en` if not said.",
        "en",
    ),
    Field(
        "timezone",
        Zone(),
        "The zone of clock times that name none; `UTC` if not said.",
        "Asia/Almaty",
    ),
    Field(
        "base_url",
        Address(base=True),
        "Where the site is published. Needed for feeds and canonical addresses; pages work "
        "without.",
        "https://example.org/story/",
    ),
    Field(
        "theme",
        Id(),
        "A folder in `themes/`, or the theme that comes with Dateline: `default`.",
        "default",
    ),
    Field("theme_options", Words(), "Options that the theme declares.", "{accent: '#8b1a1a'}"),
    Field(
        "licence",
        Line(300),
        "Under what terms the content may be used.",
        "CC BY 4.0",
    ),
    Field("page_size", Number(10, 10_000), "The most entries one page lists.", "200"),
    Field(
        "home_limit",
        Number(0, 100_000),
        "The most entries for which the first page shows the whole timeline.",
        "400",
    ),
    Field("feed_size", Number(1, 1000), "The most entries in a feed.", "50"),
    Field("rules", Group(RULES, _make_rules), "What every entry needs.", "{sources: 1}"),
    Field(
        "limits",
        Group(LIMITS, _make_limits),
        "Sizes over which content is refused.",
        "{title: 300}",
    ),
    Field(
        "$schema",
        Ignored(),
        "Where an editor's program finds the schema of this file; Dateline does not read it.",
        "https://example.org/config.schema.json",
        unwritten=True,
    ),
    unknown="DL601",
)
"""The settings of a site."""


def read_config(path: str, data: bytes) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """Return the configuration in a file, with its defaults; None where the file is refused."""
    document, problems = parse(path, data)
    if document is None:
        return None, problems
    findings = Findings(path)
    defaults = Config()
    check = Check(findings, defaults.timezone, defaults.language, defaults.limits)
    values = read_fields(document.root, CONFIG, check)
    if findings.errors:
        return None, findings.told()
    return Config(**values), (*problems, *findings.told())
