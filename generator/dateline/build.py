"""Check and build: the whole line, from the folders of a site to the published one (effect).

read → parse → validate → relate → plan → render → publish

`build` is always the same program. What makes it quick is that its pure steps are remembered by
keys over all their arguments, so that an incremental build cannot differ from a clean one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from dateline.memory.cache import Cache, NoCache
from dateline.memory.remember import Memory, read_row, stamp
from dateline.options import Options, Reporter, Result
from dateline.publish import Publication
from dateline.sitefiles import ChangedError, Remembered, SiteFiles, outputs_digest, read_everything
from dateline.workers import Workers, available

__all__ = ["WORK_FOLDER", "ChangedError", "build", "check"]

WORK_FOLDER = ".dateline"
"""Folder in the site's root for what is remembered between builds; may be deleted at any time."""


def check(options: Options, reporter: Reporter | None = None) -> Result:
    """Go along the line as far as the plan and return every problem; publish nothing."""
    from dateline.line import Line, result_of

    reporter = reporter or Reporter()
    reporter.stage("read")
    files = read_everything(options)
    with (
        _without_collector(),
        _memory(options) as memory,
        Workers(options.jobs or available()) as workers,
    ):
        planned = Line(options, files, memory, workers, reporter).plan()
    return result_of(options, planned)


def build(options: Options, reporter: Reporter | None = None) -> Result:
    """Build the site and publish it, all at once or not at all.

    Content problems are returned; with one that stops, nothing is rendered and the published
    folder is not touched. Raises `PublishError` where the folder cannot be written, `ThemeError`
    where a theme cannot be read and `ChangedError` where a file changes meanwhile.
    """
    reporter = reporter or Reporter()
    reporter.stage("read")
    dest = options.dest or options.root / "site"
    keep_out = (options.root, options.root / "content", options.root / "themes")
    with (
        _without_collector(),
        _memory(options) as memory,
        Publication.begin(
            dest, keep_out, wait=options.wait, waiting=reporter.waiting
        ) as publication,
        # Workers end before the folder is let go: none may stage a page into another build.
        Workers(options.jobs or available()) as workers,
    ):
        files = read_everything(options)
        result = _unchanged(options, files, memory, publication)
        if result is None:
            from dateline.line import Line

            line = Line(options, files, memory, workers, reporter)
            del files  # the line lets go of what was read as soon as it can
            result = line.publish(publication)
        return msgspec.structs.replace(result, notes=(memory.note,) if memory.note else ())


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare the garbage collector: a build makes many values, and hardly any of them in cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _memory(options: Options) -> Memory:
    if not options.remember:
        return NoCache()
    return Cache.open(options.root / WORK_FOLDER / "cache.sqlite", stamp())


def _still_due(due: tuple[int | None, int | None], now: int) -> bool:
    last, following = due
    return (last is None or last <= now) and (following is None or now < following)


def _unchanged(
    options: Options, files: SiteFiles, memory: Memory, publication: Publication
) -> Result | None:
    """Return the result of the last build when nothing it read has changed, nor its outputs."""
    decoder = msgspec.msgpack.Decoder(Remembered)
    known = read_row(memory.get_many("build", [files.key]).get(files.key), decoder)
    if known is None or not _still_due(known.due, options.now):
        return None
    outputs = {p: (f.size, f.digest) for p, f in publication.verified().items()}
    if outputs_digest(outputs) != known.outputs:
        return None
    result = Result(known.diagnostics, known.counts, known.held, strict=options.strict)
    if not result.ok:
        return result
    return msgspec.structs.replace(result, change=publication.commit(outputs))
