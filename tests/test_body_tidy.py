"""Tables, captions and direction of text."""

from __future__ import annotations

from tests.bodies import Page, html_of


def test_a_table_is_named_by_its_head_and_can_be_scrolled_by_keyboard() -> None:
    page = Page(html_of("|Who|How *many*|\n|:-|-:|\n|a|1|"))
    tag, box = page.elements[0]
    assert (tag, box["class"], box["tabindex"], box["role"]) == ("div", "table", "0", "group")
    names = [
        tag for tag, attributes in page.elements if attributes.get("id") == box["aria-labelledby"]
    ]
    assert names == ["tr"]
    assert [a["scope"] for tag, a in page.elements if tag == "th"] == ["col", "col"]


def test_a_table_without_words_in_its_head_has_no_name() -> None:
    page = Page(html_of("| | |\n|-|-|\n|a|1|"))
    assert page.elements[0] == ("div", {"class": "table", "tabindex": "0"})
    assert "th" not in {tag for tag, _ in page.elements}


def test_alignment_is_a_class() -> None:
    html = html_of("|a|b|c|d|\n|:-|-:|:-:|-|\n|1|2|3|4|")
    for way in ("left", "right", "center"):
        assert html.count(f'class="align-{way}"') == 2
    assert "style" not in html
    assert "align=" not in html


def test_tables_in_one_body_have_names_of_their_own() -> None:
    table = "|a|b|\n|-|-|\n|1|2|\n\n"
    ids = Page(html_of(table * 3)).values("id")
    assert ids == ["table-1", "table-2", "table-3"]


def test_only_a_picture_alone_with_a_title_becomes_a_figure() -> None:
    assert html_of('![a](media/b.jpg "c *d*")').startswith("<figure><img")
    assert "<figure>" not in html_of('x ![a](media/b.jpg "c")')
    assert "<figure>" not in html_of("![a](media/b.jpg)")
    assert "<figure>" not in html_of('![a](media/b.jpg "c") ![a](media/b.jpg "c")')


def test_direction_is_left_to_the_letters_where_two_directions_meet() -> None:
    assert 'dir="auto"' not in html_of("# a\n\nқазақ\n\n- b")
    mixed = html_of("# עברית\n\nEnglish\n\n- عربي\n\n> b\n\n|a|\n|-|\n|c|")
    for tag in ("h2", "p", "li", "blockquote", "th", "td"):
        assert f"<{tag} dir=" in mixed
