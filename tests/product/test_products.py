"""Products: one from the founding, more when wanted, each taken back."""

import pytest

from onetask.core.errors import Conflict, Invalid, NotThere, Refused
from onetask.core.subjects import may_join
from onetask.core.undo import undo
from onetask.people.operations.workspaces import found_workspace
from onetask.product.operations.products import (
    archive_product,
    create_product,
    edit_product,
    unarchive_product,
)
from onetask.product.queries.products import home_product, products_of


def test_a_workspace_is_founded_with_a_product_of_its_name(world):
    owner = found_workspace(world.ben_account, name="Shed")
    assert [one.name for one in products_of(owner.workspace_id)] == ["Shed"]
    assert home_product(owner.workspace_id).slug == "shed"


def test_a_second_product_stands_behind_the_first(world):
    second = create_product(world.ben, world.home, name="Ticket  shop", about="Sells")
    assert (second.name, second.slug) == ("Ticket shop", "ticket-shop")
    assert products_of(world.home.id) == [world.gate, second]
    assert home_product(world.home.id) == world.gate


def test_two_products_of_one_name_have_two_addresses(world):
    one = create_product(world.ana, world.home, name="Über")
    other = create_product(world.ana, world.home, name="Uber!")
    assert one.slug == "uber"
    assert other.slug.startswith("uber-")


def test_a_name_is_needed(world):
    with pytest.raises(Invalid):
        create_product(world.ana, world.home, name="   ")


@pytest.mark.parametrize("slug", ["", "a b", "-x-", "Ä", "x" * 61])
def test_an_odd_address_is_refused(world, slug):
    with pytest.raises(Invalid):
        edit_product(world.ana, world.gate, slug=slug)


def test_an_address_is_given_once(world):
    other = create_product(world.ana, world.home, name="Other")
    with pytest.raises(Invalid):
        edit_product(world.ana, other, slug="gate")


def test_an_edit_and_its_undo(world, told):
    edit_product(world.ben, world.gate, name="Big gate", slug="big-gate")
    undo(world.ben, told[-1].number)
    assert (world.gate.name, world.gate.slug) == ("Gate", "gate")


def test_a_new_product_is_taken_back(world, told):
    create_product(world.ana, world.home, name="Other")
    undo(world.ana, told[-1].number)
    assert products_of(world.home.id) == [world.gate]


def test_archiving_and_back(world):
    other = create_product(world.ana, world.home, name="Other")
    archive_product(world.ana, other)
    assert products_of(world.home.id) == [world.gate]
    unarchive_product(world.ana, other)
    assert products_of(world.home.id) == [world.gate, other]


def test_the_only_product_stays(world):
    with pytest.raises(Conflict):
        archive_product(world.ana, world.gate)


def test_guests_and_strangers_change_nothing(world, told):
    with pytest.raises(Refused):
        edit_product(world.gus, world.gate, name="Mine")
    with pytest.raises(Refused):
        edit_product(world.eve, world.gate, name="Mine")
    assert told == []


def test_members_hear_of_a_product_and_guests_do_not(world):
    place = f"product:{world.gate.id}"
    heard = [name for name in ("ana", "ben", "gus", "eve") if may_join(vars(world)[name], place)]
    assert heard == ["ana", "ben"]


def test_a_workspace_without_one_has_none(world):
    with pytest.raises(NotThere):
        home_product(world.away.id)
