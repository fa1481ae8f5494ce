"""The line itself: read, parse, validate, relate, plan, render, publish (effect).

`build` is always the same program. What makes it quick is that its pure steps are remembered by
keys over all their arguments, so that an incremental build cannot differ from a clean one.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec

from dateline.cache import Cache, NoCache
from dateline.config import Config
from dateline.diagnostics import Diagnostic, in_order
from dateline.exports.manifest import NAME as MANIFEST
from dateline.exports.manifest import manifest
from dateline.model import Prepared
from dateline.options import Counts, Options, Reporter, Result
from dateline.outputs import OutputMaker, Outputs, reasons
from dateline.plan import Plan, plan
from dateline.publish import Publication
from dateline.read import Inputs, read_media, read_site
from dateline.read_themes import digest_of, read_themes
from dateline.relate import Moment, relate
from dateline.remember import (
    Memory,
    Names,
    Texts,
    digest,
    prepare_all,
    read_row,
    remembered_theme,
    stamp,
)
from dateline.theme import Theme, ThemeFiles, check_options
from dateline.timeline import Held, Timeline
from dateline.workers import Workers, available

WORK_FOLDER = ".dateline"


class ChangedError(Exception):
    """A file changed between being looked at and being published; building again mends it."""


class _Remembered(msgspec.Struct, frozen=True):
    """The whole of a build that succeeded, under the key of everything it read."""

    diagnostics: tuple[Diagnostic, ...]
    counts: Counts
    held: tuple[Held, ...]
    due: tuple[int | None, int | None]
    outputs: bytes
    """Digest over all outputs."""


class _Planned(msgspec.Struct, frozen=True):
    """Everything that is known before the first page is rendered."""

    timeline: Timeline
    theme: Theme | None
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]


class _Sources(msgspec.Struct, frozen=True):
    """Everything a build reads."""

    inputs: Inputs
    themes: dict[str, ThemeFiles]
    themes_digest: str
    config: bytes
    key: bytes
    """Digest over all of it and the options that change the outcome."""


def check(options: Options, reporter: Reporter | None = None) -> Result:
    """Go along the line as far as the plan and return every problem; publish nothing."""
    sources = _read(options)
    with _memory(options) as memory, Workers(options.jobs or available()) as workers:
        planned = _Line(options, sources, memory, workers, reporter or Reporter()).plan()
    return _result(options, planned)


def build(options: Options, reporter: Reporter | None = None) -> Result:
    """Build the site and publish it, all at once or not at all.

    Content problems are returned; with one that stops, nothing is rendered and the published
    folder is not touched. Raises `PublishError` where the folder cannot be written.
    """
    reporter = reporter or Reporter()
    reporter.stage("read")
    dest = options.dest or options.root / "site"
    keep_out = (options.root, options.root / "content", options.root / "themes")
    with (
        _memory(options) as memory,
        Workers(options.jobs or available()) as workers,
        Publication.begin(
            dest, keep_out, wait=options.wait, waiting=reporter.waiting
        ) as publication,
    ):
        line = _Line(options, _read(options), memory, workers, reporter)
        return line.unchanged(publication) or line.publish(publication)


def _read(options: Options) -> _Sources:
    inputs = read_site(options.root)
    themes = read_themes(options.root)
    themes_digest = digest_of(themes)
    config = inputs.config.data if inputs.config else b""
    asked = f"{options.drafts} {options.future} {options.base_url}"
    parts = [f"{f.path}\0".encode() + f.digest for f in inputs.files]
    parts += [f"{m.path}\0{m.digest}".encode() for m in inputs.media]
    parts += [msgspec.msgpack.encode(inputs.diagnostics)]
    key = digest(asked, config, themes_digest, b"".join(parts))
    return _Sources(inputs, themes, themes_digest, config, key)


def _memory(options: Options) -> Memory:
    if not options.remember:
        return NoCache()
    return Cache.open(options.root / WORK_FOLDER / "cache.sqlite", stamp())


def _still_due(due: tuple[int | None, int | None], now: int) -> bool:
    last, following = due
    return (last is None or last <= now) and (following is None or now < following)


def _digest_of(outputs: Outputs) -> bytes:
    return digest(msgspec.msgpack.encode(sorted(outputs.items())))


class _Line:
    """One run along the line; each method is a stretch of it."""

    def __init__(
        self,
        options: Options,
        sources: _Sources,
        memory: Memory,
        workers: Workers,
        reporter: Reporter,
    ) -> None:
        self.options = options
        self.sources = sources
        self.memory = memory
        self.workers = workers
        self.reporter = reporter
        self.texts = Texts(memory)

    def unchanged(self, publication: Publication) -> Result | None:
        """Return the result of the last build when nothing it read has changed, nor its outputs."""
        key, decoder = self.sources.key, msgspec.msgpack.Decoder(_Remembered)
        known = read_row(self.memory.get_many("build", [key]).get(key), decoder)
        if known is None or not _still_due(known.due, self.options.now):
            return None
        outputs = {p: (f.size, f.digest) for p, f in publication.verified().items()}
        if _digest_of(outputs) != known.outputs:
            return None
        change = publication.commit(outputs)
        return Result(
            known.diagnostics, known.counts, known.held, change, strict=self.options.strict
        )

    def plan(self) -> _Planned:
        """Read the configuration and theme, prepare, relate and plan."""
        config, problems = self._config()
        found = [*self.sources.inputs.diagnostics, *problems]
        if self.options.base_url:
            config = msgspec.structs.replace(config, base_url=self.options.base_url)
        theme, problems = remembered_theme(
            self.memory, config.theme, self.sources.themes, self.sources.themes_digest
        )
        found += problems
        if theme is not None:
            found += check_options(theme, config.theme_options)
        self.reporter.stage("prepare")
        prepared = self._prepare(config)
        found += [d for p in prepared for d in p.diagnostics]
        self.reporter.stage("relate")
        moment = Moment(self.options.now, self.options.drafts, self.options.future)
        timeline, problems = relate(prepared, self.sources.inputs.media, config, moment)
        found += problems
        made = None
        if theme is not None:
            self.reporter.stage("plan")
            names = Names(self.memory, config.language)
            made, problems = plan(
                timeline, config, theme, names.naming(), self.texts.fetch
            )
            names.save()
            found += problems
        return _Planned(timeline, theme, made, in_order(found))

    def _prepare(self, config: Config) -> tuple[Prepared, ...]:
        """Prepare every file, then let go of what was read: there may be much of it."""
        inputs = self.sources.inputs
        self.sources = msgspec.structs.replace(
            self.sources, inputs=msgspec.structs.replace(inputs, files=())
        )
        return tuple(prepare_all(self.memory, inputs.files, config, self.workers, self.texts))

    def _config(self) -> tuple[Config, tuple[Diagnostic, ...]]:
        """Without a configuration the content is still checked, by the defaults."""
        from dateline.configure import read_config

        file = self.sources.inputs.config
        if file is None:
            return Config(), ()
        config, problems = read_config(file.path, file.data)
        return config or Config(), problems

    def _open_media(self, path: str) -> bytes:
        """Read a media file again; raises `ChangedError` when it is not what was digested."""
        known = {m.path: m.digest for m in self.sources.inputs.media}
        data = read_media(self.options.root, path)
        if isinstance(data, Diagnostic) or sha256(data).hexdigest() != known[path]:
            raise ChangedError(f"content/{path} changed while the site was being built")
        return data

    def publish(self, publication: Publication) -> Result:
        """Plan, then render and publish unless a problem stops the build."""
        planned = self.plan()
        result = _result(self.options, planned)
        if not result.ok or planned.plan is None or planned.theme is None:
            return result
        self.reporter.stage("render")
        key = str(self.options.dest or "")
        maker = OutputMaker(self.memory, publication, self.workers, self.reporter.progress, key)
        outputs = maker.make(planned.plan, planned.theme, self._open_media)
        maker.write(MANIFEST, manifest(outputs))
        self.reporter.stage("publish")
        change = publication.commit(outputs)
        maker.remember()
        self._remember(planned, outputs, result)
        why = tuple(reasons(maker)) if self.options.explain else ()
        return msgspec.structs.replace(
            result, change=change, rendered=len(maker.made), reasons=why, counts=_counts(planned, outputs)
        )

    def _remember(self, planned: _Planned, outputs: Outputs, result: Result) -> None:
        row = _Remembered(
            result.diagnostics,
            _counts(planned, outputs),
            result.held,
            planned.timeline.due,
            _digest_of(outputs),
        )
        self.memory.put_many("build", [(self.sources.key, msgspec.msgpack.encode(row))])


def _result(options: Options, planned: _Planned) -> Result:
    return Result(
        planned.diagnostics,
        held=planned.timeline.held,
        counts=_counts(planned, {}),
        strict=options.strict,
    )


def _counts(planned: _Planned, outputs: Outputs) -> Counts:
    timeline = planned.timeline
    statuses = [e.status for e in timeline.tombstones]
    return Counts(
        entries=len(timeline.entries),
        retracted=statuses.count("retracted"),
        merged=statuses.count("merged"),
        pages=len(planned.plan.pages) if planned.plan else 0,
        files=len(outputs),
    )
