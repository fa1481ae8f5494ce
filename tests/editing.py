"""A small site as a value, and the ways in which people change one: for the tests of rebuilding."""

from __future__ import annotations

import copy
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.samples import DAY, NOON, THEMES, tree

IDS = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"),
    *("iota", "kappa", "lambda", "mu", "nu", "xi"),
)
"""Ids that entries have, had or will have."""

DATES = (
    "2022-01-05",
    "2022-01-05T10:00",
    "2022-01-05T10:00+06:00",
    "2022-01-07~",
    "2022-01",
    "2022",
    "2021-12-31/2022-01-02",
    "2022-21",
    "202X",
    "-0043-03-15",
    "before 2022-01-05",
)
TEXTS = (
    "Plain words.",
    "It is said [@wire] and denied [@ministry].",
    "See [[alpha]] and [[beta|another]] and [[gamma]].",
    "![A map](media/map.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "A note.[^1]\n\n[^1]: The note.",
)
INLINE = {"url": "https://inline.example/1", "title": "Written out", "publisher": "Inline"}
SOURCES: tuple[Any, ...] = ("wire", "ministry", INLINE, "https://bare.example/2")
EMBARGO = "2023-01-06T00:00Z"

Edit = Callable[["Story", random.Random], None]


class Content:
    """What editors own, and how they build it."""

    def __init__(self) -> None:
        self.now = NOON
        self.options: dict[str, Any] = {}
        self.settings: dict[str, Any] = {
            "title": "A story",
            "theme": "whole",
            "timezone": "Asia/Almaty",
            "page_size": 10,
            "home_limit": 10,
            "feed_size": 3,
            "rules": {"sources": 0},
        }
        self.registry: dict[str, dict[str, Any]] = {
            "wire": {"url": "https://wire.example/1", "title": "The wire", "language": "ru"},
            "ministry": {"url": "https://ministry.example/1", "publisher": "The ministry"},
        }
        self.entities: dict[str, dict[str, Any]] = {
            "ann": {"kind": "person", "name": "Ann", "names": {"ru": "Анна"}},
            "town": {"kind": "place", "name": "Town"},
        }
        self.entries = {f"{name}.yml": first_form(number) for number, name in enumerate(IDS)}
        self.files: dict[str, bytes] = {
            "content/pages/about.md": b"---\ntitle: About\n---\nAs [[alpha]] says.\n",
            "content/media/map.png": b"a map",
        }
        for path, data in tree(THEMES / "whole").items():
            self.files[f"themes/whole/{path}"] = data

    def all_files(self) -> dict[str, bytes]:
        """Return the bytes of every file."""
        tables = {
            "dateline.yml": self.settings,
            "content/sources/all.yml": self.registry,
            "content/entities/all.yml": self.entities,
            **{f"content/entries/{name}": fields for name, fields in self.entries.items()},
        }
        return {**self.files, **{path: _yaml(table) for path, table in tables.items()}}


def first_form(number: int) -> dict[str, Any]:
    """Return the n-th entry as it is before any edit: most are connected with others."""
    fields: dict[str, Any] = {"title": f"Entry {number}", "date": f"2022-01-{number + 1:02}"}
    if number % 2:
        fields |= {"tags": ["one"], "actors": ["ann"], "key": True, "body": TEXTS[number % 4]}
    else:
        fields |= {"places": ["town"], "relations": {"follows": ["alpha"]}} if number else {}
    return {**fields, "sources": ["wire", INLINE] if number % 3 else ["ministry"]}


class Story:
    """A site in a folder, changed as its editors would."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = Content()

    @property
    def dest(self) -> Path:
        """The published folder."""
        return self.root / "site"

    def copy(self) -> Content:
        """Return the content as it now is, for going back to it."""
        return copy.deepcopy(self.content)

    def save(self) -> None:
        """Write the content as it now is; only files that differ are touched."""
        files = self.content.all_files()
        for folder in ("content", "themes"):
            for path in (self.root / folder).rglob("*"):
                if path.is_file() and path.relative_to(self.root).as_posix() not in files:
                    path.unlink()
        for name, data in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)


def _yaml(value: dict[str, Any]) -> bytes:
    lines = (f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in value.items())
    return "".join(lines).encode()


def one_of(names: dict[str, Any], chance: random.Random) -> str | None:
    """Pick one by chance; None where there is none."""
    return chance.choice(sorted(names)) if names else None


def field(name: str, *values: Any) -> Edit:
    """Return the edit that gives a field of some entry one of these values; None takes it out."""

    def edit(story: Story, chance: random.Random) -> None:
        path = one_of(story.content.entries, chance)
        if path is None:
            return
        value = chance.choice(values)
        fields = {k: v for k, v in story.content.entries[path].items() if k != name}
        story.content.entries[path] = fields if value is None else {**fields, name: value}

    return edit


def setting(name: str, *values: Any) -> Edit:
    """Return the edit that gives a setting one of these values; None takes it out."""

    def edit(story: Story, chance: random.Random) -> None:
        value = chance.choice(values)
        story.content.settings.pop(name, None)
        if value is not None:
            story.content.settings[name] = value

    return edit


def option(name: str, *values: Any) -> Edit:
    """Return the edit that builds with another option from now on."""

    def edit(story: Story, chance: random.Random) -> None:
        story.content.options[name] = chance.choice(values)

    return edit


def extra(path: str, *values: bytes | None) -> Edit:
    """Return the edit that gives a file some bytes; None deletes it."""

    def edit(story: Story, chance: random.Random) -> None:
        value = chance.choice(values)
        story.content.files.pop(path, None)
        if value is not None:
            story.content.files[path] = value

    return edit


def theme_file(path: str, *values: bytes | None) -> Edit:
    """Return the edit that gives a file of the theme some bytes; None gives the first one back."""
    first = THEMES / "whole" / path
    restored = first.read_bytes() if first.exists() else None
    return extra(f"themes/whole/{path}", *(restored if v is None else v for v in values))


def add(story: Story, chance: random.Random) -> None:
    """Add an entry; its id may be taken."""
    suffix = chance.choice((".yml", ".yaml"))
    story.content.entries[chance.choice((*IDS, "omega", "psi")) + suffix] = {
        "title": "Added",
        "date": chance.choice(DATES),
        "sources": [chance.choice(SOURCES)],
        "body": chance.choice(TEXTS),
    }


def delete(story: Story, chance: random.Random) -> None:
    """Delete an entry."""
    path = one_of(story.content.entries, chance)
    if path:
        del story.content.entries[path]


def rename(story: Story, chance: random.Random) -> None:
    """Give an entry's file another name, and with it another id, or move it to a folder."""
    path = one_of(story.content.entries, chance)
    if path:
        name = chance.choice((chance.choice(IDS) + ".yml", f"sub/{Path(path).name}"))
        story.content.entries[name] = story.content.entries.pop(path)


def registered(name: str, /, **values: tuple[Any, ...]) -> Edit:
    """Return the edit of one field of a registered source or an entity."""

    def edit(story: Story, chance: random.Random) -> None:
        key = chance.choice(sorted(values))
        chosen = chance.choice(values[key])
        found = story.content.registry if name in story.content.registry else story.content.entities
        found[name] = {**found[name], key: chosen}

    return edit


def clock(story: Story, chance: random.Random) -> None:
    """Let time pass, or turn the clock back."""
    story.content.now = NOON + chance.choice((-DAY, 0, DAY - 1, DAY, 2 * DAY))


def forget(story: Story, chance: random.Random) -> None:
    """Delete all that is remembered."""
    shutil.rmtree(story.root / ".dateline", ignore_errors=True)


def spoil(story: Story, chance: random.Random) -> None:
    """Damage the file in which results are remembered."""
    path = story.root / ".dateline/cache.sqlite"
    if not path.exists():
        return
    data = bytearray(path.read_bytes())
    if chance.random() < 0.3:
        data = data[: chance.randrange(len(data))]
    for _ in range(chance.choice((1, 20, 400)) if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def unpublish(story: Story, chance: random.Random) -> None:
    """Delete the published folder, or the work folder beside it."""
    name = chance.choice(("site", ".site.dateline"))
    shutil.rmtree(story.root / name, ignore_errors=True)


def meddle(story: Story, chance: random.Random) -> None:
    """Alter or delete a published file by hand, keeping its size."""
    files = sorted(p for p in story.dest.rglob("*.html") if p.is_file())
    if not files:
        return
    path = chance.choice(files)
    data = path.read_bytes()
    if chance.random() < 0.6:
        path.unlink()
    if chance.random() < 0.8:
        path.write_bytes(bytes(reversed(data)))


PAGE = b"---\ntitle: %s\norder: %d\n---\nAs [[beta]] says. ![A map](media/map.png)\n"
EDITS: dict[str, Edit] = {
    "body": field("body", *TEXTS),
    "title": field("title", "Alpha", "Another title", "<b>Ёлка & co.</b>"),
    "date": field("date", *DATES),
    "timezone": field("timezone", None, "Europe/Berlin", "+09:00"),
    "summary": field("summary", None, "In short.", "In other words."),
    "key": field("key", True, False),
    "tags": field("tags", None, ["one"], ["One", "two"], ["два"]),
    "actors": field("actors", None, ["ann"]),
    "places": field("places", None, ["town"]),
    "sources": field("sources", None, ["wire"], ["ministry", INLINE], list(SOURCES)),
    "relations": field("relations", {"follows": ["alpha"]}, {"part_of": ["beta", "gamma"]}),
    "status": field("status", None, "draft", "retracted"),
    "publish_at": field("publish_at", None, EMBARGO),
    "aliases": field("aliases", None, ["/old/"], ["/old/place.html", "/tags/"]),
    "language": field("language", None, "ru"),
    "media": field("media", None, [{"file": "media/map.png", "alt": "A map", "credit": "B."}]),
    "add": add,
    "delete": delete,
    "rename": rename,
    "wire": registered(
        "wire", title=("The wire", "Wire 2"), url=("https://x.example/", INLINE["url"])
    ),
    "ministry": registered("ministry", publisher=("The ministry", "Inline"), note=("", "Odd.")),
    "ann": registered("ann", name=("Ann", "Anna"), description=("", "Somebody.")),
    "town": registered("town", aliases=([], ["City"]), name=("Town", "Ann")),
    "site title": setting("title", "A story", "Another story"),
    "site language": setting("language", None, "ru"),
    "site zone": setting("timezone", "Asia/Almaty", "UTC"),
    "page size": setting("page_size", 10, 12, 100),
    "home limit": setting("home_limit", 0, 10, 100),
    "feed size": setting("feed_size", 1, 3, 100),
    "base": setting("base_url", None, "https://example.org/story/"),
    "options": setting("theme_options", None, {"accent": "blue"}),
    "rules": setting("rules", {"sources": 0}, {"sources": 1}),
    "standing page": extra("content/pages/more.md", None, PAGE % (b"More", 1), PAGE % (b"M", -1)),
    "picture": extra("content/media/map.png", b"a map", b"another map", None),
    "broken": extra("content/entries/broken.yml", None, None, b"title: [\n", b"titel: x\n"),
    "base option": option("base_url", "", "https://other.example/"),
    "drafts": option("drafts", True, False),
    "future": option("future", True, False),
    "template": theme_file("templates/entry.html", None, b"Changed {{ view }}", b"{% if %}"),
    "part": theme_file("templates/_all.html", None, b"{{ view }}{{ site }}"),
    "catalogue": theme_file("locale/ru.json", None, b'{"start": "B"}'),
    "style": theme_file("assets/style.css", None, b"body { margin: 0 }"),
    "script": theme_file("assets/more.js", None, b"0"),
    "clock": clock,
    "forget": forget,
    "spoil": spoil,
    "unpublish": unpublish,
    "meddle": meddle,
}
"""What can happen to a site between two builds, by a short name."""
