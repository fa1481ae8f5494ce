"""prepare (pure): one content file from bytes to values: parse, validate, mark up.

The result depends on nothing but the arguments, so a build remembers it and worker processes can
make it. The YAML and Markdown libraries are imported when the first file needs them.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.config import Config
from dateline.diagnostics import Diagnostic, Span, in_order
from dateline.model import Entry, Prepared, Ref, StandingPage
from dateline.parsing.nodes import Document, Scalar

_ONE_A_FILE = ("entries", "pages")
"""Folders whose files each hold one thing, named by the file."""


def prepare(path: str, data: bytes, config: Config) -> Prepared:
    """Return what a content file holds; `path` is that from the site's root.

    A file that is refused gives its problems and no value. Never raises for any bytes.
    """
    from dateline.parse import parse

    folder = path.split("/")[1] if path.startswith("content/") else ""
    if folder == "measures":
        return Prepared(diagnostics=(_reserved(path),))
    document, problems = parse(path, data)
    if document is None:
        return Prepared(refused=(refused_file(path),), diagnostics=problems)
    found = _values(folder, document, config)
    return msgspec.structs.replace(
        found,
        refused=() if _has_values(found) else tuple(_refused(folder, document)),
        diagnostics=in_order((*problems, *found.diagnostics)),
    )


def refused_file(path: str) -> str:
    """Return what a file of which nothing can be read would have held; see `Prepared.refused`."""
    folder, _, rest = path.removeprefix("content/").partition("/")
    if folder == "media" and rest:
        return f"{folder}/{rest}"
    stem = rest.rpartition("/")[2].rpartition(".")[0]
    return f"{folder}/{stem}" if folder in _ONE_A_FILE and rest else f"{folder}/*"


def _has_values(found: Prepared) -> bool:
    return bool(found.entries or found.sources or found.entities or found.pages)


def _refused(folder: str, document: Document) -> Iterable[str]:
    if folder not in _ONE_A_FILE:
        yield from (f"{folder}/{item.key.text}" for item in document.root.items)
        return
    yield refused_file(document.path)
    named = document.root.get("id")
    if isinstance(named, Scalar):
        yield f"{folder}/{named.text}"


def _reserved(path: str) -> Diagnostic:
    message = "measures are kept for a later release of Dateline, and this one cannot read them"
    return Diagnostic("DL133", message, Span(path), "take the file out of content/measures")


def _values(folder: str, document: Document, config: Config) -> Prepared:
    from dateline.validate import (
        validate_entities,
        validate_entry,
        validate_page,
        validate_sources,
    )

    if folder == "entries":
        entry, problems = validate_entry(document, config)
        return _with_body(entry, document, problems, config)
    if folder == "pages":
        page, problems = validate_page(document, config)
        return _with_body(page, document, problems, config)
    if folder == "sources":
        sources, problems = validate_sources(document, config)
        return Prepared(sources=sources, diagnostics=problems)
    if folder == "entities":
        entities, problems = validate_entities(document, config)
        return Prepared(entities=entities, diagnostics=problems)
    raise ValueError(f"no content is read from {document.path}")


def _with_body(
    value: Entry | StandingPage | None,
    document: Document,
    problems: tuple[Diagnostic, ...],
    config: Config,
) -> Prepared:
    """Number the sources, then make the body into HTML.

    The body is looked at even where the fields are refused, so that all problems come at once.
    """
    from dateline.body.citations import scan
    from dateline.markup import markup

    text = document.markdown
    line, indent = document.body_line, document.body_indent
    cited = _moved(scan(text, line).cites, indent)
    listed = value.sources if isinstance(value, Entry) else ()
    sources = _numbered(listed, cited)
    numbers = {ref.id: number for number, ref in enumerate(sources, 1)}
    body, found = markup(
        text, path=document.path, first_line=line, numbers=numbers, body_limit=config.limits.body
    )
    found = tuple(_shifted(problem, indent) for problem in found)
    diagnostics = (*problems, *found)
    if value is None or any(p.severity == "error" for p in found):
        return Prepared(diagnostics=diagnostics)
    body = msgspec.structs.replace(
        body, links=_moved(body.links, indent), media=_moved(body.media, indent)
    )
    if isinstance(value, StandingPage):
        if cited:
            return Prepared(diagnostics=(*diagnostics, *(_uncitable(document, r) for r in cited)))
        page = msgspec.structs.replace(value, body=body)
        return Prepared(pages=(page,), diagnostics=diagnostics)
    entry = msgspec.structs.replace(value, body=body, sources=sources)
    return Prepared(entries=(entry,), diagnostics=diagnostics)


def _uncitable(document: Document, ref: Ref) -> Diagnostic:
    """A standing page has no numbered sources, so a note on it would lead nowhere."""
    return Diagnostic(
        "DL409",
        f'"[@{ref.id}]" cites a source, but only entries have a list of sources',
        Span(document.path, ref.line, ref.column),
        "link to the source: [its title](https://example.org/)",
    )


def _numbered(listed: Iterable[Ref], cited: Iterable[Ref]) -> tuple[Ref, ...]:
    """Return mentions in the order of their numbers: as listed, then those only cited."""
    first: dict[str, Ref] = {}
    for ref in (*listed, *cited):
        first.setdefault(ref.id, ref)
    return tuple(first.values())


def _moved(refs: Iterable[Ref], indent: int) -> tuple[Ref, ...]:
    if not indent:
        return tuple(refs)
    return tuple(Ref(ref.id, ref.line, ref.column + indent) for ref in refs)


def _shifted(problem: Diagnostic, indent: int) -> Diagnostic:
    span = problem.span
    if not indent or not span.column:
        return problem
    return msgspec.structs.replace(problem, span=Span(span.path, span.line, span.column + indent))
