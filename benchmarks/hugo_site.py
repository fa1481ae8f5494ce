"""The same corpus as a site of Hugo's (effect: writes files).

Its templates, in ``benchmarks/hugo``, make the same pages, lists, feeds and data files as Dateline:
see the README beside this file for what is equal and what is not.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Item, Named, actors, head, items, places
from benchmarks.dateline_site import quoted, write

_TEMPLATES = Path(__file__).parent / "hugo"
_CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\]]+))?\]\]")


def write_site(root: Path, count: int) -> None:
    """Write a site of so many entries into a folder that is not there yet."""
    shutil.copytree(_TEMPLATES, root)
    write(root / "content/about.md", "---\ntitle: About\n---\nThese entries mean nothing.\n")
    used: set[str] = set()
    for number, one in enumerate(items(count)):
        used.update((*one.actors, *one.places))
        write(root / entry_path(number), entry_text(one))
    for kind, named in (("actors", actors()), ("places", places())):
        # Hugo makes a page of every term that it knows, Dateline of those that entries name.
        for term in (n for n in named if n.id in used):
            write(root / f"content/{kind}/{term.id}/_index.md", _term(term))


def entry_path(number: int) -> str:
    """Return where an entry lies; all are Markdown."""
    return f"content/entries/{head(number).id}.md"


def entry_text(one: Item, more: str = "") -> str:
    """Return an entry's file; `more` is a paragraph to add to its body."""
    front = "\n".join(_fields(one))
    return f"---\n{front}\n---\n{_body(one)}" + (f"\n{more}\n" if more else "")


def _fields(one: Item) -> Iterator[str]:
    yield f"title: {quoted(one.head.title)}"
    yield f"date: {one.head.day}"
    yield f"slug: {one.head.slug}"
    yield f"summary: {quoted(one.summary)}"
    if one.key:
        yield "key: true"
    for name in ("tags", "actors", "places"):
        values: tuple[str, ...] = getattr(one, name)
        if values:
            yield f"{name}: [{', '.join(values)}]"
    yield f'years: ["{one.head.day:%Y}"]'
    yield f'months: ["{one.head.day:%Y-%m}"]'
    yield f"publishers: [{', '.join(sorted({s.publisher for s in one.sources}))}]"
    yield "sources:"
    for source in one.sources:
        yield f"  - url: {source.url}"
        yield f"    publisher: {source.publisher}"
        yield f"    title: {quoted(source.title)}"
        yield f"    language: {source.language}"
        yield f'    published: "{source.published}"'
    if one.updates:
        yield f"updates: {one.updates}"


def _body(one: Item) -> str:
    """Return the body with citations and links as Hugo has them."""
    numbers = {source.id: n for n, source in enumerate(one.sources, 1)}

    def cite(match: re.Match[str]) -> str:
        number = numbers[match.group(1)]
        return f"[{number}](#source-{number})"

    return _LINK.sub(_link, _CITATION.sub(cite, one.body))


def _link(match: re.Match[str]) -> str:
    """A link that Hugo, too, refuses when nothing is there."""
    target, shown = match.group(1), match.group(2)
    words = shown or head(int(target.rpartition("-")[2])).title
    return f'[{words}]({{{{< relref "/entries/{target}" >}}}})'


def _term(named: Named) -> str:
    return f"---\ntitle: {named.name}\ndescription: {named.description}\n---\n"
