"""Raw tags: what passes, how it is written anew, and what is told of the rest."""

from __future__ import annotations

import pytest

from dateline.body.rawtags import Raw


class Judged:
    """Raw tags with what was removed, and with addresses that pass when they have no colon."""

    def __init__(self) -> None:
        self.removed: list[str] = []
        self.raw = Raw(lambda what, _: self.removed.append(what), self.address, self.address)

    def address(self, written: str) -> str:
        return "" if ":" in written else written


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<b>", "<b>"),
        ("<B >", "<b>"),
        ("<br/>", "<br>"),
        ("<br />", "<br>"),
        ("</b >", "</b>"),
        ("</br>", ""),
        ("<abbr title='a \"b\" <c>'>", '<abbr title="a &quot;b&quot; &lt;c&gt;">'),
        ("<abbr title=a&amp;amp;b>", '<abbr title="a&amp;amp;b">'),
        ("<abbr title>", "<abbr>"),
        ("<span lang=kk dir=LTR dir=ltr>", '<span dir="ltr" lang="kk">'),
        ("<time datetime=2022-01-05T17:20+06:00>", '<time datetime="2022-01-05T17:20+06:00">'),
        ("<time datetime='2022-01'>", '<time datetime="2022-01">'),
        ("<time datetime=17:20>", '<time datetime="17:20">'),
        ("<details open>", '<details open="">'),
        ("<a href=/b/ title=c>", '<a href="/b/" title="c">'),
        (
            "<img src=b alt=c width=40 height=30>",
            '<img alt="c" decoding="async" height="30" loading="lazy" src="b" width="40">',
        ),
    ],
)
def test_what_passes(written: str, made: str) -> None:
    judged = Judged()
    assert judged.raw.tag(written) == made
    assert [what for what in judged.removed if "dir" not in what] == []


@pytest.mark.parametrize(
    ("written", "made", "removed"),
    [
        ("<blink>", "", ["the element <blink>"]),
        ("</blink>", "", ["the element <blink>"]),
        ("<h2>", "", ["the element <h2>"]),
        ("<table>", "", ["the element <table>"]),
        ("<li>", "", ["the element <li>"]),
        ("<?php x ?>", "", ["a declaration or an unreadable tag"]),
        ("<![CDATA[x]]>", "", ["a declaration or an unreadable tag"]),
        ("<!-- x -->", "", []),
        ("<b onclick=x>", "<b>", ["the attribute onclick of <b>"]),
        (
            "<b style='x' class=y id=z>",
            "<b>",
            [f"the attribute {a} of <b>" for a in ("style", "class", "id")],
        ),
        ("<b lang='x y'>", "<b>", ["the attribute lang of <b>"]),
        ("<b href=x>", "<b>", ["the attribute href of <b>"]),
        ("<a href=x:y>", "<a>", []),
        ("<q cite=x>", "<q>", ["the attribute cite of <q>"]),
        (
            "<time datetime=2022-02-30>",
            "",
            ["the attribute datetime of <time>", "the element <time> without a right datetime"],
        ),
        ("<time>", "", ["the element <time> without a right datetime"]),
        ("<bdo>", "", ["the element <bdo> without a right dir"]),
        ("<img src=b>", "", ["the element <img> without a right alt"]),
        ("<img src=x:y alt=c>", "", ["the element <img> without a right src"]),
        (
            "<img src=b alt=c width=-1>",
            '<img alt="c" decoding="async" loading="lazy" src="b">',
            ["the attribute width of <img>"],
        ),
    ],
)
def test_what_is_left_out(written: str, made: str, removed: list[str]) -> None:
    judged = Judged()
    assert judged.raw.tag(written) == made
    assert judged.removed == removed


def test_the_end_of_what_was_left_out_is_left_out() -> None:
    judged = Judged()
    tags = ("<time datetime=17:20>", "<time>", "</time>", "</time>")
    assert [judged.raw.tag(tag) for tag in tags] == ['<time datetime="17:20">', "", "", "</time>"]


@pytest.mark.parametrize(
    "day", ["2022-13", "2022-00-01", "0000-01-01", "24:00", "2022-01-05T25:00", "٢٠٢٢", "22", "x"]
)
def test_wrong_dates(day: str) -> None:
    assert Judged().raw.tag(f"<time datetime='{day}'>") == ""
