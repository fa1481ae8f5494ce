"""The rules of the architecture that can be read off the code; see docs/architecture.md."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.commands import ROOT

PACKAGE = ROOT / "generator/dateline"
MOST_LINES = 400
LONGEST_FUNCTION = 60
USUAL_FUNCTION = 10

EFFECTS = (
    "dateline.__main__",
    "dateline.commands",
    "dateline.memory",
    "dateline.publish",
    "dateline.report",
    "dateline.serve",
)
"""Rooms whose modules have effects unless they say that they are pure; all others are pure."""

SURROUNDINGS = frozenset(
    "asyncio builtins concurrent contextvars fcntl getpass glob importlib inspect locale logging "
    "multiprocessing os pathlib platform random secrets select shutil signal site socket sqlite3 "
    "subprocess sys tempfile threading time urllib.request uuid warnings webbrowser".split()
)
"""What shows a module more than its arguments, or lets it do more than return a value."""

ALLOWED = {
    ("dateline.options", "pathlib"): "a path is a value",
    ("dateline.report.finished", "pathlib"): "a path is a value",
    ("dateline.dating.zones", "importlib.resources"): "reads data that comes with the program",
    ("dateline.phrasing.datephrases", "importlib.resources"): "reads data that comes with it",
    ("dateline.serve.wish", "asyncio"): "waits, and does nothing else",
}
"""Exceptions, each with its reason."""

READERS = frozenset(("open", "print", "input", "eval", "exec", "breakpoint", "__import__"))
CLOCKS = frozenset(("now", "utcnow", "today"))

STAGES = {
    "read": ("dateline.read",),
    "parse": ("dateline.parse", "dateline.parsing"),
    "validate": ("dateline.validate", "dateline.fields"),
    "mark up": ("dateline.markup", "dateline.body"),
    "relate": ("dateline.relate", "dateline.cite"),
    "plan": ("dateline.plan", "dateline.planning"),
    "render": ("dateline.render",),
    "publish": ("dateline.publish",),
}
SHARED = {
    "dateline.parsing.nodes": "what is parsed, as a value",
    "dateline.parsing.findings": "the problems of one file, gathered",
    "dateline.parsing.decode": "which bytes are text, and how many may be read",
    "dateline.body.citations": "how a mention is written",
    "dateline.body.placing": "how a finished body gets its addresses",
    "dateline.publish.change": "what was changed, as a value",
}
"""Values, and how they are written, that more than one stage works on."""


class Module(NamedTuple):
    """A module of the package."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def is_pure(self) -> bool:
        """As it says itself, else by its room."""
        said = (ast.get_docstring(self.tree) or "").partition("\n\n")[0]
        if "(pure" in said or "(effect" in said:
            return "(pure" in said
        return not within(self.name, EFFECTS)


def within(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def modules() -> dict[str, Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        name = name.removesuffix(".__init__")
        found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    return found


MODULES = modules()
PURE = [m for m in MODULES.values() if m.is_pure]


def running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs: what only a type checker sees is left out."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        types_only = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        if not types_only:
            yield from running(child)


def imports(module: Module) -> Iterator[str]:
    """The full name of every module that one imports, at its top or within a function."""
    for node in running(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 80
    assert len(PURE) > 60
    assert {"dateline.parse", "dateline.relate", "dateline.plan"} <= {m.name for m in PURE}
    assert not {"dateline.read", "dateline.build", "dateline.cli"} & {m.name for m in PURE}


def test_pure_modules_import_no_effect() -> None:
    found = {
        (module.name, name)
        for module in PURE
        for name in imports(module)
        if name in MODULES and not MODULES[name].is_pure
    }
    assert found == set()


def test_pure_modules_see_nothing_of_their_surroundings() -> None:
    found = {
        (module.name, name)
        for module in PURE
        for name in imports(module)
        if within(name, tuple(SURROUNDINGS))
    }
    assert found == set(ALLOWED)


def test_pure_modules_read_no_file_and_no_clock() -> None:
    found = []
    for module in PURE:
        for node in running(module.tree):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Name) and node.func.id in READERS:
                found.append((module.name, node.func.id))
            elif isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                found.append((module.name, node.func.attr))
    assert found == []


def test_stages_import_no_other_stage() -> None:
    found = set()
    for stage, rooms in STAGES.items():
        others = tuple(r for name, rs in STAGES.items() if name != stage for r in rs)
        for module in MODULES.values():
            if within(module.name, rooms):
                taken = {name for name in imports(module) if within(name, others)}
                found |= {(stage, name) for name in taken - SHARED.keys()}
    assert found == set()


def test_every_exception_is_needed() -> None:
    taken = {name for module in MODULES.values() for name in imports(module)}
    assert set(SHARED) <= taken


def test_a_mark_is_right_where_there_is_one() -> None:
    for module in MODULES.values():
        said = (ast.get_docstring(module.tree) or "").partition("\n\n")[0]
        assert not ("(pure" in said and "(effect" in said), module.name


def test_nothing_is_kept_in_a_module_that_changes() -> None:
    """Module-level names are bound once, and to nothing that can be changed by mistake."""
    found = []
    for module in MODULES.values():
        for node in running(module.tree):
            if isinstance(node, ast.Global):
                found.append((module.name, node.names))
        for node in module.tree.body:
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            if isinstance(value, ast.Call) and ast.unparse(value.func) in {"list", "dict", "set"}:
                found.append((module.name, [ast.unparse(value)]))
            if isinstance(value, ast.List | ast.Dict) and not ast.unparse(value)[1:-1]:
                found.append((module.name, [ast.unparse(value)]))
    assert found == []


@pytest.mark.parametrize("module", MODULES.values(), ids=lambda module: module.name)
def test_every_module_says_what_it_is_for(module: Module) -> None:
    assert ast.get_docstring(module.tree)
    classes = [node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    named = [node for node in module.tree.body if isinstance(node, ast.FunctionDef)]
    documented: list[ast.ClassDef | ast.FunctionDef] = [*classes, *named]
    for node in documented:
        assert node.name.startswith("_") or ast.get_docstring(node), node.name


def test_files_and_functions_are_short() -> None:
    sources = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    texts = {path: path.read_text(encoding="utf-8") for path in sources}
    long = {p.name: len(t.splitlines()) for p, t in texts.items()}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}
    every = [f for module in MODULES.values() for f in functions(module.tree)]
    assert [f.name for f in every if length(f) > LONGEST_FUNCTION] == []
    assert statistics.median(map(length, every)) < USUAL_FUNCTION


def test_help_imports_nothing_that_is_heavy() -> None:
    """What the command line imports before it knows the command."""
    start = {"dateline.cli", "dateline.__main__"}
    seen: set[str] = set()
    while start:
        name = start.pop()
        seen.add(name)
        top = [n for n in MODULES[name].tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
        module = Module(name, MODULES[name].path, ast.Module(list(top), []))
        for each in imports(module):
            parts = each.split(".")
            start |= {".".join(parts[:n]) for n in range(1, len(parts) + 1)} & MODULES.keys() - seen
            seen.add(each)
    heavy = ("yaml", "markdown", "jinja2", "babel", "nh3", "livereload", "tornado", "watchfiles")
    assert [name for name in seen if within(name, heavy)] == []
