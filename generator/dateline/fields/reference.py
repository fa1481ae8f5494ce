"""The reference of fields and codes, in Markdown (pure).

Pages in `docs/reference` are written by hand, but for the parts between two marks: those are made
from the tables that also make the checks, so a page can neither lag behind nor say too much.
"""

from __future__ import annotations

import re

from dateline.codes import CODES, FAMILIES
from dateline.configure import CONFIG, LIMITS, RULES
from dateline.fields.kinds import Field, Table
from dateline.fields.tables import (
    ARCHIVE,
    DATED_NAME,
    ENTITY,
    ENTRY,
    INLINE_SOURCE,
    MEDIA,
    PAGE,
    RELATIONS,
    SOURCE,
)

_TABLES = {
    "archive": ARCHIVE,
    "config": CONFIG,
    "dated-name": DATED_NAME,
    "entity": ENTITY,
    "entry": ENTRY,
    "inline-source": INLINE_SOURCE,
    "limits": LIMITS,
    "media": MEDIA,
    "page": PAGE,
    "relations": RELATIONS,
    "rules": RULES,
    "source": SOURCE,
}
_PART = re.compile(r"(<!-- (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """Return a page with every part between marks made anew.

    Raises KeyError for a mark with an unknown name.
    """
    return _PART.sub(lambda part: f"{part[1]}\n{_made(part['name'])}\n{part[3]}", page)


def parts() -> tuple[str, ...]:
    """Return the names of all parts, each of which must stand in some page."""
    return (*_TABLES, "codes")


def _made(name: str) -> str:
    return _codes() if name == "codes" else _table(_TABLES[name])


def _table(table: Table) -> str:
    rows = [_row(field) for field in table.fields.values()]
    return "\n".join(("| field | what it is | what to write |", "|---|---|---|", *rows, ""))


def _row(field: Field) -> str:
    name = f"`{field.name}`" + (" (required)" if field.required else "")
    example = "" if field.unwritten else f"; for example `{field.example}`"
    return f"| {name} | {field.doc} | {_written(field)}{example} |"


def _written(field: Field) -> str:
    words: str = field.kind.words
    return words


def _codes() -> str:
    return "\n".join(_family(letters, about) for letters, about in FAMILIES)


def _family(letters: str, about: str) -> str:
    codes = [_code(name) for name in CODES if name.startswith(letters)]
    return "\n".join((f"## {letters}: {about}", "", *codes))


def _code(name: str) -> str:
    code = CODES[name]
    kind = " (warning)" if code.severity == "warning" else ""
    examples = (_example("Wrong", code.example_bad), _example("Right", code.example_good))
    return "\n".join((f"### {name}: {code.title}{kind}", "", code.explanation, "", *examples))


def _example(heading: str, text: str) -> str:
    lines = "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
    return f"{heading}:\n\n{lines}\n"
