"""Work done in several processes (effect): plain data in, plain data out, joined in order.

Processes are spawned, never forked, and only where there is enough to gain: starting one costs
about as much as preparing a hundred entries.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

import msgspec

from dateline.config import Config
from dateline.model import Entry, Prepared, Ref, Relations, Text
from dateline.publish.staging import Staging, stage

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from dateline.render import Renderer

_In = TypeVar("_In")
_Out = TypeVar("_Out")

WORTH_IT = 250
"""Tasks below which one process is faster than starting others."""

_CHUNK = 48
_AHEAD = 3


class Rendered(msgspec.Struct, frozen=True):
    """A staged output."""

    path: str
    size: int
    digest: bytes
    """SHA-256."""


class Workers:
    """A pool that is started when it is first worth it, and stopped with the build."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(
        self, function: Callable[[Sequence[_In]], list[_Out]], items: Iterable[_In], count: int
    ) -> Iterator[_Out]:
        """Yield the results of a function over chunks of the items, in the items' order.

        `items` are taken only as fast as they are worked off; `count` says how many there are.
        """
        chunks = _chunks(items)
        if self._jobs < 2 or count < WORTH_IT:
            for chunk in chunks:
                yield from function(chunk)
            return
        pool = self._started()
        waiting: deque[Future[list[_Out]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(function, chunk))
            if len(waiting) >= self._jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context)
        return self._pool


def _chunks(items: Iterable[_In]) -> Iterator[list[_In]]:
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def available() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class PreparedFile(NamedTuple):
    """A content file prepared, encoded as it is remembered."""

    values: bytes
    """`Prepared`, with its entry's text left out."""
    text_digest: bytes = b""
    """Digest of the text; empty where there is none."""
    text: bytes = b""
    """`Text`."""


def prepare_chunk(files: Sequence[tuple[str, bytes]], config: Config) -> list[PreparedFile]:
    """Prepare content files (path, bytes)."""
    from dateline.prepare import prepare

    return [_encoded(prepare(path, data, config)) for path, data in files]


def _encoded(prepared: Prepared) -> PreparedFile:
    encode = msgspec.msgpack.encode
    if not prepared.entries:
        return PreparedFile(encode(prepared))
    (entry,) = prepared.entries
    text = encode(Text(entry.markdown, entry.body.html, entry.body.text))
    body = msgspec.structs.replace(entry.body, html="", text="")
    light = msgspec.structs.replace(entry, markdown="", body=body)
    shown = _digest(encode(_placeless(light)))
    light = msgspec.structs.replace(light, digest=shown, text_digest=_digest(text))
    return PreparedFile(
        encode(msgspec.structs.replace(prepared, entries=(light,))), light.text_digest, text
    )


def _placeless(entry: Entry) -> Entry:
    """Return an entry that does not know in which line it says something: no page shows that, and
    whoever adds a line moves all that are below it.
    """
    replace = msgspec.structs.replace
    related = (getattr(entry.relations, name) for name in entry.relations.__struct_fields__)
    body, merged = entry.body, entry.merged_into
    return replace(
        entry,
        actors=_moved_up(entry.actors),
        places=_moved_up(entry.places),
        sources=_moved_up(entry.sources),
        inline_sources=tuple(replace(s, line=0, column=0) for s in entry.inline_sources),
        relations=Relations(*map(_moved_up, related)),
        media=tuple(replace(m, file=Ref(m.file.id, 0, 0)) for m in entry.media),
        merged_into=Ref(merged.id, 0, 0) if merged else None,
        aliases=_moved_up(entry.aliases),
        body=replace(body, links=_moved_up(body.links), media=_moved_up(body.media)),
        title_line=0,
    )


def _moved_up(refs: Sequence[Ref]) -> tuple[Ref, ...]:
    return tuple(Ref(ref.id, 0, 0) for ref in refs)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def render_chunk(
    pages: Sequence[tuple[str, str, bytes]], theme: bytes, site: bytes, staging: Staging
) -> list[Rendered]:
    """Render pages (kind, address, encoded view) and stage their bytes."""
    from dateline.render import decode_view

    renderer = _renderer(theme, site)
    done = []
    for kind, address, encoded in pages:
        data = renderer.page(decode_view(kind, encoded))
        stage(staging, address, data)
        done.append(Rendered(address, len(data), hashlib.sha256(data).digest()))
    return done


def feed_chunk(feeds: Sequence[tuple[str, str, bytes]], staging: Staging) -> list[Rendered]:
    """Write feeds (kind, address, encoded view) and stage their bytes."""
    from dateline.exports.feed import FeedView
    from dateline.render import feed

    decoder = msgspec.msgpack.Decoder(FeedView)
    done = []
    for _, _, encoded in feeds:
        view = decoder.decode(encoded)
        data = feed(view)
        stage(staging, view.address, data)
        done.append(Rendered(view.address, len(data), hashlib.sha256(data).digest()))
    return done


@functools.lru_cache(maxsize=1)
def _renderer(theme: bytes, site: bytes) -> Renderer:
    """Compile the theme once in each process."""
    from dateline.render import Renderer
    from dateline.theme import Theme
    from dateline.views import Site

    return Renderer(
        msgspec.msgpack.decode(theme, type=Theme), msgspec.msgpack.decode(site, type=Site)
    )
