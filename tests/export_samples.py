"""Records and feeds to test the exports with: fixed ones, and any that Hypothesis can think of."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from dateline.dates import PRECISIONS
from dateline.exports.feed import FeedInfo, FeedItem
from dateline.exports.rows import (
    ArchiveRow,
    CoordinatesRow,
    DatedRow,
    DateRow,
    EntityRow,
    EntryRow,
    MediaRow,
    NameRow,
    PageRow,
    RelationsRow,
    SiteRow,
    SourceRow,
)
from dateline.exports.timeline import timeline_json
from dateline.model import ENTITY_KINDS, SOURCE_KINDS, SOURCE_STATUSES, STATUSES

HOSTILE = (
    "</title><script>alert(1)</script>",
    "]]><!-- & &amp; &lt; &#x41; -->",
    "<![CDATA[ x ]]>",
    "\"quoted\" and 'quoted' `too` \\ \\u003c",
    "{{ 7*191 }} {% raw %} {0.__class__} ${x} %s",
    "Токаев · Тоқаев · 習近平 · مظاهرات · 🕯️ · e\u0301",
    "  two  spaces, a tab\tand a\nnew line ",
    '=HYPERLINK("http://x.example")',
)
"""Titles that must be read back letter for letter."""

SITE = SiteRow(
    title="A story",
    description="What happened.",
    language="en",
    timezone="Asia/Almaty",
    base_url="https://example.org/story/",
    licence="CC BY 4.0",
)

DATE = DateRow(
    edtf="2022-01-05T20:00",
    text="Wednesday 5 January 2022, 20:00",
    start="2022-01-05",
    end="2022-01-05",
    earliest="2022-01-05T14:00:00Z",
    latest="2022-01-05T14:00:59Z",
    precision="minute",
    qualifier="",
    zone="Asia/Almaty",
)

ENTRY = EntryRow(
    id="2022-01-05-cabinet-resigns",
    address="2022/01/05/cabinet-resigns/index.html",
    url="https://example.org/story/2022/01/05/cabinet-resigns/",
    title="Cabinet resigns",
    date=DATE,
    timezone="Asia/Almaty",
    language="en",
    summary="The president accepts the resignation.",
    key=True,
    tags=("government",),
    actors=("mamin",),
    places=("kazakhstan",),
    sources=("wire", "own"),
    relations=RelationsRow(follows=(), contradicts=(), updates=(), part_of=()),
    media=(),
    status="published",
    publish_at="",
    merged_into=None,
    aliases=(),
    markdown="It resigned [@wire].",
    path="content/entries/2022-01-05-cabinet-resigns.yml",
)

SOURCE = SourceRow(
    id="wire",
    entry="",
    url="https://wire.example/1",
    address="sources/wire/index.html",
    title="Cabinet out",
    publisher="Wire",
    author="",
    language="en",
    published=DatedRow(edtf="2022-01-05", text="5 January 2022"),
    accessed=None,
    kind="report",
    origin="",
    archives=(),
    status="live",
    seen=None,
    note="",
    path="content/sources/world.yml",
)

ENTITY = EntityRow(
    id="mamin",
    kind="person",
    address="actors/mamin/index.html",
    name="Askar Mamin",
    names={"ru": "Аскар Мамин"},
    aliases=(),
    names_valid=(),
    description="",
    coordinates=None,
    external={},
    path="content/entities/people.yml",
)

INFO = FeedInfo(
    id="https://example.org/story/feed",
    title="A story",
    home_url="https://example.org/story/",
    self_url="https://example.org/story/feed.atom",
    updated="2022-01-05T14:00:00Z",
    subtitle="What happened.",
    language="en",
    author="The newsroom",
    rights="CC BY 4.0",
)

ITEM = FeedItem(
    id="https://example.org/story/#2022-01-05-cabinet-resigns",
    url="https://example.org/story/2022/01/05/cabinet-resigns/",
    title="Cabinet resigns",
    html="<p>It <em>resigned</em>.</p>",
    published="2022-01-05T14:00:00Z",
    updated="2022-01-06T00:00:00Z",
    summary="The president accepts the resignation.",
    language="ru",
    tags=("government", "a & b"),
    authors=("A. Writer",),
)

texts = st.text(st.characters(codec="utf-8"), max_size=30)
"""Any text that UTF-8 can hold."""

xml_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r"),
    max_size=30,
)
"""Any text that XML 1.0 can hold, which is what reading lets through."""

lists = st.lists(texts, max_size=3).map(tuple)
maps = st.dictionaries(texts, texts, max_size=3)
instants = st.sampled_from(
    [None, "2022-01-05T14:00:00Z", "0000-12-31T23:59:59Z", "-000043-03-15T00:00:00Z"]
)
dated_rows = st.none() | st.builds(DatedRow, edtf=texts, text=texts)
date_rows = st.builds(
    DateRow,
    edtf=texts,
    text=texts,
    start=texts,
    end=texts,
    earliest=instants,
    latest=instants,
    precision=st.sampled_from(PRECISIONS),
    qualifier=st.sampled_from(["", "approximate", "uncertain", "both"]),
    zone=texts,
)
entry_rows = st.builds(
    EntryRow,
    id=texts,
    address=texts,
    url=st.none() | texts,
    title=texts,
    date=date_rows,
    timezone=texts,
    language=texts,
    summary=texts,
    key=st.booleans(),
    tags=lists,
    actors=lists,
    places=lists,
    sources=lists,
    relations=st.builds(
        RelationsRow, follows=lists, contradicts=lists, updates=lists, part_of=lists
    ),
    media=st.lists(
        st.builds(
            MediaRow,
            file=texts,
            address=st.none() | texts,
            alt=texts,
            caption=texts,
            credit=texts,
            licence=texts,
        ),
        max_size=2,
    ).map(tuple),
    status=st.sampled_from(STATUSES),
    publish_at=texts,
    merged_into=st.none() | texts,
    aliases=lists,
    markdown=texts,
    path=texts,
)
source_rows = st.builds(
    SourceRow,
    id=texts,
    entry=texts,
    url=texts,
    address=st.none() | texts,
    title=texts,
    publisher=texts,
    author=texts,
    language=texts,
    published=dated_rows,
    accessed=dated_rows,
    kind=st.sampled_from(["", *SOURCE_KINDS]),
    origin=texts,
    archives=st.lists(st.builds(ArchiveRow, url=texts, date=dated_rows), max_size=2).map(tuple),
    status=st.sampled_from(SOURCE_STATUSES),
    seen=dated_rows,
    note=texts,
    path=texts,
)
entity_rows = st.builds(
    EntityRow,
    id=texts,
    kind=st.sampled_from(ENTITY_KINDS),
    address=st.none() | texts,
    name=texts,
    names=maps,
    aliases=lists,
    names_valid=st.lists(
        st.builds(NameRow, name=texts, start=dated_rows, end=dated_rows), max_size=2
    ).map(tuple),
    description=texts,
    coordinates=st.none()
    | st.builds(CoordinatesRow, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)),
    external=maps,
    path=texts,
)
page_rows = st.builds(
    PageRow,
    id=texts,
    address=texts,
    title=texts,
    language=texts,
    summary=texts,
    order=st.integers(-99, 99),
    markdown=texts,
    path=texts,
)
site_rows = st.builds(
    SiteRow,
    title=texts,
    description=texts,
    language=texts,
    timezone=texts,
    base_url=st.none() | texts,
    licence=texts,
)


def whole(*content: Any) -> bytes:
    """Return `timeline.json` in one piece."""
    return b"".join(timeline_json(*content))
