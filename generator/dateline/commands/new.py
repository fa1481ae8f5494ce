"""`dateline new`: an entry begun, with its title and date checked."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.commands._errors import WrongUseError
from dateline.commands._site import root_option, site_root

if TYPE_CHECKING:
    from dateline.config import Config
    from dateline.dates import EventDate
    from dateline.model import Entry

_ENDINGS = (".md", ".yml", ".yaml")
_PLAIN = re.compile(r"[^\W_](?:[\w.,;/+()~?%&=–—’-]|[ :](?! |$))*")
_LONGEST = 80
"""Characters of the title in the file's name."""


@click.command("new")
@click.argument("title")
@click.option("--date", required=True, help="When it happened, such as 2022-01-05 or 2022-01.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="URL",
    help="Who says so: an address or the id of a source. May be given several times.",
)
@click.option("--yaml", "as_yaml", is_flag=True, help="Write plain YAML, not Markdown.")
@root_option
def command(
    title: str, date: str, sources: tuple[str, ...], as_yaml: bool, root: Path | None
) -> int:
    """Start an entry.

    Writes content/entries/DATE-TITLE.md and prints its path. Nothing is ever overwritten.
    """
    from dateline.commands._streams import say, tell
    from dateline.report import FINE

    folder = site_root(root)
    config = _config(folder)
    ending = ".yml" if as_yaml else ".md"
    text = _text(title, date, sources, fenced=not as_yaml)
    entry = _entry(text, ending, config)
    _refuse_unknown(entry, folder, config)
    path = folder / "content/entries" / f"{_stem(entry.date, title)}{ending}"
    _refuse_double(folder / "content/entries", path.stem)
    _write(path, text)
    tell([_shown(path)])
    if len(sources) < config.rules.sources:
        say("note: write a source under sources: before it is published")
    return FINE


def _config(root: Path) -> Config:
    from dateline.configure import read_config
    from dateline.read import CONFIG_NAME
    from dateline.report.style import Style
    from dateline.report.text import line

    config, problems = read_config(CONFIG_NAME, (root / CONFIG_NAME).read_bytes())
    if config is None:
        raise WrongUseError("\n".join(line(problem, Style()) for problem in problems))
    return config


def _text(title: str, date: str, sources: tuple[str, ...], *, fenced: bool) -> str:
    """Return the file; no source leaves a place for one."""
    lines = [f"title: {_scalar(title.strip())}", f"date: {_scalar(date.strip())}", "sources:"]
    lines += [f"  - {_scalar(source.strip())}" for source in sources]
    if fenced:
        lines = ["---", *lines, "---", ""]
    return "\n".join([*lines, ""])


def _scalar(text: str) -> str:
    """Return a text as YAML: as it is where that is read letter for letter, else in quotes."""
    if _PLAIN.fullmatch(text) and text.lower() != "null":
        return text
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(character: str) -> str:
    """Return a character as it is written in double quotes."""
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def _entry(text: str, ending: str, config: Config) -> Entry:
    """Read the file as a build will; refuse what it would refuse."""
    from dateline.prepare import prepare

    found = prepare(f"content/entries/new{ending}", text.encode("utf-8", "replace"), config)
    stopping = [d for d in found.diagnostics if d.severity == "error"]
    if stopping:
        told = "\n".join(f"{d.message}{f'; {d.hint}' if d.hint else ''}" for d in stopping)
        raise WrongUseError(told)
    return found.entries[0]


def _refuse_unknown(entry: Entry, root: Path, config: Config) -> None:
    """Refuse the id of a source that is not in the registry, as a check would."""
    from dateline.text import meant, quoted

    own = {source.id for source in entry.inline_sources}
    asked = [ref.id for ref in entry.sources if ref.id not in own]
    if not asked:
        return
    known, refused = _registry(root, config)
    unknown = [name for name in asked if {f"sources/{name}", "sources/*"}.isdisjoint(refused)]
    told = [
        "; ".join(filter(None, (f"no source {quoted(name)} in the registry", meant(name, known))))
        for name in unknown
        if name not in known
    ]
    if told:
        raise WrongUseError("\n".join(told))


def _registry(root: Path, config: Config) -> tuple[set[str], set[str]]:
    """Return the ids of the registered sources, and what files that are refused may hold."""
    from dateline.prepare import prepare, refused_file

    known: set[str] = set()
    refused: set[str] = set()
    for path in sorted((root / "content/sources").rglob("*")):
        inner = path.relative_to(root).as_posix()
        if path.suffix.lower() not in _ENDINGS[1:] or "/." in inner:
            continue
        try:
            found = prepare(inner, path.read_bytes(), config)
        except OSError:
            # A check says why; what the file holds is not known here.
            refused.add(refused_file(inner))
            continue
        known.update(source.id for source in found.sources)
        refused.update(found.refused)
    return known, refused


def _stem(date: EventDate, title: str) -> str:
    """Return the file's name: the date as far as it is known, and the title."""
    from dateline.text import slugify

    start = date.start
    year = f"{start.year:04d}" if start.year > 0 else f"bce-{1 - start.year:04d}"
    known = [f"{number:02d}" for number in (start.month, start.day) if number]
    return "-".join([year, *known, slugify(title)[:_LONGEST].rstrip("-")])


def _refuse_double(folder: Path, stem: str) -> None:
    """Refuse a name that an entry has, in whatever form and however deep."""
    for place, _, names in os.walk(folder):
        for name in names:
            if name.lower() in {f"{stem}{ending}" for ending in _ENDINGS}:
                shown = _shown(Path(place) / name)
                raise WrongUseError(f"there is such an entry already: {shown}")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise WrongUseError(f"there is such an entry already: {_shown(path)}") from error


def _shown(path: Path) -> str:
    inner = os.path.relpath(path)
    return str(path.resolve()) if inner.startswith(os.pardir) else inner
