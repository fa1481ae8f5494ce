"""What a check or a build has to say, for people, for programs and for GitHub.

The verdict is the same in every format, and quiet or loud makes no difference to it.
"""

from dateline.report.finished import Finished
from dateline.report.style import Style, style_of
from dateline.report.verdict import CONTENT, FAULT, FINE, USE, exit_code
from dateline.report.write import FORMATS, write

__all__ = [
    "CONTENT",
    "FAULT",
    "FINE",
    "FORMATS",
    "USE",
    "Finished",
    "Style",
    "exit_code",
    "style_of",
    "write",
]
