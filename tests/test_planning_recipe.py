from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.planning.recipe import Recipe, encoded, joined, key_of, ready
from dateline.views import Link

parts = st.lists(st.one_of(st.binary(max_size=6), st.text(max_size=4)), max_size=4)


@given(parts, parts)
def test_keys_are_equal_only_for_equal_parts(
    one: list[bytes | str], two: list[bytes | str]
) -> None:
    assert (key_of(*one) == key_of(*two)) == (one == two)


def test_parts_do_not_run_into_one_another() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("") != key_of()
    assert key_of(b"1:a") != key_of(b"a")


def test_the_order_of_keys_matters() -> None:
    one, two = key_of("1"), key_of("2")
    assert joined([one, two]) != joined([two, one])
    assert joined([]) == joined(())


def test_a_recipe_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []
    recipe = Recipe("page", "a/index.html", b"k", lambda: made.append("once"))
    assert (recipe.kind, recipe.address, recipe.key, made) == ("page", "a/index.html", b"k", [])
    recipe.make()
    assert made == ["once"]


def test_what_is_ready_has_its_value_for_a_key() -> None:
    one, two = Link("a", "b"), Link("a", "c")
    assert ready("page", "x", one).make() is one
    assert ready("page", "x", one).key == ready("page", "x", Link("a", "b")).key
    assert ready("page", "x", one).key != ready("page", "x", two).key
    assert encoded(one) != encoded(two)
