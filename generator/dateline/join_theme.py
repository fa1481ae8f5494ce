"""How a theme is joined with those it extends (pure).

A theme is a folder: ``theme.yml`` (name, description, extends, options), ``templates/*.html``,
``assets/``, ``locale/<language>.json``. A theme that extends another has its templates, assets,
catalogue entries and options, except those it brings itself. A template overrides single blocks
with ``{% extends "default/entry.html" %}``. What overrides nothing is an error: it would
otherwise have no effect and nobody would know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from dateline.catalogues import catalogues_of
from dateline.diagnostics import Diagnostic, Span, in_order
from dateline.parse import parse_yaml
from dateline.parsing.findings import Findings
from dateline.parsing.nodes import Mapping as MappingNode
from dateline.parsing.nodes import Scalar
from dateline.text import meant
from dateline.theme import Theme, ThemeFiles

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2 import nodes as jinja

_MOST_PARENTS = 10
_KEYS = ("name", "description", "extends", "options")


class _Manifest(msgspec.Struct, frozen=True):
    extends: str = ""
    options: dict[str, str] = {}


def make_theme(
    name: str, themes: Mapping[str, ThemeFiles], digest: str
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Join a theme with those it extends, or say why that cannot be done."""
    problems: list[Diagnostic] = []
    chain = tuple(_chain(name, themes, problems))
    if problems:
        return None, in_order(problems)
    folders = [themes[n] for n, _ in chain]
    templates = _templates(folders, problems)
    _check_templates(folders, templates, problems)
    theme = Theme(
        name=name,
        chain=tuple(n for n, _ in chain),
        templates=templates,
        assets=_assets(folders),
        catalogues=catalogues_of(folders, problems),
        options={k: v for _, m in reversed(chain) for k, v in m.options.items()},
        digest=digest,
    )
    return (None if problems else theme), in_order(problems)


def _chain(
    name: str, themes: Mapping[str, ThemeFiles], problems: list[Diagnostic]
) -> Iterator[tuple[str, _Manifest]]:
    seen: list[str] = []
    where = Span("dateline.yml")
    while name:
        folder = themes.get(name)
        if folder is None:
            hint = meant(name, themes) or "put it into themes/ beside dateline.yml"
            problems.append(Diagnostic("DL610", f'there is no theme "{name}"', where, hint))
            return
        if name in seen or len(seen) == _MOST_PARENTS:
            message = f'the theme "{name}" extends itself, by way of {" and ".join(seen)}'
            problems.append(Diagnostic("DL610", message, where))
            return
        seen.append(name)
        where = Span(f"{folder.path}/theme.yml")
        manifest = _manifest(folder, where.path, problems)
        yield name, manifest
        name = manifest.extends


def _manifest(folder: ThemeFiles, path: str, problems: list[Diagnostic]) -> _Manifest:
    findings = Findings(path)
    data = folder.files.get("theme.yml")
    if data is None:
        message = f"{folder.path} has no theme.yml"
        hint = 'write one with "extends: default"'
        problems.append(Diagnostic("DL610", message, Span(path), hint))
        return _Manifest()
    root = parse_yaml(data.decode("utf-8", "replace"), 1, findings)
    problems += findings.told()
    if root is None:
        return _Manifest()
    for item in root.items:
        if item.key.text not in _KEYS:
            span = Span(path, item.key.line, item.key.column)
            hint = meant(item.key.text, _KEYS) or f"known are {', '.join(_KEYS)}"
            problems.append(Diagnostic("DL616", f'unknown key "{item.key.text}"', span, hint))
    extends, options = root.get("extends"), root.get("options")
    return _Manifest(
        extends=extends.text if isinstance(extends, Scalar) else "",
        options=_options(options) if isinstance(options, MappingNode) else {},
    )


def _options(node: MappingNode) -> dict[str, str]:
    return {
        i.key.text: "" if i.value.missing else i.value.text
        for i in node.items
        if isinstance(i.value, Scalar)
    }


def _templates(folders: Iterable[ThemeFiles], problems: list[Diagnostic]) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in folders:
        for path, data in sorted(folder.files.items()):
            if not path.startswith("templates/"):
                continue
            name = path.removeprefix("templates/")
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                span = Span(f"{folder.path}/{path}")
                problems.append(Diagnostic("DL613", "this template is not UTF-8 text", span))
                continue
            found.setdefault(name, text)
            found[f"{folder.name}/{name}"] = text
    return found


def _assets(folders: Iterable[ThemeFiles]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder in folders:
        for path, data in sorted(folder.files.items()):
            if path.startswith("assets/"):
                found.setdefault(path.removeprefix("assets/"), data)
    return found


def _check_templates(
    folders: list[ThemeFiles], templates: Mapping[str, str], problems: list[Diagnostic]
) -> None:
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    for depth, folder in enumerate(folders):
        inherited = {path for parent in folders[depth + 1 :] for path in parent.files}
        for path, data in sorted(folder.files.items()):
            if not path.startswith("templates/"):
                continue
            span = Span(f"{folder.path}/{path}")
            try:
                tree = environment.parse(data.decode("utf-8", "replace"))
            except TemplateSyntaxError as error:
                at = Span(span.path, error.lineno)
                problems.append(Diagnostic("DL613", f"template error: {error.message}", at))
                continue
            if depth < len(folders) - 1:
                problems += _check_override(tree, path, span, inherited)
                problems += _check_blocks(environment, tree, span, templates)


def _check_override(
    tree: jinja.Template, path: str, span: Span, inherited: set[str]
) -> Iterator[Diagnostic]:
    name = path.rpartition("/")[2]
    if path in inherited or name.startswith("_"):
        return
    known = [p.removeprefix("templates/") for p in inherited if p.startswith("templates/")]
    hint = meant(name, known) or "a new part of your own begins with an underscore"
    yield Diagnostic("DL611", f'no theme that this one extends has a template "{name}"', span, hint)


def _check_blocks(
    environment: Environment, tree: jinja.Template, span: Span, templates: Mapping[str, str]
) -> Iterator[Diagnostic]:
    from jinja2 import nodes

    parent = next((_constant(e.template) for e in tree.find_all(nodes.Extends)), None)
    if parent is None:
        return
    if parent not in templates:
        hint = meant(parent, templates)
        yield Diagnostic("DL611", f'there is no template "{parent}" to extend', span, hint)
        return
    known = set(_blocks_of(environment, parent, templates, set()))
    for block in _outer_blocks(tree):
        if block.name not in known:
            at = Span(span.path, block.lineno)
            message = f'"{parent}" has no block "{block.name}"'
            yield Diagnostic("DL612", message, at, meant(block.name, known))


def _blocks_of(
    environment: Environment, name: str, templates: Mapping[str, str], seen: set[str]
) -> Iterator[str]:
    """Every block of a template and of those it extends."""
    from jinja2 import nodes

    if name in seen or name not in templates:
        return
    seen.add(name)
    tree = environment.parse(templates[name])
    yield from (block.name for block in tree.find_all(nodes.Block))
    for extends in tree.find_all(nodes.Extends):
        yield from _blocks_of(environment, _constant(extends.template) or "", templates, seen)


def _outer_blocks(node: jinja.Node) -> Iterator[jinja.Block]:
    """Blocks that do not stand within another: these must override something."""
    from jinja2 import nodes

    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outer_blocks(child)


def _constant(node: jinja.Expr) -> str | None:
    from jinja2 import nodes

    return str(node.value) if isinstance(node, nodes.Const) else None
