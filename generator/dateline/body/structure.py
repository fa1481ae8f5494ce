"""Whether the parts of a body stand where HTML allows them, and its headings in order (pure).

Markdown makes sound pages by itself; a tag an author wrote can stand in a wrong place. The rules
are the content models of the HTML standard, as far as `rawtags` lets elements through.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dateline.body.rawtags import PHRASING, VOID

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>|[^<\s]")
_MARKS = re.compile(r"<[^<>]*>")
_EMPTY = re.compile(r'<p(?: dir="auto")?>\s*</p>\n?')
_HEADING = re.compile(r"<(h[1-6])[^<>]*>(.*?)</\1>", re.DOTALL)
_WORDS_ONLY = PHRASING | {"h2", "h3", "h4", "h5", "h6", "p", "pre", "summary"}
_BLOCKS = "blockquote details div figure h2 h3 h4 h5 h6 hr ol p pre table ul"
_NOT_IN_WORDS = frozenset(_BLOCKS.split())
_PARTS = {
    "ol": ("li",),
    "ul": ("li",),
    "table": ("thead", "tbody"),
    "thead": ("tr",),
    "tbody": ("tr",),
    "tr": ("th", "td"),
}
_PARENTS = {"summary": "details", "figcaption": "figure", "rt": "ruby", "rp": "ruby"}
_NOT_IN_ITSELF = ("a", "dfn", "ruby")


def without_empty(html: str) -> str:
    """Return cleaned HTML without paragraphs and headings that hold nothing."""
    html = _EMPTY.sub("", html)
    return _HEADING.sub(lambda h: h[0] if _holds_something(h[2]) else "", html)


def with_levels(html: str) -> str:
    """Return cleaned HTML whose headings begin at h2, below the page's title, and skip no level."""
    above: list[int] = []

    def levelled(heading: re.Match[str]) -> str:
        level = int(heading[1][1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        name = f"h{min(6, len(above) + 1)}"
        return f"<{name}{heading[0][3:-5]}</{name}>"

    return _HEADING.sub(levelled, html) if "<h" in html else html


def _holds_something(inner: str) -> bool:
    return "<img" in inner or "entry:" in inner or bool(_MARKS.sub("", inner).strip())


class _Open:
    """An element that is not closed yet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.children: list[str] = []


def unsound(html: str) -> str:
    """Say what stands in a wrong place in cleaned HTML; nothing if all is well."""
    stack = [_Open("body")]
    for found in _TAG.finditer(html):
        name = found[2] or ""
        if found[1]:
            fault = _closing_fault(stack.pop())
        elif not name:
            fault = _words_fault(stack[-1])
            stack[-1].children.append("#words")
        else:
            fault = _opening_fault(name, stack)
            stack[-1].children.append(name)
            if name not in VOID:
                stack.append(_Open(name))
        if fault:
            return fault
    return ""


def unclosed(tags: Iterable[str]) -> str:
    """Name an element that is opened and closed a different number of times, from its tags."""
    count: Counter[str] = Counter()
    for tag in tags:
        found = _TAG.match(tag)
        name = found[2] if found else ""
        if name and name not in VOID:
            count[name] += -1 if tag.startswith("</") else 1
    uneven = sorted(name for name in count if count[name])
    return f"<{uneven[0]}> is not closed as often as it is opened" if uneven else ""


def _opening_fault(name: str, stack: list[_Open]) -> str:
    parent = stack[-1]
    if parent.name in _PARTS and name not in _PARTS[parent.name]:
        return f"<{name}> stands in <{parent.name}>"
    needed = _PARENTS.get(name)
    if needed and parent.name != needed:
        return f"<{name}> stands outside <{needed}>"
    if name == "summary" and parent.children:
        return "<summary> is not the first thing in <details>"
    above = [element.name for element in stack]
    if name in _NOT_IN_ITSELF and name in above:
        return f"<{name}> stands in another <{name}>"
    words = next((outer for outer in above if outer in _WORDS_ONLY), "")
    if words and name in _NOT_IN_WORDS:
        return f"<{name}> stands in <{words}>"
    return ""


def _words_fault(parent: _Open) -> str:
    return f"words stand in <{parent.name}>" if parent.name in _PARTS else ""


def _closing_fault(element: _Open) -> str:
    children = element.children
    if element.name == "details" and children[:1] != ["summary"]:
        return "<details> does not begin with <summary>"
    if element.name == "figure" and "figcaption" in children[1:-1]:
        return "<figcaption> is neither the first nor the last thing in <figure>"
    if children.count("figcaption") > 1:
        return "<figure> has two <figcaption>"
    if element.name == "ruby" and (not children or children[-1] not in ("rt", "rp")):
        return "<ruby> does not end with <rt>"
    return ""
