"""The interface texts of a theme and of those it extends (pure).

A catalogue is ``locale/<language>.json``: names and texts, without nesting. A theme may bring
other words for the texts of those it extends, and texts of its own: those its own templates ask
for, and those whose names begin with an underscore. Any other name is an error: nobody would
ever read its text, and nobody would know.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from dateline.diagnostics import Diagnostic, Span
from dateline.text import meant
from dateline.theme import ThemeFiles

if TYPE_CHECKING:
    from jinja2 import nodes as jinja

_FORM = re.compile(r"\.(?:zero|one|two|few|many|other)$")
"""The ending by which CLDR's plural forms of one text are told apart."""


def catalogues_of(
    folders: Sequence[ThemeFiles], problems: list[Diagnostic]
) -> dict[str, dict[str, str]]:
    """Join the catalogues of a chain, nearest theme first, by language; the nearest text wins."""
    own = [dict(_read(folder, problems)) for folder in folders]
    for depth, folder in enumerate(folders[:-1]):
        problems += _unknown(folder, own[depth], own[depth + 1 :])
    found: dict[str, dict[str, str]] = {}
    for one in own:
        for path, texts in one.items():
            known = found.setdefault(path.removeprefix("locale/").removesuffix(".json"), {})
            for key, text in texts.items():
                known.setdefault(key, text)
    return {language: texts for language, texts in found.items() if texts}


def _read(folder: ThemeFiles, problems: list[Diagnostic]) -> Iterator[tuple[str, dict[str, str]]]:
    """Read every catalogue of one folder, by its path."""
    for path, data in sorted(folder.files.items()):
        if not (path.startswith("locale/") and path.endswith(".json")):
            continue
        try:
            yield path, msgspec.json.decode(data, type=dict[str, str])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            message = f"this catalogue is not a list of names and texts in JSON: {error}"
            problems.append(Diagnostic("DL615", message, Span(f"{folder.path}/{path}")))


def _unknown(
    folder: ThemeFiles,
    catalogues: Mapping[str, Mapping[str, str]],
    parents: Iterable[Mapping[str, Mapping[str, str]]],
) -> Iterator[Diagnostic]:
    """Find the texts that no theme it extends has, and that are not its own either."""
    known = sorted({key for parent in parents for texts in parent.values() for key in texts})
    accepted = {_FORM.sub("", key) for key in known} | set(known)
    strange = [
        (path, key)
        for path, texts in catalogues.items()
        for key in texts
        if not key.startswith("_") and key not in accepted and _FORM.sub("", key) not in accepted
    ]
    whole, beginnings = _asked_for(folder) if strange else (set(), ())
    for path, key in strange:
        if key in whole or _FORM.sub("", key) in whole or key.startswith(beginnings):
            continue
        span = Span(f"{folder.path}/{path}", _line(folder.files[path], key))
        hint = meant(key, known) or "the name of a text of your own begins with an underscore"
        yield Diagnostic("DL617", f'no theme that this one extends has a text "{key}"', span, hint)


def _line(data: bytes, key: str) -> int:
    """Return the line on which a text is named; 0 where the name is written with escapes."""
    name = re.escape(json.dumps(key, ensure_ascii=False))
    text = data.decode("utf-8")
    found = re.search(rf"{name}\s*:", text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _asked_for(folder: ThemeFiles) -> tuple[set[str], tuple[str, ...]]:
    """Return the names its own templates ask for, and beginnings of names they put together."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    environment = Environment(autoescape=True)
    whole: set[str] = set()
    beginnings: set[str] = set()
    for path, data in folder.files.items():
        if not path.startswith("templates/"):
            continue
        try:
            tree = environment.parse(data.decode("utf-8", "replace"))
        except TemplateSyntaxError:
            continue  # Which is told where templates are checked.
        for call in tree.find_all(nodes.Call):
            name, put_together = _name_of(call)
            if name:
                (beginnings if put_together else whole).add(name)
    return whole, tuple(sorted(beginnings))


def _name_of(call: jinja.Call) -> tuple[str, bool]:
    """Return the name of a text that a call asks for, and whether that is its beginning only."""
    from jinja2 import nodes

    function = call.node
    if not (isinstance(function, nodes.Name) and function.name in ("t", "tn") and call.args):
        return "", False
    name = call.args[0]
    put_together = isinstance(name, nodes.Concat)
    if isinstance(name, nodes.Concat):
        name = name.nodes[0]
    return (str(name.value) if isinstance(name, nodes.Const) else ""), put_together
