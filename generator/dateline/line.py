"""One run along the line, once it is known that something changed (effect).

The stages are imported here, so that a build in which nothing changed imports none of them.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec

from dateline.config import Config, Rules
from dateline.diagnostics import Diagnostic, errors, in_order
from dateline.exports.manifest import NAME as MANIFEST
from dateline.exports.manifest import manifest
from dateline.memory.remember import (
    Memory,
    Names,
    Texts,
    prepare_all,
    remembered_theme,
    text_again,
)
from dateline.model import Entry, Prepared
from dateline.options import Counts, Options, Reporter, Result
from dateline.outputs import OutputMaker, reasons
from dateline.parse import slow_reader
from dateline.plan import Plan, plan
from dateline.prepare import refused_file
from dateline.publish import Publication
from dateline.read import read_media
from dateline.relate import Moment, relate
from dateline.render import RenderError
from dateline.sitefiles import ChangedError, Outputs, Remembered, SiteFiles, outputs_digest
from dateline.theme import Theme, check_language, check_options
from dateline.timeline import MediaFile, Timeline
from dateline.workers import Workers

_NO_RULES = Config(rules=Rules(sources=0))


class Planned(msgspec.Struct, frozen=True):
    """Everything that is known before the first page is rendered."""

    timeline: Timeline
    theme: Theme | None
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]


class Line:
    """One run along the line; each method is a stretch of it."""

    def __init__(
        self,
        options: Options,
        sources: SiteFiles,
        memory: Memory,
        workers: Workers,
        reporter: Reporter,
    ) -> None:
        self.options = options
        self.sources = sources
        self.memory = memory
        self.workers = workers
        self.reporter = reporter
        self.texts = Texts(memory, self._text_again)
        self.config = _NO_RULES

    def plan(self) -> Planned:
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
            found += check_language(theme, config.language)
        timeline, problems = self._relate(config)
        found += problems
        made = None
        if theme is not None:
            self.reporter.stage("plan")
            names = Names(self.memory, config.language)
            made, problems = plan(timeline, config, theme, names.naming(), self.texts.fetch)
            names.save()
            found += problems
        return Planned(timeline, theme, made, in_order(found))

    def _relate(self, config: Config) -> tuple[Timeline, tuple[Diagnostic, ...]]:
        """Prepare and relate the content; return every problem found on the way."""
        inputs, options = self.sources.inputs, self.options
        self.reporter.stage("prepare")
        prepared = self._prepare(config)
        self.reporter.stage("relate")
        moment = Moment(options.now, options.drafts, options.future)
        unread = [refused_file(p.span.path) for p in errors(inputs.diagnostics)]
        timeline, problems = relate(prepared, inputs.media, config, moment, unread)
        slow = slow_reader()
        return timeline, (
            *(d for p in prepared for d in p.diagnostics),
            *problems,
            *((slow,) if slow else ()),
        )

    def _prepare(self, config: Config) -> tuple[Prepared, ...]:
        """Prepare every file, then let go of what was read: there may be much of it."""
        self.config = config
        inputs = self.sources.inputs
        self.sources = msgspec.structs.replace(
            self.sources, inputs=msgspec.structs.replace(inputs, files=())
        )
        return tuple(prepare_all(self.memory, inputs.files, config, self.workers, self.texts))

    def _text_again(self, entry: Entry) -> bytes:
        """Make a text again that is remembered no more; raises `ChangedError` if it is another."""
        data = read_media(self.options.root, entry.path.removeprefix("content/"))
        row = None if isinstance(data, Diagnostic) else text_again(entry, data, self.config)
        if row is None:
            raise ChangedError(f"{entry.path} changed while the site was being built")
        return row

    def _config(self) -> tuple[Config, tuple[Diagnostic, ...]]:
        """Without a configuration the content is still checked, but by no rules of the site."""
        from dateline.configure import read_config

        file = self.sources.inputs.config
        if file is None:
            return _NO_RULES, ()
        config, problems = read_config(file.path, file.data)
        return config or _NO_RULES, problems

    def _open_media(self, media: MediaFile) -> bytes:
        """Read a media file again; raises `ChangedError` when it is not what was digested."""
        data = read_media(self.options.root, media.path)
        if isinstance(data, Diagnostic) or sha256(data).hexdigest() != media.digest:
            raise ChangedError(f"content/{media.path} changed while the site was being built")
        return data

    def publish(self, publication: Publication) -> Result:
        """Plan, then render and publish unless a problem stops the build."""
        planned = self.plan()
        result = result_of(self.options, planned)
        if not result.ok or planned.plan is None or planned.theme is None:
            return result
        self.reporter.stage("render")
        key = str(self.options.dest or "")
        maker = OutputMaker(
            self.memory,
            publication,
            self.workers,
            self.reporter.progress,
            key,
            self.texts.forget,
        )
        try:
            outputs = maker.make(planned.plan, planned.theme, self._open_media)
        except RenderError as error:
            found = in_order((*planned.diagnostics, error.diagnostic))
            return msgspec.structs.replace(result, diagnostics=found)
        listed = manifest(outputs)
        maker.write(MANIFEST, lambda: (listed,))
        self.reporter.stage("publish")
        change = publication.commit(outputs)
        maker.remember()
        self._remember(planned, outputs, result)
        why = tuple(reasons(maker)) if self.options.explain else ()
        return msgspec.structs.replace(
            result,
            change=change,
            rendered=len(maker.made),
            reasons=why,
            counts=counts_of(planned, outputs),
        )

    def _remember(self, planned: Planned, outputs: Outputs, result: Result) -> None:
        row = Remembered(
            result.diagnostics,
            counts_of(planned, outputs),
            result.held,
            planned.timeline.due,
            outputs_digest(outputs),
        )
        self.memory.put_many("build", [(self.sources.key, msgspec.msgpack.encode(row))])


def result_of(options: Options, planned: Planned) -> Result:
    """Return what is known of a build once it is planned."""
    return Result(
        planned.diagnostics,
        held=planned.timeline.held,
        counts=counts_of(planned, {}),
        strict=options.strict,
    )


def counts_of(planned: Planned, outputs: Outputs) -> Counts:
    """Count what is planned and, once they are made, the outputs."""
    timeline = planned.timeline
    statuses = [e.status for e in timeline.tombstones]
    return Counts(
        entries=len(timeline.entries),
        retracted=statuses.count("retracted"),
        merged=statuses.count("merged"),
        pages=len(planned.plan.pages) if planned.plan else 0,
        files=len(outputs),
    )
