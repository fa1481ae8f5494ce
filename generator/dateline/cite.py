"""Which entries cite which source (pure): a part of `relate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Entry, Source
from dateline.timeline import Cited


def cite(
    registry: Mapping[str, Source], live: Sequence[Entry]
) -> tuple[tuple[Cited, ...], tuple[Cited, ...], tuple[tuple[Source, ...], ...]]:
    """Return the cited sources of the registry, those written out, and the sources of each entry.

    A source that is written out with the address of a registered one is that one; two that are
    written out with one address are one witness.
    """
    by_address = {s.url: s for s in reversed(tuple(registry.values()))}
    registered: dict[str, list[int]] = {}
    inline: dict[str, list[int]] = {}
    written: dict[str, Source] = {}
    per_entry = []
    for position, entry in enumerate(live):
        sources = _sources_of(registry, entry, by_address)
        per_entry.append(sources)
        for source in sources:
            if source.id in registry:
                registered.setdefault(source.id, []).append(position)
            else:
                written[source.url] = _fuller(written.get(source.url), source)
                inline.setdefault(source.url, []).append(position)
    return (
        tuple(Cited(registry[i], True, _once(registered[i])) for i in sorted(registered)),
        tuple(Cited(written[u], False, _once(p)) for u, p in inline.items()),
        tuple(per_entry),
    )


def _fuller(one: Source | None, other: Source) -> Source:
    """Of two sources written out with one address the one that says more; else the first."""
    if one is None or (bool(one.publisher), bool(one.title)) < (
        bool(other.publisher),
        bool(other.title),
    ):
        return other
    return one


def _once(positions: Sequence[int]) -> tuple[int, ...]:
    """An entry may name one source under two numbers."""
    return tuple(dict.fromkeys(positions)) if len(positions) > 1 else tuple(positions)


def _sources_of(
    registry: Mapping[str, Source], entry: Entry, by_address: Mapping[str, Source]
) -> tuple[Source, ...]:
    """One source for each number; one that is in the registry too is taken from there."""
    inline = entry.inline_sources
    if not registry and len(inline) == len(entry.sources):
        return inline
    own = {s.id: by_address.get(s.url, s) for s in inline}
    found = (own.get(ref.id) or registry.get(ref.id) for ref in entry.sources)
    return tuple(source for source in found if source is not None)
