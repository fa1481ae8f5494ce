"""Bodies for the tests: marked up as one file of content, and taken apart again."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import strategies as st

from dateline.body.citations import scan
from dateline.diagnostics import Diagnostic
from dateline.markup import markup
from dateline.model import Body

SAMPLES = Path(__file__).parent / "markup_samples"
_MARKS = """[ ] ( ) ![ [[ ]] | ` `` ``` ~~~ * ** _ > \\ < </ <b> </b> <div> </div> <details>
<summary> </summary> </details> <p> <figure> <figcaption> <a <!-- --> <? <![CDATA[ ]]> & &amp;
&#x3c; " ' a words é א [^a] [^a]: [a]: https://e.example media/a.jpg
[@a] [@a;@b] [[a]] [[a|b]] @ ; { } {{ }} {% #
## --- === |-| <script> </script> <svg> <math> <style> <textarea> <title> <a href=" onerror= =1
javascript: data: \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02 \x1f &#2; &#8238; \u202e \u2067
\ud800 \ufffe \x00"""
_GAPS = [" ", "\n", "\n\n", "    ", "\n    ", "\n- ", "\n1. ", "\n> ", "  \n", "\t"]
MARKUP = st.lists(st.sampled_from(_MARKS.split() + _GAPS), max_size=25).map("".join) | st.text(
    max_size=60
)
"""Whatever an author, or somebody who means harm, may put into a body."""

PATH = "content/entries/a.md"


def body_of(text: str, first_line: int = 1) -> tuple[Body, tuple[Diagnostic, ...]]:
    """Mark a body up with its sources numbered as they are cited."""
    cited = scan(text, first_line).cites
    numbers = {ref.id: number for number, ref in enumerate(cited, start=1)}
    return markup(text, path=PATH, first_line=first_line, numbers=numbers)


def html_of(text: str) -> str:
    """Return the HTML of a body that must be without errors."""
    body, problems = body_of(text)
    assert not [problem for problem in problems if problem.severity == "error"], problems
    return body.html


def told(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem."""
    return [(p.code, p.span.line, p.span.column) for p in body_of(text)[1]]


class Page(HTMLParser):
    """What a browser would find in a piece of HTML, as far as a plain parser can tell."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.other: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)

    def values(self, name: str) -> list[str]:
        """Return all values of one attribute, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]
