"""validate (pure): a `Document` into values of the model, with every problem of the file.

Only what the file itself says is judged here; whether what it names is there is seen in `relate`.
"""

from __future__ import annotations

from dateline.config import Config
from dateline.dates import is_zone
from dateline.diagnostics import Diagnostic
from dateline.fields.kinds import Check, Table, article, read_fields
from dateline.fields.making import Values, source_value
from dateline.fields.tables import ENTITY, ENTRY, PAGE, SOURCE
from dateline.model import Entity, Entry, Ref, Source, StandingPage
from dateline.parsing.findings import Findings
from dateline.parsing.nodes import Document, Mapping, Node, Scalar
from dateline.phrasing.dated import when
from dateline.text import id_fault, quoted, slugify

Problems = tuple[Diagnostic, ...]


def validate_entry(document: Document, config: Config) -> tuple[Entry | None, Problems]:
    """Return the entry a file holds, its body as written; None where the file is refused."""
    findings = Findings(document.path)
    root = document.root
    check = _check(findings, config, _zone(root.get("timezone"), config.timezone))
    values = read_fields(root, ENTRY, check)
    name = values.pop("id", None) or _id_of_file(document.path, findings, "id: in the file")
    _check_body(document, values.pop("body", None), findings)
    _check_status(values, root, findings)
    if findings.errors:
        return None, findings.told()
    title = root.get("title")
    entry = Entry(
        id=name,
        path=document.path,
        timezone=values.pop("timezone", config.timezone),
        language=values.pop("language", config.language),
        when=when(values["date"], config.language),
        markdown=document.markdown,
        title_line=title.line if title else 0,
        **_moment(values),
        **_sources(values),
        **values,
    )
    return entry, findings.told()


def _check(findings: Findings, config: Config, zone: str) -> Check:
    return Check(findings, zone, config.language, config.limits)


def _zone(node: Node | None, default: str) -> str:
    """Return the zone of an entry before its dates are read; a wrong one is noted later."""
    return node.text if isinstance(node, Scalar) and is_zone(node.text) else default


def _id_of_file(path: str, findings: Findings, other: str = "") -> str:
    stem = path.rsplit("/", 1)[-1].rpartition(".")[0]
    fault = id_fault(stem)
    if fault:
        message = f"the file's name {quoted(stem)} {fault}"
        hint = f"name the file {slugify(stem)}.{path.rpartition('.')[2]}"
        findings.add("DL130", message, hint=hint + (f", or write {other}" if other else ""))
    return stem


def _check_body(document: Document, field: Scalar | None, findings: Findings) -> None:
    if field is not None and document.body and document.body.strip():
        message = "the entry has a body here and another below the front matter"
        findings.add("DL134", message, field, "keep one of the two")


def _check_status(values: Values, root: Mapping, findings: Findings) -> None:
    status = values.get("status", "published")
    needed = {"embargoed": "publish_at", "merged": "merged_into"}.get(status)
    written = root.get(needed) if needed else None
    if needed and (written is None or written.missing):
        message = f'the status is "{status}", and "{needed}" is missing'
        findings.add("DL140", message, root.get("status") or root, f"write {needed}:")
    if status != "merged" and "merged_into" in values:
        message = f'"merged_into" is written, but the status is "{status}"'
        findings.add("DL140", message, root.get("merged_into") or root, "write status: merged")


def _moment(values: Values) -> Values:
    date = values.pop("publish_at", None)
    return {"publish_at": date.earliest, "publish_at_text": date.text} if date else {}


def _sources(values: Values) -> Values:
    """Split the sources of an entry into mentions, in order, and those that are written out."""
    listed: tuple[Ref | Source, ...] = values.pop("sources", ())
    refs = (s if isinstance(s, Ref) else Ref(s.id, s.line, s.column) for s in listed)
    return {
        "sources": tuple(refs),
        "inline_sources": tuple(s for s in listed if isinstance(s, Source)),
    }


def validate_sources(document: Document, config: Config) -> tuple[tuple[Source, ...], Problems]:
    """Return the sources of a registry file; none where the file is refused."""
    findings = Findings(document.path)
    read = _registry(document.root, SOURCE, _check(findings, config, config.timezone))
    made = [source_value(key.text, values, key, document.path) for key, values in read]
    return (() if findings.errors else tuple(made)), findings.told()


def validate_entities(document: Document, config: Config) -> tuple[tuple[Entity, ...], Problems]:
    """Return the entities of a registry file; none where the file is refused."""
    findings = Findings(document.path)
    read = _registry(document.root, ENTITY, _check(findings, config, config.timezone))
    made = [
        Entity(id=key.text, path=document.path, line=key.line, column=key.column, **values)
        for key, values in read
    ]
    return (() if findings.errors else tuple(made)), findings.told()


def _registry(root: Mapping, fields: Table, check: Check) -> list[tuple[Scalar, Values]]:
    """Read a mapping from ids to fields; what has problems is left out."""
    read = []
    for item in root.items:
        before = check.findings.errors
        values = _record(item.key, item.value, fields, check)
        if check.findings.errors == before and item.key.text != "$schema":
            read.append((item.key, values))
    return read


def _record(key: Scalar, node: Node, fields: Table, check: Check) -> Values:
    if key.text == "$schema":
        return {}
    fault = id_fault(key.text)
    if fault:
        message = f"{quoted(key.text)} {fault}"
        check.findings.add("DL130", message, key, f'write "{slugify(key.text)}"')
    if isinstance(node, Mapping):
        return read_fields(node, fields, check)
    message = f"{quoted(key.text)} must be a group of fields: {article(fields.what)}"
    check.findings.add("DL122", message, node, "write its fields below it, indented")
    return {}


def validate_page(document: Document, config: Config) -> tuple[StandingPage | None, Problems]:
    """Return the page a file holds, its body as written; None where the file is refused."""
    findings = Findings(document.path)
    values = read_fields(document.root, PAGE, _check(findings, config, config.timezone))
    name = _id_of_file(document.path, findings)
    if findings.errors:
        return None, findings.told()
    language = values.pop("language", config.language)
    page = StandingPage(
        id=name,
        path=document.path,
        language=language,
        markdown=document.markdown,
        **values,
    )
    return page, findings.told()
