"""Entry pages, standing pages and what is left at former addresses (pure)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from dateline.body.placing import placed
from dateline.exports.addresses import public_path, public_url
from dateline.model import Entry, Media
from dateline.planning import addresses
from dateline.planning.cards import foreign
from dateline.planning.context import Context, frame
from dateline.planning.home import HOME
from dateline.planning.recipe import Recipe, encoded, key_of, ready
from dateline.views import (
    EntryView,
    NotFoundView,
    PageView,
    Picture,
    RedirectView,
    RelationGroup,
)

_AFTER_PATH = re.compile("[?#]")
_IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
NOT_FOUND = "404.html"
_MOST_KEYS = 12

_Related = tuple[tuple[str, tuple[int, ...]], ...]
"""Relation and the positions of the entries that stand in it."""


def entry_pages(context: Context) -> Iterator[Recipe[EntryView]]:
    """Yield the page of every entry, in timeline order, then what is left of withdrawn ones."""
    cards, last = context.cards, len(context.timeline.entries) - 1
    for position, entry in enumerate(context.timeline.entries):
        related = _related(context, entry.id)
        parts = [
            context.base,
            cards.keys[position],
            entry.text_digest,
            cards.keys[position - 1] if position else b"",
            cards.keys[position + 1] if position < last else b"",
        ]
        if related:
            parts.append(encoded([(n, cards.keys_of(ps)) for n, ps in related]))
        if entry.body.links:
            parts.append(cards.targets_key(entry.body.links))
        make = partial(_entry, context, position, related)
        yield Recipe("entry", cards.addresses[position], key_of(*parts), make)
    for entry in context.timeline.tombstones:
        view = _tombstone(context, entry)
        yield ready("entry", view.address, view)


def _entry(context: Context, position: int, related: _Related) -> EntryView:
    cards, entry = context.cards, context.timeline.entries[position]
    card, last = cards.card(position), len(context.timeline.entries) - 1
    html = context.texts(entry).html
    return EntryView(
        **frame(
            context, "entry", card.address, entry.title, description=entry.summary, current=HOME
        ),
        id=entry.id,
        language=card.language,
        when=entry.when,
        key=entry.key,
        summary=entry.summary,
        status="published",
        merged_into=None,
        body=finished(context, html, card.address),
        tags=card.tags,
        actors=card.actors,
        places=card.places,
        sources=card.sources,
        pictures=tuple(_picture(context, m) for m in entry.media),
        relations=tuple(
            RelationGroup(name, tuple(cards.brief(p) for p in positions))
            for name, positions in related
        ),
        earlier=cards.brief(position - 1) if position else None,
        later=cards.brief(position + 1) if position < last else None,
        cite_as=_citation(context, entry, card.address),
    )


def _tombstone(context: Context, entry: Entry) -> EntryView:
    """A withdrawn entry keeps its address and its title; what it said is no longer said."""
    address = addresses.entry(entry)
    target = context.cards.position.get(entry.merged_into.id) if entry.merged_into else None
    return EntryView(
        **frame(context, "entry", address, entry.title, current=HOME),
        id=entry.id,
        language=foreign(entry.language, context.config.language),
        when=entry.when,
        key=False,
        summary="",
        status=entry.status,
        merged_into=context.cards.brief(target) if target is not None else None,
        body="",
        tags=(),
        actors=(),
        places=(),
        sources=(),
        pictures=(),
        relations=(),
        earlier=None,
        later=None,
        cite_as=_citation(context, entry, address),
    )


def finished(context: Context, markup: str, address: str) -> str:
    """Return a body's HTML with its links to entries, files and pages made relative to a page."""
    root = addresses.root_of(address)

    def entry(entry_id: str) -> tuple[str, str] | None:
        link = context.cards.target(entry_id)
        return (root + link.address, link.text) if link else None

    return placed(
        markup,
        entry=entry,
        media=lambda path: root + public_path(context.media.get(path, "")),
        site=lambda path: root + _with_file(path.removeprefix("/")),
    )


def _with_file(path: str) -> str:
    """Name the file a folder's address stands for, since a disk has nobody to look for it."""
    folder = _AFTER_PATH.split(path, maxsplit=1)[0]
    rest = path[len(folder) :]
    return f"{folder}index.html{rest}" if not folder or folder.endswith("/") else path


def _picture(context: Context, media: Media) -> Picture:
    suffix = posixpath.splitext(media.file.id)[1].lower()
    return Picture(
        address=public_path(context.media.get(media.file.id, "")),
        alt=media.alt,
        caption=media.caption,
        credit=media.credit,
        licence=media.licence,
        image=suffix in _IMAGES,
    )


def _related(context: Context, entry_id: str) -> _Related:
    """Positions of the published entries one is connected with, by relation."""
    found = context.timeline.connections.get(entry_id)
    if found is None:
        return ()
    position = context.cards.position
    groups = ((n, tuple(position[i] for i in ids if i in position)) for n, ids in found.groups)
    return tuple((name, positions) for name, positions in groups if positions)


def _citation(context: Context, entry: Entry, address: str) -> str:
    """Title, site, date and address: there are no words in it to translate."""
    config = context.config
    url = public_url(config.base_url, address)
    parts = (f"“{entry.title}”", config.title, entry.when.text.full, url)
    return ", ".join(p for p in parts if p)


def standing_pages(context: Context) -> Iterator[Recipe[PageView]]:
    """Yield the pages of ``content/pages``."""
    for page in context.timeline.pages:
        address = standing_address(page.id)
        view = PageView(
            **frame(context, "page", address, page.title, description=page.summary),
            language=foreign(page.language, context.config.language),
            body=finished(context, page.body.html, address),
            summary=page.summary,
        )
        yield ready("page", address, view)


def standing_address(page_id: str) -> str:
    """Return the address of a standing page."""
    return addresses.page(page_id)


def redirect_pages(context: Context) -> Iterator[Recipe[RedirectView]]:
    """Yield a page at every former address of an entry."""
    for entry in (*context.timeline.entries, *context.timeline.tombstones):
        for alias in entry.aliases:
            address = alias_address(alias.id)
            target = addresses.entry(entry)
            view = RedirectView(
                kind="redirect",
                address=address,
                root=addresses.root_of(address),
                title=entry.title,
                canonical=public_url(context.config.base_url, target),
                target=target,
                target_title=entry.title,
            )
            yield ready("redirect", address, view)


def alias_address(alias: str) -> str:
    """Return the file that answers at a former address: ``/old/`` and ``/old`` are folders."""
    path = alias.strip("/")
    return path if posixpath.splitext(path)[1] == ".html" else addresses.page(path)


def not_found_page(context: Context) -> Recipe[NotFoundView]:
    """Return the page for addresses that have nothing; it is served anywhere, so not relative."""
    keys = [p for p, e in enumerate(context.timeline.entries) if e.key][:_MOST_KEYS]
    root = urlsplit(context.config.base_url).path or "/"
    briefs = tuple(context.cards.brief(p) for p in keys)
    view = NotFoundView(kind="404", address=NOT_FOUND, root=root, title="", keys=briefs)
    return ready("404", NOT_FOUND, view)
