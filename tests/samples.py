"""Values of the model and whole small sites, for the tests of relating, planning and building."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from dateline.build import build
from dateline.config import Config
from dateline.dates import EventDate, parse_date
from dateline.dating.civil import Civil
from dateline.model import (
    Body,
    Dated,
    Entity,
    Entry,
    Media,
    Prepared,
    Ref,
    Relations,
    Source,
    StandingPage,
    Text,
)
from dateline.options import Options, Result
from dateline.phrasing.dated import dated, when
from dateline.phrasing.periods import Naming, Words, language_names, period_words
from dateline.plan import Plan, plan
from dateline.planning.cards import Catalogue
from dateline.planning.context import Context
from dateline.planning.recipe import Recipe, encoded, key_of
from dateline.relate import Moment, relate
from dateline.theme import Theme
from dateline.timeline import MediaFile, Timeline

THEMES = Path(__file__).parent / "themes"
"""Themes for tests: `plain` shows what a reader needs, `whole` all that a template gets."""

NOON = 738_524 * 86_400 + 43_200
"""Noon of 5 January 2023 UTC, in seconds as in `EventDate.earliest`."""

DAY = 86_400
THEME = Theme("bare", ("bare",), {}, {}, {}, {}, "")


def date(text: str, zone: str = "UTC") -> EventDate:
    """Read a date that is known to be right."""
    found, _ = parse_date(text, zone)
    assert isinstance(found, EventDate), found
    return found


def lesser(text: str) -> Dated:
    """Return a date of a source or a name."""
    return dated(date(text), "en")


def ref(name: str, line: int = 1, column: int = 1) -> Ref:
    """Return a mention."""
    return Ref(name, line, column)


def refs(*names: str) -> tuple[Ref, ...]:
    """Return mentions, one a line."""
    return tuple(Ref(name, line, 5) for line, name in enumerate(names, 1))


def source(name: str, /, **fields: Any) -> Source:
    """Return a registered source."""
    fields = {"url": f"https://{name}.example/1", "path": "content/sources/all.yml", **fields}
    return Source(id=name, **fields)


def entity(name: str, /, kind: str = "person", **fields: Any) -> Entity:
    """Return an entity of the registry."""
    fields = {"name": name.title(), "path": "content/entities/all.yml", **fields}
    return Entity(id=name, kind=kind, **fields)


def entry(name: str, /, day: str = "2022-01-05", **fields: Any) -> Entry:
    """Return an entry; mentions may be given as names."""
    for field in ("actors", "places", "sources", "aliases"):
        if field in fields and not isinstance(next(iter(fields[field]), None), Ref):
            fields[field] = refs(*fields[field])
    known = date(day, fields.get("timezone", "UTC"))
    defaults: dict[str, Any] = {
        "path": f"content/entries/{name}.yml",
        "title": name.replace("-", " ").capitalize(),
        "timezone": "UTC",
        "language": "en",
        "when": when(known, "en"),
        "title_line": 1,
        "digest": key_of(name, day, repr(sorted(fields.items()))),
    }
    return Entry(id=name, date=known, **{**defaults, **fields})


def relations(**names: tuple[str, ...]) -> Relations:
    """Return relations to entries given by name."""
    return Relations(**{field: refs(*ids) for field, ids in names.items()})


def linking(*names: str, media: tuple[str, ...] = ()) -> Body:
    """Return a body that links entries and shows media files."""
    html = "".join(f'<a class="entry-link" href="entry:{n}"></a>' for n in names)
    html += "".join(f'<img alt="" src="media:{m}">' for m in media)
    return Body(html=html, links=refs(*names), media=refs(*media))


def picture(path: str, **fields: str) -> Media:
    """Return a picture shown with an entry."""
    return Media(file=ref(path), **{"alt": "A picture", **fields})


def page(name: str, /, **fields: Any) -> StandingPage:
    """Return a standing page."""
    fields = {"path": f"content/pages/{name}.md", "title": name.title(), **fields}
    return StandingPage(id=name, **{"language": "en", **fields})


def media(*paths: str) -> tuple[MediaFile, ...]:
    """Return media files of the content folder."""
    return tuple(MediaFile(path, "00", 1) for path in paths)


def content(*values: Entry | Source | Entity | StandingPage) -> tuple[Prepared, ...]:
    """Return each value as a content file of its own."""
    fields = {Entry: "entries", Source: "sources", Entity: "entities", StandingPage: "pages"}

    def file(value: Entry | Source | Entity | StandingPage) -> Prepared:
        held: dict[str, Any] = {fields[type(value)]: (value,)}
        return Prepared(**held)

    return tuple(map(file, values))


def related(
    *values: Entry | Source | Entity | StandingPage,
    config: Config | None = None,
    files: tuple[MediaFile, ...] = (),
    **moment: Any,
) -> Timeline:
    """Join values into a timeline; they need not have sources."""
    settings = config or Config()
    rules = msgspec.structs.replace(settings.rules, sources=0)
    settings = msgspec.structs.replace(settings, rules=rules)
    timeline, _ = relate(content(*values), files, settings, Moment(**{"now": NOON, **moment}))
    return timeline


def words(unit: str, start: Civil) -> Words:
    """Name a period in English."""
    return period_words(unit, start, "en")


def text_of(value: Entry) -> Text:
    """Return the text an entry still carries."""
    return Text(value.markdown, value.body.html, value.body.text)


def context(timeline: Timeline, config: Config | None = None) -> Context:
    """Return what the makers of pages get."""
    settings = config or Config(title="A story")
    return Context(
        timeline=timeline,
        config=settings,
        cards=Catalogue(timeline, settings, language_names("en")),
        words=words,
        media={path: path for path in timeline.media},
        texts=text_of,
        base=key_of(encoded(settings)),
    )


def planned(timeline: Timeline, config: Config | None = None, theme: Theme = THEME) -> Plan:
    """Plan a site, whatever is wrong with it."""
    naming = Naming(words, language_names("en"))
    made, _ = plan(timeline, config or Config(title="A story"), theme, naming, text_of)
    return made


def view_at(recipes: Any, address: str) -> Any:
    """Return the view of the one page at an address."""
    found: list[Recipe[Any]] = [r for r in recipes if r.address == address]
    assert len(found) == 1, sorted(r.address for r in recipes)
    return found[0].make()


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files under a folder; return it."""
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return root


def give_theme(root: Path, name: str) -> None:
    """Put one of the tests' themes into a site."""
    shutil.copytree(THEMES / name, root / "themes" / name)


def make(root: Path, dest: Path | None = None, **options: Any) -> Result:
    """Build a site in this process."""
    chosen = {"now": NOON, "jobs": 1, **options}
    return build(Options(root=root, dest=dest, **chosen))


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path; no folder has no file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
