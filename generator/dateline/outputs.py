"""Outputs (effect): every planned file is rendered, or found to be published already.

An output is a function of the theme, the site and its view, so these three make its key. What is
remembered of it is the digest of its bytes; the bytes themselves lie in the published
folder, and are made again when they are no longer there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from dateline.memory.remember import Memory, digest, read_row
from dateline.plan import Plan
from dateline.planning.data import Parts
from dateline.planning.recipe import Recipe
from dateline.planning.rows import Bundle, Record
from dateline.publish import Publication, Published
from dateline.sitefiles import Outputs
from dateline.theme import Theme
from dateline.timeline import MediaFile
from dateline.workers import Rendered, Workers, feed_chunk, render_chunk

_AT_ONCE = 16
"""Bundles of records that are fetched together."""


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of an output: the parts of its key, and what came of them."""

    theme: bytes
    site: bytes
    view: bytes
    """Key of the recipe."""
    size: int
    digest: bytes
    """SHA-256."""


class OutputMaker:
    """Makes the outputs of one plan for one publication."""

    def __init__(
        self,
        memory: Memory,
        publication: Publication,
        workers: Workers,
        progress: Callable[[int, int], None],
        key: str,
        forget_texts: Callable[[], None],
    ) -> None:
        """`key` names the published folder, whose outputs are remembered together.

        `forget_texts` is called when no entry's text is needed any more: there may be much of it.
        """
        self.forget_texts = forget_texts
        self.memory = memory
        self.publication = publication
        self.workers = workers
        self.progress = progress
        self.outputs: Outputs = {}
        self._key = digest(key)
        self._bundles: list[bytes] = []
        self.made: list[str] = []
        """Addresses of pages and feeds that were rendered in this build."""
        self.known: dict[str, Made] = {}
        """By address, what came of every page and feed of this build."""
        self.before = self._recall()

    def make(self, plan: Plan, theme: Theme, open_media: Callable[[MediaFile], bytes]) -> Outputs:
        """Render or find every output of the plan; return them all."""
        encode = msgspec.msgpack.Encoder().encode
        site = encode(plan.site)
        self._run(
            plan.pages,
            (bytes.fromhex(theme.digest), digest(site)),
            partial(render_chunk, theme=encode(theme), site=site, staging=self.publication.staging),
        )
        write = partial(feed_chunk, staging=self.publication.staging)
        self._run(plan.feeds, (b"", b""), write)
        plan.forget()
        records = self._records(plan.records)
        self.forget_texts()
        for address, parts in plan.data(records):
            self.write(address, parts)
        for asset in plan.assets:
            self.write(asset.address, partial(_only, asset.data))
        for address, media in plan.media.items():
            self._media(address, media, open_media)
        return self.outputs

    def write(self, address: str, parts: Parts) -> None:
        """Publish a file whose bytes are ready, in parts."""
        whole, size = hashlib.sha256(), 0
        for part in parts():
            whole.update(part)
            size += len(part)
        found = (size, whole.digest())
        if not _same(self.publication.verified().get(address), found):
            self.publication.write(address, parts())
        self.outputs[address] = found

    def _media(
        self, address: str, media: MediaFile, open_media: Callable[[MediaFile], bytes]
    ) -> None:
        """Publish a media file; one that is published already is not read again."""
        found = (media.size, bytes.fromhex(media.digest))
        if not _same(self.publication.verified().get(address), found):
            self.publication.write(address, open_media(media))
        self.outputs[address] = found

    def _run(
        self,
        recipes: Sequence[Recipe[Any]],
        around: tuple[bytes, bytes],
        function: Callable[[Sequence[tuple[str, str, bytes]]], list[Rendered]],
    ) -> None:
        """Make the outputs of these recipes which are not there; `around` are theme and site."""
        missing = [recipe for recipe in recipes if not self._find(recipe, around)]
        encode = msgspec.msgpack.Encoder().encode
        views = ((r.kind, r.address, encode(r.make())) for r in missing)
        made = self.workers.map(function, views, len(missing))
        for number, (recipe, done) in enumerate(zip(missing, made, strict=True), 1):
            row = Made(*around, recipe.key, done.size, done.digest)
            self.outputs[done.path] = (done.size, done.digest)
            self.known[done.path] = row
            self.made.append(done.path)
            self.progress(number, len(missing))

    def _find(self, recipe: Recipe[Any], around: tuple[bytes, bytes]) -> bool:
        """Take an output that is remembered and still published."""
        row = self.before.get(recipe.address)
        if row is None or (row.theme, row.site, row.view) != (*around, recipe.key):
            return False
        found = (row.size, row.digest)
        if not _same(self.publication.verified().get(recipe.address), found):
            return False
        self.outputs[recipe.address] = found
        self.known[recipe.address] = row
        return True

    def _recall(self) -> dict[str, Made]:
        decoder = msgspec.msgpack.Decoder(dict[str, Made])
        return read_row(self.memory.get_many("outputs", [self._key]).get(self._key), decoder) or {}

    def remember(self) -> None:
        """Keep what the next build of the same folder needs to know."""
        row = msgspec.msgpack.encode(self.known)
        self.memory.put_many("outputs", [(self._key, row)])
        self.memory.prune("record", self._bundles, spare=len(self._bundles))

    def _records(self, bundles: Sequence[Bundle]) -> list[Record]:
        """Make the records, or recall them, a bundle at a time; return them in order."""
        placed: dict[int, Record] = {}
        kind: Any = tuple[Record, ...]
        decoder: msgspec.msgpack.Decoder[tuple[Record, ...]] = msgspec.msgpack.Decoder(kind)
        for start in range(0, len(bundles), _AT_ONCE):
            some = bundles[start : start + _AT_ONCE]
            keys = [bundle.recipe.key for bundle in some]
            self._bundles += keys
            rows = self.memory.get_many("record", keys)
            for bundle, key in zip(some, keys, strict=True):
                records = read_row(rows.pop(key, None), decoder)
                if records is None or len(records) != len(bundle.positions):
                    records = bundle.recipe.make()
                    self.memory.put_many("record", [(key, msgspec.msgpack.encode(records))])
                placed.update(zip(bundle.positions, records, strict=True))
        return [placed[position] for position in range(len(placed))]


def _only(data: bytes) -> tuple[bytes]:
    return (data,)


def _same(published: Published | None, output: tuple[int, bytes]) -> bool:
    return published is not None and (published.size, published.digest) == output


def reasons(maker: OutputMaker) -> Iterator[tuple[str, str]]:
    """Say why each output was made again, in plain words."""
    for address in sorted(maker.made):
        yield address, _reason(maker.known[address], maker.before.get(address))


def _reason(now: Made, before: Made | None) -> str:
    if before is None:
        return "it is new, or nothing is remembered of it"
    changed = [
        words
        for words, differs in (
            ("the theme changed", now.theme != before.theme),
            ("something on every page changed", now.site != before.site),
            ("what it shows changed", now.view != before.view),
        )
        if differs
    ]
    return " and ".join(changed) or "its published file was altered or missing"
