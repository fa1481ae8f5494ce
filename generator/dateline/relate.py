"""relate (pure): join what the files hold into one timeline; find what does not fit together.

Everything that needs more than one file is decided here: order, references, doubles, backlinks,
and what may be published at a given moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

import msgspec

from dateline.cite import cite
from dateline.config import Config
from dateline.dates import sort_key
from dateline.diagnostics import WARNING, Diagnostic, Span, in_order
from dateline.model import Entity, Entry, Prepared, Ref, Relations, Source, StandingPage
from dateline.text import meant, slugify
from dateline.timeline import Connections, Group, Held, MediaFile, Timeline

_Item = TypeVar("_Item", Entry, Source, Entity, StandingPage)

_INVERSE = {
    "follows": "followed_by",
    "contradicts": "contradicted_by",
    "updates": "updated_by",
    "part_of": "parts",
}
_NO_RELATIONS = Relations()
_MOST_NAMED = 8
_RELATIONS = (*_INVERSE, *_INVERSE.values(), "mentioned_by")


class Moment(msgspec.Struct, frozen=True):
    """What decides whether an entry is published: the clock and the editor's wish."""

    now: int
    """Seconds on the scale of `EventDate.earliest`."""
    drafts: bool = False
    """Whether drafts are shown, for a preview."""
    future: bool = False
    """Whether embargoed entries are shown, for a preview."""


class _Site:
    """The registries under one roof, and the problems found so far."""

    def __init__(
        self, prepared: Sequence[Prepared], media: Iterable[MediaFile], refused: Iterable[str]
    ) -> None:
        self.problems: list[Diagnostic] = []
        self._refused = {name for p in prepared for name in p.refused}.union(refused)
        self.complete = not any(n.startswith(("entries/", "content/")) for n in self._refused)
        self.entries = self._unique((e for p in prepared for e in p.entries), "entries", "DL205")
        self.sources = self._unique((s for p in prepared for s in p.sources), "sources", "DL210")
        self.entities = self._unique((e for p in prepared for e in p.entities), "entities", "DL211")
        self.pages = self._unique((e for p in prepared for e in p.pages), "pages", "DL214")
        self.media = {m.path: m for m in media}
        self.places = frozenset(e.id for e in self.entities.values() if e.kind == "place")
        self.actors = frozenset(self.entities.keys() - self.places)

    def _unique(self, values: Iterable[_Item], what: str, code: str) -> dict[str, _Item]:
        found: dict[str, _Item] = {}
        for value in values:
            first = found.setdefault(value.id, value)
            if first is not value:
                self.problem(
                    code,
                    _span_of(value),
                    f'two {what} have the id "{value.id}": this one and the one in {first.path}',
                    "give one of them another id",
                )
        return found

    def is_refused(self, folder: str, name: str) -> bool:
        """Say whether a file that is refused holds this, or may hold it."""
        return not self._refused.isdisjoint((f"{folder}/{name}", f"{folder}/*"))

    def is_media_refused(self, path: str) -> bool:
        """Say whether a media file, or a folder that it lies in, is there but refused."""
        upwards = accumulate(path.split("/"), "{}/{}".format)
        return "media/*" in self._refused or not self._refused.isdisjoint(upwards)

    def problem(
        self, code: str, span: Span, message: str, hint: str = "", severity: str = "error"
    ) -> None:
        self.problems.append(Diagnostic(code, message, span, hint, severity))


def relate(
    prepared: Sequence[Prepared],
    media: Iterable[MediaFile],
    config: Config,
    moment: Moment,
    refused: Iterable[str] = (),
) -> tuple[Timeline, tuple[Diagnostic, ...]]:
    """Join prepared files into a timeline; `refused` names what could not even be read.

    The timeline holds what could be joined even where there are problems, so that a check can go
    on to look at the plan; a build must not publish it when one of the problems is an error.
    """
    site = _Site(prepared, media, refused)
    held, shown = _split(site.entries.values(), moment)
    live = sorted((e for e in shown if _is_live(e)), key=lambda e: (*sort_key(e.date), e.id))
    tombstones = sorted((e for e in shown if not _is_live(e)), key=lambda e: e.id)
    visible = {e.id for e in shown}
    for entry in site.entries.values():
        _check_entry(site, entry, visible, config)
    for page in site.pages.values():
        _check_page(site, page, visible)
    _check_merges(site)
    _check_addresses(site)
    registered, inline, sources = cite(site.sources, live)
    connections = _connect(live, visible)
    timeline = Timeline(
        entries=tuple(live),
        tombstones=tuple(tombstones),
        sources=sources,
        registered=registered,
        inline=inline,
        entities=_named(site, live),
        tags=_tags(live),
        actors=_group(site, live, "actors"),
        places=_group(site, live, "places"),
        connections=connections,
        pages=tuple(sorted(site.pages.values(), key=lambda p: (p.order, p.id))),
        media=_used_media(site, live),
        held=tuple(held),
        due=_due(site.entries.values(), moment.now),
        complete=site.complete,
    )
    return timeline, in_order(site.problems)


def _span_of(value: Entry | Source | Entity | StandingPage) -> Span:
    if isinstance(value, Source | Entity):
        return Span(value.path, value.line, value.column)
    return Span(value.path)


def _is_live(entry: Entry) -> bool:
    return entry.status not in ("retracted", "merged")


def _split(entries: Iterable[Entry], moment: Moment) -> tuple[list[Held], list[Entry]]:
    held, shown = [], []
    for entry in entries:
        if entry.status == "draft" and not moment.drafts:
            held.append(Held(entry.path, "draft"))
        elif _embargoed(entry, moment.now) and not moment.future:
            held.append(Held(entry.path, "embargoed", entry.publish_at_text))
        else:
            shown.append(entry)
    return sorted(held, key=lambda h: h.path), shown


def _embargoed(entry: Entry, now: int) -> bool:
    """Any entry with a `publish_at` waits for it; status `embargoed` says so to its editors."""
    return entry.publish_at is not None and entry.publish_at > now


def _due(entries: Iterable[Entry], now: int) -> tuple[int | None, int | None]:
    times = sorted({e.publish_at for e in entries if e.publish_at is not None})
    ended = [t for t in times if t <= now]
    return (ended[-1] if ended else None), next((t for t in times if t > now), None)


def _check_entry(site: _Site, entry: Entry, visible: set[str], config: Config) -> None:
    for ref in entry.actors:
        if ref.id not in site.actors:
            _check_entity(site, entry, ref, ("person", "organisation"), "actors")
    for ref in entry.places:
        if ref.id not in site.places:
            _check_entity(site, entry, ref, ("place",), "places")
    _check_sources(site, entry, config.rules.sources)
    for name, ref in _entry_refs(entry):
        _check_entry_ref(site, entry, name, ref, visible)
    for ref in (*(m.file for m in entry.media), *entry.body.media):
        _check_media(site, entry.path, ref)


def _check_page(site: _Site, page: StandingPage, visible: set[str]) -> None:
    for ref in page.body.links:
        _check_link(site, page.path, ref, visible, shown=True)
    for ref in page.body.media:
        _check_media(site, page.path, ref)


def _check_sources(site: _Site, entry: Entry, least: int) -> None:
    own = {s.id for s in entry.inline_sources}
    for ref in entry.sources:
        if ref.id not in own and ref.id not in site.sources:
            if site.is_refused("sources", ref.id):
                continue
            message = f'no source "{ref.id}" in the registry or in this entry'
            _unknown(site, "DL203", entry.path, ref, message, (*own, *site.sources))
    if not own.isdisjoint(site.sources):
        for inline in entry.inline_sources:
            _check_inline(site, inline)
    if len(entry.sources) < least and _is_live(entry):
        _too_few(site, entry, least)


def _unknown(
    site: _Site, code: str, path: str, ref: Ref, message: str, known: Iterable[str]
) -> None:
    site.problem(code, Span(path, ref.line, ref.column), message, meant(ref.id, known))


def _check_entity(site: _Site, entry: Entry, ref: Ref, kinds: tuple[str, ...], field: str) -> None:
    entity = site.entities.get(ref.id)
    if entity is None and site.is_refused("entities", ref.id):
        return
    if entity is None:
        fitting = (e.id for e in site.entities.values() if e.kind in kinds)
        _unknown(site, "DL201", entry.path, ref, f'no {" or ".join(kinds)} "{ref.id}"', fitting)
    elif entity.kind not in kinds:
        right = "places" if entity.kind == "place" else "actors"
        site.problem(
            "DL202",
            Span(entry.path, ref.line, ref.column),
            f'"{ref.id}" is a {entity.kind} and cannot stand under {field}',
            f"write it under {right}",
        )


def _check_inline(site: _Site, source: Source) -> None:
    if source.id in site.sources:
        other = site.sources[source.id]
        site.problem(
            "DL210",
            _span_of(source),
            f'the source "{source.id}" is written out here and also in {other.path}',
            "keep one of the two, or give this one another id",
        )


def _too_few(site: _Site, entry: Entry, least: int) -> None:
    found = len(entry.sources)
    site.problem(
        "DL213",
        Span(entry.path, entry.title_line),
        f"this entry has {found or 'no'} source{'s' if found != 1 else ''}; "
        f"the site asks for at least {least}",
        "add a source under sources:",
    )


def _entry_refs(entry: Entry) -> Iterable[tuple[str, Ref]]:
    if entry.relations != _NO_RELATIONS:
        for name in _INVERSE:
            for ref in getattr(entry.relations, name):
                yield name, ref
    for ref in entry.body.links:
        yield "body", ref
    if entry.merged_into is not None:
        yield "merged_into", entry.merged_into


def _check_entry_ref(site: _Site, entry: Entry, name: str, ref: Ref, visible: set[str]) -> None:
    if ref.id == entry.id and name != "body":
        span = Span(entry.path, ref.line, ref.column)
        site.problem("DL208", span, f'the entry "{ref.id}" names itself under {name}')
    else:
        _check_link(site, entry.path, ref, visible, shown=entry.id in visible)


def _check_link(site: _Site, path: str, ref: Ref, visible: set[str], *, shown: bool) -> None:
    """Look for the entry that is named; `shown` says whether what names it is published."""
    if ref.id not in site.entries:
        if site.is_refused("entries", ref.id):
            return
        _unknown(site, "DL204", path, ref, f'no entry "{ref.id}"', site.entries)
    elif ref.id not in visible and shown:
        site.problem(
            "DL212",
            Span(path, ref.line, ref.column),
            f'the entry "{ref.id}" is held back, so this mention of it is left out',
            "publish it, or take the mention out",
            WARNING,
        )


def _check_merges(site: _Site) -> None:
    """Name each loop of merges once; an entry merged into itself is named already."""
    merged = {e.id: e.merged_into for e in site.entries.values() if e.merged_into is not None}
    done: set[str] = set()
    for start in sorted(merged):
        walk, at = [], start
        while at in merged and at not in done:
            done.add(at)
            walk.append(at)
            at = merged[at].id
        loop = walk[walk.index(at) :] if at in walk else []
        if len(loop) > 1:
            first = loop.index(min(loop))
            _merged_in_a_loop(site, (*loop[first:], *loop[:first]), merged[loop[first]])


def _merged_in_a_loop(site: _Site, loop: Sequence[str], ref: Ref) -> None:
    names = [f'"{name}"' for name in loop[:_MOST_NAMED]]
    names += ["…"] if len(loop) > _MOST_NAMED else []
    site.problem(
        "DL208",
        Span(site.entries[loop[0]].path, ref.line, ref.column),
        f'entries are merged in a loop: {" into ".join(names)} into "{loop[0]}"',
        "let one of them stay: take out its merged_into and its status",
    )


def _check_media(site: _Site, path: str, ref: Ref) -> None:
    if ref.id not in site.media and not site.is_media_refused(ref.id):
        _unknown(site, "DL209", path, ref, f'no file "{ref.id}" in the content folder', site.media)


def _check_addresses(site: _Site) -> None:
    seen: dict[str, Source] = {}
    for source in site.sources.values():
        first = seen.setdefault(source.url, source)
        if first is not source:
            site.problem(
                "DL207",
                _span_of(source),
                f'the sources "{first.id}" and "{source.id}" have the same address',
                "keep one, so that it counts as one witness",
                WARNING,
            )


def _named(site: _Site, live: Sequence[Entry]) -> dict[str, Entity]:
    ids = {ref.id for e in live for ref in (*e.actors, *e.places)}
    return {i: site.entities[i] for i in sorted(ids) if i in site.entities}


def _tags(live: Sequence[Entry]) -> tuple[Group, ...]:
    names: dict[str, str] = {}
    groups: dict[str, list[int]] = {}
    slugs: dict[str, str] = {}
    for position, entry in enumerate(live):
        for tag in entry.tags:
            slug = slugs.get(tag) or slugs.setdefault(tag, slugify(tag))
            names.setdefault(slug, tag)
            groups.setdefault(slug, []).append(position)
    return tuple(Group(s, names[s], tuple(groups[s])) for s in sorted(groups))


def _group(site: _Site, live: Sequence[Entry], field: str) -> tuple[Group, ...]:
    groups: dict[str, list[int]] = {}
    for position, entry in enumerate(live):
        refs: tuple[Ref, ...] = getattr(entry, field)
        for entity_id in dict.fromkeys(ref.id for ref in refs):
            groups.setdefault(entity_id, []).append(position)
    return tuple(
        Group(i, site.entities[i].name, tuple(groups[i]))
        for i in sorted(groups)
        if i in site.entities
    )


def _connect(live: Sequence[Entry], visible: set[str]) -> dict[str, Connections]:
    found: dict[str, dict[str, list[str]]] = {}

    def note(one: str, relation: str, other: str) -> None:
        others = found.setdefault(one, {}).setdefault(relation, [])
        if other not in others:
            others.append(other)

    for entry in live:
        for name, ref in _entry_refs(entry):
            if ref.id not in visible or ref.id == entry.id:
                continue
            if name in _INVERSE:
                note(entry.id, name, ref.id)
            note(ref.id, _INVERSE.get(name, "mentioned_by"), entry.id)
    return {i: _connections(found[i]) for i in sorted(found)}


def _connections(found: Mapping[str, Sequence[str]]) -> Connections:
    """Put relations in a fixed order; a mention adds nothing where a relation says more."""
    related = {i for name, ids in found.items() if name != "mentioned_by" for i in ids}
    groups = []
    for name in _RELATIONS:
        ids = found.get(name, ())
        kept = tuple(i for i in ids if name != "mentioned_by" or i not in related)
        if kept:
            groups.append((name, kept))
    return Connections(tuple(groups))


def _used_media(site: _Site, live: Sequence[Entry]) -> dict[str, MediaFile]:
    refs = [ref for e in live for ref in (*(m.file for m in e.media), *e.body.media)]
    refs += [ref for p in site.pages.values() for ref in p.body.media]
    paths = sorted({ref.id for ref in refs})
    return {path: site.media[path] for path in paths if path in site.media}
