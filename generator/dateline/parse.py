"""parse (pure): the bytes of a content file into a `Document`.

YAML is read event by event: what can make a small file large (anchors, aliases) or run something
(tags) is refused as it is met, before anything is built from it, and reading stops at the
greatest depth allowed.
"""

from __future__ import annotations

import re

import yaml

from dateline.diagnostics import WARNING, Diagnostic, Span
from dateline.parsing.decode import decode
from dateline.parsing.findings import Findings
from dateline.parsing.nodes import Document, Item, Mapping, Node, Scalar, Sequence
from dateline.parsing.syntax import note_syntax_error
from dateline.text import character, forbidden, nfc, quoted

MAX_DEPTH = 20
"""Lists and mappings that may stand inside one another."""

FENCE = "---"

_LOST_WORDS = re.compile(r"(\s+)(#\w.*)")

_OTHER_FORMS = (
    (
        re.compile(r"\+\+\+\s*$"),
        "the file starts with TOML, between lines +++",
        f"write {FENCE} for both lines +++, and name: value for name = value",
    ),
    (
        re.compile(r'\{\s*(?:"|$)'),
        "the file starts with JSON, which stands bare",
        f"write a line {FENCE} above its first {{ and another below its last }}",
    ),
    (
        re.compile(r"(?:title|date|authors?|category|tags|slug|summary|status|layout):\s", re.I),
        f"the file starts with fields that no line {FENCE} stands above",
        f"write a line {FENCE} above the fields and another below them, and their names small",
    ),
)
"""First lines of files that were written for other programs: what they are, how to mend them."""

_EMPTY = "write its fields, or delete the file"


def slow_reader() -> Diagnostic | None:
    """Return a warning where the fast YAML reader is missing; it is for the whole run."""
    if hasattr(yaml, "CSafeLoader"):
        return None
    message = "the fast YAML reader is missing, and reading takes about ten times as long"
    return Diagnostic("DL014", message, Span(""), "install PyYAML from a wheel", WARNING)


class _Stop(Exception):  # noqa: N818 - it never leaves this module
    """Reading cannot go on; what is wrong has been noted."""


def parse(path: str, data: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Take a content file apart: YAML (``.yml``, ``.yaml``) or Markdown with front matter."""
    findings = Findings(path)
    text = decode(data, findings)
    if text is None:
        return None, findings.told()
    if path.lower().endswith(".md"):
        document = _markdown(path, text, findings)
    else:
        root = parse_yaml(text, 1, findings)
        document = Document(path, root, None, *_body_place(root, text)) if root else None
    return (None if findings.errors else document), findings.told()


def _markdown(path: str, text: str, findings: Findings) -> Document | None:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        findings.add("DL111", *_no_fence(lines[0]))
        return None
    closing = (n for n in range(1, len(lines)) if lines[n].rstrip() in (FENCE, "..."))
    end = next(closing, None)
    if end is None:
        message = f"the front matter that starts here is never closed by a line {FENCE}"
        findings.add(
            "DL112", message, (1, 1), f"write {FENCE} on a line of its own after the fields"
        )
        return None
    root = parse_yaml("\n".join(lines[1:end]) + "\n", 2, findings)
    if root is None:
        return None
    body = "\n".join(lines[end + 1 :])
    if not body.strip() and root.get("body"):
        return Document(path, root, None, *_body_place(root, text))
    return Document(path, root, nfc(body), end + 2)


def _no_fence(first: str) -> tuple[str, tuple[int, int], str]:
    """Say what a file starts with instead of front matter, where, and how to mend it."""
    for pattern, message, hint in _OTHER_FORMS:
        if pattern.match(f"{first}\n"):
            return message, (1, 1), hint
    message = f"the file does not start with front matter: line 1 must be {FENCE}"
    return message, (1, 1), f"write {FENCE}, the fields, {FENCE}, then the body"


def _body_place(root: Mapping, text: str) -> tuple[int, int]:
    """Return the line on which the text of a ``body`` field starts, and how far it is indented."""
    node = root.get("body")
    if not isinstance(node, Scalar):
        return 0, 0
    if node.style not in ("|", ">"):
        return node.line, 0
    below = text.split("\n")[node.line :]
    first = next((line for line in below if line.strip()), "")
    return node.line + 1, len(first) - len(first.lstrip(" "))


def parse_yaml(text: str, first_line: int, findings: Findings) -> Mapping | None:
    """Read one YAML document that is a mapping; None, and problems noted, if it is not one."""
    reader = _Reader(text, first_line, findings)
    try:
        return reader.document()
    except _Stop:
        return None
    except yaml.YAMLError as error:
        note_syntax_error(error, text, first_line, findings)
        return None
    finally:
        reader.close()


class _Reader:
    """Builds nodes from the events of one YAML text."""

    def __init__(self, text: str, first_line: int, findings: Findings) -> None:
        # The loader written in C is ten times faster; where it is missing the other one does.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        self._loader = loader
        self._next = loader.get_event
        self._first = first_line
        self._findings = findings
        self._lines = text.split("\n") if " #" in text else []

    def close(self) -> None:
        self._loader.dispose()

    def document(self) -> Mapping | None:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._findings.add("DL109", "the file holds no fields", (self._first, 1), _EMPTY)
            return None
        event = self._next()
        node = self._node(event, 1)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._second(after)
        if isinstance(node, Mapping):
            return node
        if not self._findings.errors:
            self._no_mapping(node)
        return None

    def _second(self, event: yaml.Event) -> None:
        message = f"a second document starts here with {FENCE}; a file holds one"
        hint = "make it a file of its own; if it is the body, name the file .md"
        self._findings.add("DL108", message, self._place(event), hint)

    def _no_mapping(self, node: Scalar | Sequence) -> None:
        if isinstance(node, Scalar) and node.missing:
            self._findings.add("DL109", "the file holds no fields", node, _EMPTY)
            return
        found = "a list" if isinstance(node, Sequence) else f"the text {quoted(node.text)}"
        message = f"expected fields, each with a name and a colon, found {found}"
        self._findings.add("DL110", message, node, "write fields such as title: Cabinet resigns")

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        assert mark is not None
        return mark.line + self._first, mark.column + 1

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line, column = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._refuse(event, event.tag)
            return self._scalar(event, line, column)
        if not isinstance(event, yaml.CollectionStartEvent):
            assert isinstance(event, yaml.AliasEvent)
            self._refuse(event, None)
            return Scalar("", line, column)
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, event.tag)
        if depth > MAX_DEPTH:
            message = f"lists and mappings stand more than {MAX_DEPTH} deep in one another"
            self._findings.add("DL107", message, (line, column))
            raise _Stop
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(self._members(depth), line, column)
        return Mapping(self._items(depth), line, column)

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        text = event.value
        if self._lines and not event.style:
            self._look_for_comment(event)
        if not text.isascii():
            text = nfc(text)
        elif text.isprintable():
            return Scalar(text, line, column, event.style or "")
        odd = forbidden(text)
        if odd:
            message = f"the character {character(odd[0])} is not allowed in a text"
            self._findings.add("DL011", message, (line, column), "delete it")
        return Scalar(text, line, column, event.style or "")

    def _look_for_comment(self, event: yaml.ScalarEvent) -> None:
        end = event.end_mark
        assert end is not None
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        lost = _LOST_WORDS.match(rest)
        if lost:
            place = end.line + self._first, end.column + len(lost[1]) + 1
            message = f"{quoted(lost[2])} is read as a comment, not as part of the value"
            hint = "put the value in quotes, or write a space after #"
            self._findings.add("DL141", message, place, hint)

    def _refuse(self, event: yaml.NodeEvent, tag: str | None) -> None:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            message = f"*{_cut(event.anchor)} is a YAML alias, and aliases are not allowed"
            self._findings.add("DL103", message, place, "put the text in quotes, or write it out")
        elif event.anchor is not None:
            message = f"&{_cut(event.anchor)} is a YAML anchor, and anchors are not allowed"
            self._findings.add("DL103", message, place, "put the text in quotes, or delete it")
        else:
            written = (tag or "").replace("tag:yaml.org,2002:", "!!")
            message = f"{_cut(written)} is a YAML tag, and tags are not allowed"
            self._findings.add("DL104", message, place, "put the text in quotes, or delete the tag")

    def _members(self, depth: int) -> tuple[Node, ...]:
        members = []
        event = self._next()
        while not isinstance(event, yaml.SequenceEndEvent):
            members.append(self._node(event, depth + 1))
            event = self._next()
        return tuple(members)

    def _items(self, depth: int) -> tuple[Item, ...]:
        items: dict[str, Item] = {}
        event = self._next()
        while not isinstance(event, yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar) or key.missing:
                hint = "write name: value, or put a text with brackets in quotes"
                self._findings.add("DL106", "a key must be a word", key, hint)
            elif key.text in items:
                first = items[key.text].key.line
                message = f"{quoted(key.text)} is written twice; the first is on line {first}"
                self._findings.add("DL105", message, key, "keep one of the two")
            else:
                items[key.text] = Item(key, value)
            event = self._next()
        return tuple(items.values())


def _cut(name: str | None) -> str:
    return quoted(name or "")[1:-1]
