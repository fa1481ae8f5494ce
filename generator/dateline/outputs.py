"""Outputs (effect): every planned file is rendered, or found to be published already.

An output is a function of the theme, the site and its view, so these three make its key. What is
remembered under the key is the digest of the bytes; the bytes themselves lie in the published
folder, and are made again when they are no longer there.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dateline.plan import Plan
from dateline.planning.recipe import Recipe
from dateline.planning.rows import Record
from dateline.publish import Publication, Published
from dateline.remember import Memory, digest, read_row
from dateline.theme import Theme
from dateline.workers import Rendered, Workers, feed_chunk, render_chunk

Outputs = dict[str, tuple[int, bytes]]
"""Size and SHA-256 digest by path."""


class Why(msgspec.Struct, frozen=True):
    """The parts of an output's key, kept so that a rebuild can be explained."""

    theme: bytes
    site: bytes
    view: bytes


class OutputMaker:
    """Makes the outputs of one plan for one publication."""

    def __init__(
        self,
        memory: Memory,
        publication: Publication,
        workers: Workers,
        progress: Callable[[int, int], None],
    ) -> None:
        self.memory = memory
        self.publication = publication
        self.workers = workers
        self.progress = progress
        self.outputs: Outputs = {}
        self.made: list[str] = []
        """Addresses of pages and feeds that were rendered in this build."""
        self.parts: dict[str, Why] = {}
        self.used: dict[str, list[bytes]] = {"output": [], "record": []}
        """Keys of remembered rows that this build used or made, by kind."""

    def make(self, plan: Plan, theme: Theme, open_media: Callable[[str], bytes]) -> Outputs:
        """Render or find every output of the plan; return them all."""
        encode = msgspec.msgpack.Encoder().encode
        site = encode(plan.site)
        self._run(
            plan.pages,
            (bytes.fromhex(theme.digest), digest(site)),
            functools.partial(
                render_chunk, theme=encode(theme), site=site, staging=self.publication.staging
            ),
        )
        write = functools.partial(feed_chunk, staging=self.publication.staging)
        self._run(plan.feeds, (b"", b""), write)
        for address, data in plan.data(self._records(plan.records)):
            self.write(address, data)
        for asset in plan.assets:
            self.write(asset.address, asset.data)
        for address, path in plan.media.items():
            self.write(address, open_media(path))
        return self.outputs

    def write(self, address: str, data: bytes) -> None:
        """Publish a file whose bytes are ready."""
        found = (len(data), hashlib.sha256(data).digest())
        if not _same(self.publication.verified().get(address), found):
            self.publication.write(address, data)
        self.outputs[address] = found

    def _run(
        self,
        recipes: Sequence[Recipe[Any]],
        around: tuple[bytes, bytes],
        function: Callable[[Sequence[tuple[str, str, bytes]]], list[Rendered]],
    ) -> None:
        """Make the outputs of these recipes which are not there; `around` are theme and site."""
        keys = [digest(r.kind, *around, r.key) for r in recipes]
        self.used["output"] += keys
        for recipe in recipes:
            self.parts[recipe.address] = Why(*around, recipe.key)
        missing = self._find(recipes, keys)
        encode = msgspec.msgpack.Encoder().encode
        views = ((r.kind, r.address, encode(r.make())) for r, _ in missing)
        rows = []
        made = self.workers.map(function, views, len(missing))
        for number, ((_, key), done) in enumerate(zip(missing, made, strict=True), 1):
            self.outputs[done.path] = (done.size, done.digest)
            self.made.append(done.path)
            rows.append((key, encode((done.size, done.digest))))
            self.progress(number, len(missing))
        self.memory.put_many("output", rows)

    def _find(
        self, recipes: Sequence[Recipe[Any]], keys: Sequence[bytes]
    ) -> list[tuple[Recipe[Any], bytes]]:
        """Take what is remembered and still published; return what must be made."""
        rows = self.memory.get_many("output", keys)
        decoder = msgspec.msgpack.Decoder(tuple[int, bytes])
        published = self.publication.verified()
        missing = []
        for recipe, key in zip(recipes, keys, strict=True):
            known = read_row(rows.get(key), decoder)
            if known is not None and _same(published.get(recipe.address), known):
                self.outputs[recipe.address] = known
            else:
                missing.append((recipe, key))
        return missing

    def _records(self, recipes: Sequence[Recipe[Record]]) -> list[Record]:
        keys = [r.key for r in recipes]
        self.used["record"] += keys
        rows = self.memory.get_many("record", keys)
        decoder = msgspec.msgpack.Decoder(Record)
        found, fresh = [], []
        for recipe in recipes:
            record = read_row(rows.get(recipe.key), decoder)
            if record is None:
                record = recipe.make()
                fresh.append((recipe.key, msgspec.msgpack.encode(record)))
            found.append(record)
        self.memory.put_many("record", fresh)
        return found


def _same(published: Published | None, output: tuple[int, bytes]) -> bool:
    return published is not None and (published.size, published.digest) == output


def reasons(
    made: Sequence[str], now: Mapping[str, Why], before: Mapping[str, Why]
) -> Iterator[tuple[str, str]]:
    """Say why each output was made again, in plain words."""
    for address in sorted(made):
        yield address, _reason(now[address], before.get(address))


def _reason(now: Why, before: Why | None) -> str:
    if before is None:
        return "it is new, or nothing is remembered of it"
    changed = [
        words
        for words, a, b in (
            ("the theme changed", now.theme, before.theme),
            ("something on every page changed", now.site, before.site),
            ("what it shows changed", now.view, before.view),
        )
        if a != b
    ]
    return " and ".join(changed) or "its published file was altered, or Dateline itself changed"
