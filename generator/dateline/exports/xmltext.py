"""Text for XML 1.0 (fifth edition): no letter of it can end an element or break the file (pure)."""

from __future__ import annotations

import html
import re

# Everything but the characters of production 2 ("Char") of the specification.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = {9: "&#9;", 10: "&#10;", 13: "&#13;"}


def text(value: str) -> str:
    """Escape the content of an element; it is read back letter for letter.

    A character that XML cannot hold becomes U+FFFD. Content has none, since reading refuses them.
    """
    return html.escape(_FORBIDDEN.sub("\ufffd", value)).replace("\r", "&#13;")


def attribute(value: str) -> str:
    """Escape the value of an attribute that stands in double quotes."""
    return html.escape(_FORBIDDEN.sub("\ufffd", value)).translate(_SPACES)


def element(name: str, value: str, attributes: str = "") -> str:
    """Return a line with an element and its text, or nothing where there is no text."""
    return f"<{name}{attributes}>{text(value)}</{name}>\n" if value else ""
