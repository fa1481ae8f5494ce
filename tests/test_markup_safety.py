"""Whatever a body holds: nothing runs, no handler, no dangerous address, no other host asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from dateline.body.citations import scan
from dateline.body.clean import clean
from dateline.markup import markup
from tests.bodies import MARKUP, PATH, Page, body_of, html_of
from tests.hostile_html import HOSTILE

TAGS = set(
    """a abbr b bdi bdo blockquote br cite code del details dfn div em figcaption figure h2 h3 h4
    h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup
    table tbody td th thead time tr u ul var wbr""".split()
)
ATTRIBUTES = set(
    """alt aria-hidden aria-labelledby class datetime decoding dir height href id lang loading
    open role scope src start tabindex title width""".split()
)
LINK = re.compile(r"https?://[^/\\@]|mailto:[^:]+$|entry:[a-z0-9-]+$|media:media/|/(?![/\\])|#")
DANGEROUS = re.compile(r"\s*(javascript|data|vbscript|file|blob|feed|view-source):", re.IGNORECASE)
CLASS = re.compile(r"entry-link|note-back|table|footnotes|cite|note|align-(left|center|right)")
ID = re.compile(r"cite-\d+-\d+|fn-\d+|fnref-\d+(-\d+)?|table-\d+")


def assert_harmless(html: str) -> None:
    page = Page(html)
    assert not page.other, page.other
    assert {tag for tag, _ in page.elements} <= TAGS
    for tag, attributes in page.elements:
        assert set(attributes) <= ATTRIBUTES, (tag, attributes)
        assert LINK.match(attributes.get("href", "/")), attributes
        assert attributes.get("src", "media:media/").startswith("media:media/"), attributes
        assert CLASS.fullmatch(attributes.get("class", "cite")), attributes
        assert ID.fullmatch(attributes.get("id", "fn-1")), attributes
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert clean(html) == html


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "- {}", "> {}", "a {} b", "<div>\n{}\n</div>", "**{}**"])
def test_a_hostile_body_is_harmless(text: str, frame: str) -> None:
    assert_harmless(body_of(frame.replace("{}", text))[0].html)


@pytest.mark.parametrize("text", HOSTILE)
def test_cleaning_alone_is_enough(text: str) -> None:
    page = Page(clean(text))
    assert not page.other
    assert {tag for tag, _ in page.elements} <= TAGS
    for _, attributes in page.elements:
        assert set(attributes) <= ATTRIBUTES
        for name in ("href", "src"):
            assert not DANGEROUS.match(attributes.get(name, "")), attributes


@given(MARKUP)
def test_any_text_is_harmless_and_never_raises(text: str) -> None:
    assert_harmless(body_of(text)[0].html)


@given(MARKUP)
def test_any_text_is_stable(text: str) -> None:
    assert body_of(text) == body_of(text)
    same = {ref.id: 1 for ref in scan(text).cites}
    for numbers in ({}, same):
        assert_harmless(markup(text, path=PATH, first_line=1, numbers=numbers)[0].html)


@given(MARKUP)
def test_words_are_words(text: str) -> None:
    body, _ = body_of(text)
    assert body.text == " ".join(body.text.split())
    assert set(body.text.split()) - {"↩"} or not body.text


def test_template_syntax_stays_letter_for_letter() -> None:
    written = "{{ 7*191 }} {% raw %} {0.__class__.__init__} {{ a|safe }} ${x} #{y}"
    assert html_of(written) == f"<p>{written}</p>"
    assert body_of(written)[0].text == written


def test_letters_that_look_like_tags_stay() -> None:
    written = '`<a class="entry-link" href="entry:x">` 1 < 2 > 1 & src="media:x"'
    page = Page(html_of(written))
    assert page.words == written.replace("`", "")
    assert [tag for tag, _ in page.elements] == ["p", "code"]
