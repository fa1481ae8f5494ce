"""The tree of a body made fit for a page: lists, tables, captions, direction (pure)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

_NAMES = "blockquote figcaption h1 h2 h3 h4 h5 h6 li p td th"
_BLOCKS = frozenset(_NAMES.split())
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def tidy(root: Element, source: str) -> None:
    """Change the tree in place; `source` is the text it was made of."""
    for child in root:
        child.tail = "\n"
    tags = {element.tag for element in root.iter()}
    if "ol" in tags:
        _mend_starts(root)
    if "table" in tags:
        _name_tables(root)
    if "img" in tags:
        _caption(root)
    if not source.isascii() and _RIGHT_TO_LEFT.search(source):
        _direct(root)


def _mend_starts(root: Element) -> None:
    """Write the first number of a list in digits every browser reads."""
    for element in root.iter("ol"):
        start = element.attrib.pop("start", "")
        if 0 < len(start) < 10:
            element.set("start", str(int(start)))


def _name_tables(root: Element) -> None:
    """Name each box of a table by the words of its head, so that no words of ours are needed."""
    boxes = [(box, head) for box in root.iter("div") if (head := box.find("table/thead/tr"))]
    for number, (box, head) in enumerate(boxes, start=1):
        for cell in head:
            if len(cell) or (cell.text or "").strip():
                cell.set("scope", "col")
            else:
                cell.tag = "td"
        if "".join(head.itertext()).strip():
            head.set("id", f"table-{number}")
            box.set("role", "group")
            box.set("aria-labelledby", f"table-{number}")


def _caption(root: Element) -> None:
    """Make a picture with a title, alone in its paragraph, a figure with a caption."""
    for paragraph in root.iter("p"):
        alone = len(paragraph) == 1 and not (paragraph.text or "").strip()
        if not alone or paragraph[0].tag != "img" or (paragraph[0].tail or "").strip():
            continue
        title = paragraph[0].attrib.pop("title", "")
        if title:
            paragraph.tag = "figure"
            SubElement(paragraph, "figcaption").text = title


def _direct(root: Element) -> None:
    """Let each block take its direction from its own first letters."""
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.set("dir", "auto")
