"""Write the parts of docs/reference that are made from the tables of fields and codes."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "generator"))

from dateline.fields.reference import filled  # noqa: E402 - the checkout may not be installed


def main() -> None:
    """Fill every page, and say which changed."""
    for page in sorted((ROOT / "docs/reference").glob("*.md")):
        old = page.read_text(encoding="utf-8")
        new = filled(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
