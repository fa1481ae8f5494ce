"""Every diagnostic code (pure): what it means, with a wrong and a right example.

A code has one meaning for ever; a code that is no longer used is not given another. Families:
DL0 files, DL1 fields, DL2 references between files, DL3 dates, DL4 bodies, DL5 the site as a
whole, DL6 themes and configuration, DL9 faults of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.codes.fields import FIELD_CODES
from dateline.codes.files import FILE_CODES
from dateline.codes.site import SITE_CODES
from dateline.codes.value import Code

__all__ = ["CODES", "FAMILIES", "Code"]

FAMILIES = (
    ("DL0", "Files and encoding"),
    ("DL1", "YAML and fields"),
    ("DL2", "References between files"),
    ("DL3", "Dates"),
    ("DL4", "Bodies"),
    ("DL5", "The site as a whole"),
    ("DL6", "Themes and configuration"),
)
"""First letters of a code, and what the family is about."""

CODES: Mapping[str, Code] = MappingProxyType(
    dict(sorted((FILE_CODES | FIELD_CODES | SITE_CODES).items()))
)
"""Every code with its meaning, in order."""
