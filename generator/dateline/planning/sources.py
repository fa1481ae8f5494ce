"""The source pages (pure): every source, who published it, and where it is cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from dateline.planning import addresses
from dateline.planning.cards import content_key, publisher_of, source_address
from dateline.planning.context import Context, frame, page_count, pages_of, portions
from dateline.planning.recipe import Recipe, encoded, key_of, ready
from dateline.timeline import Cited
from dateline.views import ArchiveCopy, CitedSource, Link, SourcesView, SourceView

INDEX = addresses.page("sources")
_MOST_BRIEFS = 20


def source_pages(context: Context) -> Iterator[Recipe[SourcesView] | Recipe[SourceView]]:
    """Yield the index, the page of each publisher and the page of each registered source."""
    everything = (*context.timeline.registered, *context.timeline.inline)
    if not everything:
        return
    publishers = _publishers(context, everything)
    index = _index(context, publishers, everything)
    yield ready("sources", INDEX, index)
    for address, (name, cited) in publishers.items():
        yield from _publisher_pages(context, address, name, cited)
    for one in context.timeline.registered:
        address = source_address(one.source)
        most = context.config.page_size
        key = key_of(context.base, "source", address, _key(context, (one,), most))
        yield Recipe("source", address, key, partial(_source, context, one))


def _publishers(
    context: Context, everything: Sequence[Cited]
) -> dict[str, tuple[str, list[Cited]]]:
    """Sources by their publisher's page, in order of the publishers' names.

    Names that are written in different ways and have one page are one publisher.
    """
    named: dict[str, list[Cited]] = {}
    for one in everything:
        named.setdefault(publisher_of(one.source), []).append(one)
    found: dict[str, tuple[str, list[Cited]]] = {}
    for name in sorted(named, key=lambda n: (n.casefold(), n)):
        address = context.cards.publisher_address(name)
        found.setdefault(address, (name, []))[1].extend(named[name])
    return found


def _index(
    context: Context,
    publishers: dict[str, tuple[str, list[Cited]]],
    everything: Sequence[Cited],
) -> SourcesView:
    languages = Counter(c.source.language for c in everything if c.source.language)
    ranked = sorted(languages.items(), key=lambda kv: (-kv[1], kv[0]))
    return SourcesView(
        **frame(context, "sources", INDEX, ""),
        publishers=tuple(Link(n, a, len(c)) for a, (n, c) in publishers.items()),
        languages=tuple(Link(context.cards.language_name(tag), "", count) for tag, count in ranked),
        total=len(everything),
        pages=pages_of(INDEX, 1, 1),
    )


def _publisher_pages(
    context: Context, address: str, name: str, cited: list[Cited]
) -> Iterator[Recipe[SourcesView]]:
    """A publisher's sources in the order in which the timeline first cites them."""
    ordered = sorted(cited, key=lambda c: (c.entries[0], c.source.url))
    size = context.config.page_size
    for number, portion in enumerate(portions(ordered, size), 1):
        at = addresses.numbered(address, number)
        key = key_of(context.base, at, name, str(len(cited)), _key(context, portion, _MOST_BRIEFS))
        make = partial(_publisher, context, (address, name, len(cited)), portion, number)
        yield Recipe("publisher", at, key, make)


def _publisher(
    context: Context, publisher: tuple[str, str, int], portion: Sequence[Cited], number: int
) -> SourcesView:
    address, name, items = publisher
    at = addresses.numbered(address, number)
    return SourcesView(
        **frame(context, "publisher", at, name, current=INDEX),
        sources=tuple(_cited(context, c, _MOST_BRIEFS) for c in portion),
        total=items,
        pages=pages_of(address, number, page_count(items, context.config.page_size)),
    )


def _key(context: Context, cited: Sequence[Cited], most: int) -> bytes:
    """The sources are covered apart: which words one has may be due to an entry not shown."""
    shape = encoded([(content_key(c.source), len(c.entries)) for c in cited])
    shown = context.cards.keys_of(p for c in cited for p in c.entries[:most])
    return key_of(shape, shown)


def _cited(context: Context, cited: Cited, most: int) -> CitedSource:
    return CitedSource(
        note=context.cards.note(cited.source),
        entries=tuple(context.cards.brief(p) for p in cited.entries[:most]),
        count=len(cited.entries),
    )


def _source(context: Context, cited: Cited) -> SourceView:
    source = cited.source
    name = publisher_of(source)
    return SourceView(
        **frame(context, "source", source_address(source), source.title or name, current=INDEX),
        cited=_cited(context, cited, context.config.page_size),
        publisher=Link(name, context.cards.publisher_address(name)),
        archives=tuple(ArchiveCopy(a.url, a.date) for a in source.archives),
    )
