from __future__ import annotations

from typing import Any

from msgspec import json

from dateline.config import Config
from dateline.planning.data import DATA_NAMES
from tests.samples import entry, page, planned, ref, related, source


def files(*values: Any, base: str = "") -> dict[str, bytes]:
    made = planned(related(*values), Config(title="T", base_url=base))
    records = [r for bundle in made.records for r in bundle.recipe.make()]
    return {address: b"".join(parts()) for address, parts in made.data(records)}


def test_what_every_site_has() -> None:
    assert sorted(files()) == [
        "robots.txt",
        "timeline.csv",
        "timeline.json",
        "timeline.schema.json",
    ]
    assert set(files(entry("a", aliases=("/old/",)), base="https://x.example/")) < set(DATA_NAMES)


def test_the_timeline_as_data() -> None:
    values = (
        entry("one", sources=("own", "wire"), inline_sources=(source("own"),)),
        source("wire"),
        page("about"),
    )
    found = json.decode(files(*values)["timeline.json"])
    assert [e["id"] for e in found["entries"]] == ["one"]
    assert [(s["id"], s["entry"]) for s in found["sources"]] == [("wire", ""), ("own", "one")]
    assert [p["id"] for p in found["pages"]] == ["about"]


def test_the_sitemap_lists_what_a_reader_should_find() -> None:
    values = (
        entry("one", tags=("a",), aliases=("/old/",)),
        entry("gone", status="retracted"),
        entry("moved", status="merged", merged_into=ref("one")),
        page("about"),
    )
    text = files(*values, base="https://x.example/s/")["sitemap.xml"].decode()
    assert "<loc>https://x.example/s/</loc>" in text
    assert "<loc>https://x.example/s/2022/01/05/one/</loc>" in text
    assert "<loc>https://x.example/s/tags/a/</loc>" in text
    assert "<loc>https://x.example/s/about/</loc>" in text
    assert not any(word in text for word in ("gone", "moved", "old", "404", "feed"))


def test_former_addresses_for_hosts() -> None:
    values = (
        entry("one", aliases=("/old/", "/older/page")),
        entry("gone", status="retracted", aliases=("/oldest.html",)),
    )
    lines = files(*values)["_redirects"].decode().splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith("#")] == [
        ["/old/", "/2022/01/05/one/"],
        ["/older/page", "/2022/01/05/one/"],
        ["/oldest.html", "/2022/01/05/gone/"],
    ]
