"""Build the sites of this folder and keep what comes of them as what is expected."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.samples import tree
from tests.sitetrees import build_copy, names, write_expected

for name in names():
    with TemporaryDirectory() as folder:
        result = build_copy(name, Path(folder))
        for problem in result.diagnostics:
            print(f"{name}: {problem.span.path}:{problem.span.line}: {problem.message}")
        write_expected(name, tree(Path(folder) / "site"))
