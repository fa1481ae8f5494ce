"""The documentation is complete, its links lead somewhere, and what it shows is true."""

from __future__ import annotations

import re
import shlex
import struct
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import dropwhile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import pytest
from markdown import Markdown

import dateline as package
from dateline.cli import COMMANDS
from dateline.cli import dateline as command_line
from dateline.codes import CODES
from tests.commands import ROOT, dateline

DOCS = sorted(ROOT.glob("docs/**/*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS, *sorted(ROOT.glob("benchmarks/*.md"))]
GUIDE = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
PACKAGE = Path(package.__file__).parent

SAMPLE = re.compile(r"^`(content/\S+)`\n\n```(yaml|markdown)( wrong)?\n(.*?)^```$", re.M | re.S)
"""An example of the editors' guide: the file it belongs in, and what is in it."""

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.M | re.S)

_HELP = ["-h", "--help"]
"""As the command line has them: click keeps what a command is first asked with."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


class _Page(HTMLParser):
    """The links of a page, and the anchors of its headings as GitHub makes them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self._seen: Counter[str] = Counter()
        self._heading: list[str] | None = None
        self.feed(Markdown(extensions=["fenced_code", "tables"]).convert(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if re.fullmatch("h[1-6]", tag):
            self._heading = []

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._heading is not None and re.fullmatch("h[1-6]", tag):
            anchor = anchor_of("".join(self._heading))
            times = self._seen[anchor]
            self._seen[anchor] += 1
            self.anchors.append(f"{anchor}-{times}" if times else anchor)
            self._heading = None


def anchor_of(heading: str) -> str:
    kept = (c for c in heading.strip().lower() if c in " -_" or unicodedata.category(c)[0] in "LMN")
    return "".join(kept).replace(" ", "-")


def read(page: Path) -> _Page:
    return _Page(page.read_text(encoding="utf-8"))


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs/README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in read(index).links}
    assert [name_of(page) for page in DOCS if page != index and page not in linked] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [link for link in read(page).links if not leads_somewhere(page, link)]
    assert broken == []


def leads_somewhere(page: Path, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme == "https" or parts.hostname == "127.0.0.1"
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not parts.fragment or unquote(parts.fragment) in read(target).anchors


def test_the_picture_of_the_readme() -> None:
    (picture,) = (link for link in read(ROOT / "README.md").links if link.endswith(".png"))
    data = (ROOT / picture).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (1280, 900)
    assert len(data) < 200_000


def commands_of(text: str) -> Iterator[list[str]]:
    """Yield every command in the blocks of shell commands, as its words."""
    for kind, block in FENCE.findall(text):
        for line in block.replace("\\\n", " ").splitlines() if kind == "sh" else ():
            for part in re.split(r"&&|\|\||[;|]", line):
                words = shlex.split(part.partition(" > ")[0], comments=True)
                words = list(dropwhile(lambda word: "=" in word, words))
                if words:
                    yield words


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_exists_with_its_options(page: Path) -> None:
    for program, *words in commands_of(page.read_text(encoding="utf-8")):
        if Path(program).name == "dateline":
            check_dateline(words)
        elif program == "make":
            check_make(words)


def check_dateline(words: list[str]) -> None:
    context = click.Context(command_line, help_option_names=_HELP)
    _, rest, _ = command_line.make_parser(context).parse_args(list(words))
    name, *arguments = rest
    assert name in COMMANDS
    command = command_line.get_command(context, name)
    assert command is not None
    _, left, _ = command.make_parser(click.Context(command, help_option_names=_HELP)).parse_args(
        arguments
    )
    takes = [p for p in command.params if isinstance(p, click.Argument)]
    assert len(left) <= len(takes) or any(p.nargs == -1 for p in takes), words


def check_make(words: list[str]) -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z ]+):", text, re.M)
    variables = {"ARGS", "CHROMIUM", "PYTHON"}
    for word in words:
        name, is_variable, _ = word.partition("=")
        assert name in variables if is_variable else name in " ".join(targets).split(), word


def test_codes_that_are_named_exist() -> None:
    for page in PAGES:
        named = re.findall(r"\bDL[0-9]{3}\b", page.read_text(encoding="utf-8"))
        assert set(named) <= set(CODES), page


def test_the_rooms_are_those_of_the_package() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    table = text.partition("<!-- rooms -->")[2].partition("<!-- end -->")[0]
    rows = re.findall(r"^\| `([a-z_]+(?:\.py|/))` \| \S.* \|$", table, re.M)
    modules = [path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    packages = [f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")]
    assert len(re.findall(r"^\| `", table, re.M)) == len(rows)
    assert sorted(rows) == sorted(modules + packages)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_files_of_the_checkout_that_are_named_are_there(page: Path) -> None:
    top = r"(?:generator|tests|themes/default|scripts|benchmarks|requirements|\.ci|\.github)"
    named = re.findall(rf"`({top}/[\w./-]*)`", page.read_text(encoding="utf-8"))
    real = [name for name in named if not re.search("[A-Z]{2}", name)]
    assert [name for name in real if not (ROOT / name).exists()] == []


def test_what_is_said_to_be_remembered_is_what_is() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    section = text.partition("## What is remembered")[2].partition("\n## ")[0]
    said = re.findall(r"`([a-z]+)`", "".join(re.findall(r"(?m)^\| (`.*?) \|", section)))
    program = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert sorted(said) == sorted(set(re.findall(r'put_many\(\s*"([a-z]+)"', program)))


@pytest.fixture(scope="module")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the story of `dateline init` with all right examples of the editors' guide."""
    root = tmp_path_factory.mktemp("guide") / "story"
    assert dateline("init", str(root), cwd=root.parent).returncode == 0
    right = [(path, text) for path, _, wrong, text in SAMPLE.findall(GUIDE) if not wrong]
    assert len(right) == len(dict(right)) > 8
    for path, text in right:
        write(root / path, text)
    for path in re.findall(r"media/[a-z-]+\.jpg", GUIDE):
        write(root / "content" / path, "")
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("--drafts", "--future")])
def test_right_examples_are_right(guide_site: Path, options: tuple[str, ...]) -> None:
    done = dateline("check", "--strict", *options, cwd=guide_site)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems found: ")


def test_wrong_examples_are_answered_as_the_guide_says(guide_site: Path) -> None:
    wrong = re.compile(SAMPLE.pattern.replace("( wrong)?", " wrong"), SAMPLE.flags)
    shown = [(m[1], m[3], FENCE.search(GUIDE, m.end())) for m in wrong.finditer(GUIDE)]
    assert len(shown) == 3
    for path, text, answer in shown:
        write(guide_site / path, text)
        done = dateline("check", cwd=guide_site)
        (guide_site / path).unlink()
        assert answer is not None
        assert (done.returncode, done.stdout) == (1, answer[2])


def test_the_tour_of_the_readme(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Five minutes")[2]
    checkout = here = tmp_path / "dateline"
    checkout.mkdir()
    commands = [words for words in commands_of(text) if words != ["dateline", "serve"]]
    for program, *words in commands:
        if program == "cd":
            here = here / words[0]
        elif program == "dateline":
            done = dateline(*words, cwd=here)
            assert (done.returncode, done.stderr) == (0, ""), words
    _, entry = next(block for block in FENCE.findall(text) if block[0] == "markdown")
    (written,) = here.glob("content/entries/2004-03-*.md")
    assert written.read_text(encoding="utf-8") == entry + "\n"
    assert (here / "site/index.html").is_file()

    written.write_text(entry.replace("2004-03\n", "2004-13\n"), encoding="utf-8")
    _, error = next(block for block in FENCE.findall(text) if block[0] == "text")
    assert error in dateline("check", cwd=here).stdout
