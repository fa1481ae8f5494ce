"""The corpus as a site of Dateline's (effect: writes files)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.corpus import Item, Named, actors, item, items, places

TITLE = "A measured story"
BASE_URL = "https://measured.example/"

_ABOUT = "---\ntitle: About\n---\nThese entries were made to be measured, and mean nothing.\n"
_THEME = "name: measured\nextends: default\n"
CONFIG_PATH = "dateline.yml"
TEMPLATE_PATH = "themes/measured/templates/entry.html"


def config(mark: str = "") -> str:
    """Return the configuration; `mark` is a word in the description."""
    description = f"Entries that mean nothing, to see what a build costs. {mark}".rstrip()
    return f"""title: {TITLE}
description: {description}
base_url: {BASE_URL}
timezone: Europe/Lisbon
theme: measured
licence: CC0
"""


def template(mark: str = "") -> str:
    """Return the theme's one template; `mark` is a word on every entry's page."""
    return f"""{{% extends "default/entry.html" %}}
{{% block extra_side %}}
{{{{ super() }}}}<p>Measured. {mark}</p>
{{% endblock %}}
"""


def write_site(root: Path, count: int) -> None:
    """Write a site of so many entries into a folder."""
    fixed = {
        CONFIG_PATH: config(),
        TEMPLATE_PATH: template(),
        "themes/measured/theme.yml": _THEME,
        "content/pages/about.md": _ABOUT,
        "content/entities/actors.yml": registry(actors()),
        "content/entities/places.yml": registry(places()),
    }
    for path, text in fixed.items():
        write(root / path, text)
    for number, one in enumerate(items(count)):
        write(root / entry_path(number), entry_text(number, one))


def write(path: Path, text: str) -> None:
    """Write a file, and the folders it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def entry_path(number: int) -> str:
    """Return where an entry lies: every ninth is YAML, the others are Markdown."""
    known = item(number).head
    return f"content/entries/{known.day:%Y}/{known.id}.{'yml' if number % 9 == 8 else 'md'}"


def entry_text(number: int, one: Item, more: str = "") -> str:
    """Return an entry's file; `more` is a paragraph to add to its body."""
    front = "\n".join(_fields(one))
    body = one.body + (f"\n{more}\n" if more else "")
    if number % 9 == 8:
        indented = "".join(f"  {line}\n" if line else "\n" for line in body.splitlines())
        return f"{front}\nbody: |\n{indented}"
    return f"---\n{front}\n---\n{body}"


def _fields(one: Item) -> Iterator[str]:
    yield f"title: {quoted(one.head.title)}"
    yield f"date: {one.date}"
    yield f"summary: {quoted(one.summary)}"
    if one.key:
        yield "key: true"
    for name in ("tags", "actors", "places"):
        values: tuple[str, ...] = getattr(one, name)
        if values:
            yield f"{name}: [{', '.join(values)}]"
    yield "sources:"
    for source in one.sources:
        yield f"  - id: {source.id}"
        yield f"    url: {source.url}"
        yield f"    publisher: {source.publisher}"
        yield f"    title: {quoted(source.title)}"
        yield f"    language: {source.language}"
        yield f"    published: {source.published}"
    if one.updates:
        yield f"relations: {{updates: [{one.updates}]}}"


def quoted(text: str) -> str:
    """Return a text as YAML takes it on one line, in quotes only where it needs them."""
    return json.dumps(text, ensure_ascii=False) if ": " in text else text


def registry(named: Iterable[Named]) -> str:
    """Return a file of the registry."""
    return "\n".join(
        f"{n.id}:\n  kind: {n.kind}\n  name: {n.name}\n  description: {n.description}\n"
        for n in named
    )
