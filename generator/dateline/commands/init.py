"""`dateline init`: a small example story in a new folder, to be changed into one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dateline import __version__
from dateline.commands._errors import WrongUseError

_STARTER = "starter"
_DOT = "dot-"
"""Begins the name of a file or folder of the starter whose own name begins with a dot."""
_ALLOWED = frozenset((".git",))


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Make a small example story in a new folder.

    FOLDER is made; one that is there must be empty, but for a git repository without files.
    The story is an invented one and shows the forms an entry can have.
    """
    from dateline.commands._streams import tell
    from dateline.report import FINE

    _check(folder)
    files = sorted(_files())
    try:
        for path, text in files:
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise WrongUseError(f"could not make {error.filename}: {error.strerror}") from error
    tell(_next(folder, len(files)))
    return FINE


def _check(folder: Path) -> None:
    """Refuse a folder in which something could be lost."""
    try:
        found = sorted({path.name for path in folder.iterdir()} - _ALLOWED)
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise WrongUseError(f"{folder} is not a folder") from error
    if found:
        more = f" and {len(found) - 1} more" if found[1:] else ""
        message = f"the folder {folder} is not empty: it holds {found[0]}{more}"
        raise WrongUseError(message, "Name a folder that is not there yet.")


def _files() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the story."""
    top = Path(__file__).parent / _STARTER
    for path in top.rglob("*"):
        if path.is_file():
            parts = (_dotted(part) for part in path.relative_to(top).parts)
            text = path.read_text(encoding="utf-8").replace("@VERSION@", __version__)
            yield "/".join(parts), text


def _dotted(name: str) -> str:
    return f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name


def _next(folder: Path, number: int) -> Iterator[str]:
    import shlex

    yield f"Made an example story in {folder} ({number} files). Next:"
    if folder.absolute() != Path.cwd():
        yield f"  cd {shlex.quote(str(folder))}"
    else:
        yield "  dateline check"
    yield "  dateline serve"
