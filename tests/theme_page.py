"""A rendered page as a list of elements, for tests that look at its structure."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("meta", "link", "img", "hr", "br", "input", "rect"))


@dataclass
class Element:
    """One element: its name, attributes, text with that of its children, and what it stands in."""

    tag: str
    attrs: dict[str, str]
    inside: tuple[Element, ...]
    text: str = ""

    def has(self, name: str) -> bool:
        """Whether it has this class."""
        return name in self.attrs.get("class", "").split()


@dataclass
class Page(HTMLParser):
    """Everything a page holds, in order; `problems` names what is left open or closed twice."""

    source: str
    elements: list[Element] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        self.problems += [f"<{e.tag}> is never closed" for e in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and stand in it."""
        element = Element(tag, {k: v or "" for k, v in attrs}, tuple(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is written as empty."""
        self.elements.append(Element(tag, {k: v or "" for k, v in attrs}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element that is closed."""
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Give the text to every element it stands in."""
        for element in self._open:
            element.text += data

    def all(self, *tags: str, **attrs: str) -> list[Element]:
        """Return the elements of these names with these attributes, `class_` being one."""
        name = attrs.pop("class_", None)
        return [
            e
            for e in self.elements
            if (not tags or e.tag in tags)
            and (name is None or e.has(name))
            and all(e.attrs.get(k.replace("_", "-")) == v for k, v in attrs.items())
        ]

    def one(self, *tags: str, **attrs: str) -> Element:
        """Return the only such element."""
        found = self.all(*tags, **attrs)
        assert len(found) == 1, (tags, attrs, len(found))
        return found[0]

    def under(self, parent: Element, *tags: str, **attrs: str) -> list[Element]:
        """Return such elements that stand in another."""
        return [e for e in self.all(*tags, **attrs) if any(p is parent for p in e.inside)]
