"""Tag, actor and place pages (pure): follow one of them through the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dateline.model import DatedName, Entity
from dateline.planning import addresses
from dateline.planning.context import Context, feeds_of, frame, page_count, pages_of, portions
from dateline.planning.recipe import Recipe, key_of, ready
from dateline.timeline import Group
from dateline.views import IndexGroup, IndexItem, IndexView, Link, ListView

_KINDS = {"tags": "tag", "actors": "actor", "places": "place"}


def groups_of(context: Context, section: str) -> tuple[Group, ...]:
    """Return the groups of `tags`, `actors` or `places`."""
    timeline = context.timeline
    return {"tags": timeline.tags, "actors": timeline.actors, "places": timeline.places}[section]


def sections(context: Context) -> tuple[str, ...]:
    """Return which of the three have any pages, and `sources` where something is cited."""
    named = tuple(s for s in _KINDS if groups_of(context, s))
    cited = context.timeline.registered or context.timeline.inline
    return (*named, "sources") if cited else named


def facet_pages(context: Context) -> Iterator[Recipe[IndexView] | Recipe[ListView]]:
    """Yield the index of each section and the page of each tag, actor and place."""
    for section, kind in _KINDS.items():
        groups = groups_of(context, section)
        if groups:
            view = _index(context, section, groups)
            yield ready(section, view.address, view)
        for group in groups:
            yield from _pages(context, section, kind, group)


def _index(context: Context, section: str, groups: tuple[Group, ...]) -> IndexView:
    by_kind: dict[str, list[IndexItem]] = {}
    entities = context.timeline.entities
    for group in groups:
        entity = entities.get(group.id) if section != "tags" else None
        item = IndexItem(
            text=group.name,
            address=addresses.page(section, group.id),
            count=len(group.entries),
            description=entity.description if entity else "",
            names=_names(entity) if entity else (),
        )
        by_kind.setdefault(entity.kind if entity else "tag", []).append(item)
    return IndexView(
        **frame(context, section, addresses.page(section), ""),
        groups=tuple(
            IndexGroup(kind, tuple(sorted(items, key=lambda i: (i.text.casefold(), i.address))))
            for kind, items in sorted(by_kind.items(), key=lambda kv: _ORDER.index(kv[0]))
        ),
    )


_ORDER = ("tag", "person", "organisation", "place")


def _pages(context: Context, section: str, kind: str, group: Group) -> Iterator[Recipe[ListView]]:
    cards, size = context.cards, context.config.page_size
    entity = cards.entity_key(group.id) if section != "tags" else b""
    about = key_of(context.base, section, group.id, group.name, entity, str(len(group.entries)))
    for number, portion in enumerate(portions(group.entries, size), 1):
        address = addresses.numbered(addresses.page(section, group.id), number)
        key = key_of(about, address, cards.keys_of(portion))
        make = partial(_page, context, section, kind, group, portion, number)
        yield Recipe(kind, address, key, make)


def _page(
    context: Context, section: str, kind: str, group: Group, portion: Sequence[int], number: int
) -> ListView:
    entity = context.timeline.entities[group.id] if section != "tags" else None
    address = addresses.page(section, group.id)
    total = page_count(len(group.entries), context.config.page_size)
    return ListView(
        **frame(
            context,
            kind,
            addresses.numbered(address, number),
            group.name,
            description=entity.description if entity else "",
            feeds=feeds_of(addresses.pretty(address), f"{context.config.title}: {group.name}"),
            current=addresses.page(section),
        ),
        days=context.cards.days(portion),
        total=len(group.entries),
        pages=pages_of(address, number, total),
        names=_names(entity) if entity else (),
        past_names=tuple(map(_past, entity.names_valid)) if entity else (),
        aliases=entity.aliases if entity else (),
        entity_kind=entity.kind if entity else "",
        external=tuple(Link(k, v) for k, v in sorted(entity.external.items())) if entity else (),
    )


def _names(entity: Entity) -> tuple[Link, ...]:
    """Names by language; one that is the same in several languages is shown once."""
    seen: dict[str, str] = {}
    for language, name in sorted(entity.names.items()):
        if name != entity.name:
            seen.setdefault(name, language)
    return tuple(Link(name, "", language=language) for name, language in seen.items())


def _past(name: DatedName) -> Link:
    """A name with its period, as ``Nur-Sultan, March 2019 – September 2022``."""
    ends = [end.text if end else "" for end in (name.start, name.end)]
    period = " – ".join(ends).strip()
    return Link(f"{name.name}, {period}" if any(ends) else name.name, "")
