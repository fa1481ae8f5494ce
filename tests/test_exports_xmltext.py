"""Text for XML: nothing ends an element, nothing breaks the file."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given

from dateline.exports import xmltext
from tests.export_samples import HOSTILE, texts, xml_texts


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_is_read_back_letter_for_letter(value: str) -> None:
    read = ElementTree.fromstring(f'<a b="{xmltext.attribute(value)}">{xmltext.text(value)}</a>')
    assert read.text == value
    assert read.attrib == {"b": value}


@given(xml_texts)
def test_any_text_that_xml_can_hold_is_read_back(value: str) -> None:
    read = ElementTree.fromstring(f'<a b="{xmltext.attribute(value)}">{xmltext.text(value)}</a>')
    assert (read.text or "") == value
    assert read.attrib == {"b": value}


@given(texts)
def test_any_text_gives_well_formed_xml(value: str) -> None:
    read = ElementTree.fromstring(f'<a b="{xmltext.attribute(value)}">{xmltext.text(value)}</a>')
    assert len(read.text or "") == len(value)


@pytest.mark.parametrize("character", ["\0", "\x08", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_hold_is_marked(character: str) -> None:
    assert xmltext.text(f"a{character}b") == "a\ufffdb"
    assert xmltext.attribute(f"a{character}b") == "a\ufffdb"


def test_an_element_without_text_is_left_out() -> None:
    assert xmltext.element("summary", "") == ""
    assert xmltext.element("summary", "a<b", ' type="text"') == (
        '<summary type="text">a&lt;b</summary>\n'
    )
