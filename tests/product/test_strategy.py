"""Strategy: documents that keep every edition."""

import pytest

from onetask.core.errors import Clash, Invalid, NotThere, Refused
from onetask.core.undo import undo
from onetask.product.operations.parts import bin_part
from onetask.product.operations.strategy import (
    add_pillar,
    edit_document,
    restore_edition,
    write_document,
)
from onetask.product.queries.strategy import documents_of, edition_of, editions_of
from tests.product.brings_research import pillar, written


def test_a_document_is_made_when_it_is_first_written(world):
    one = written(world)
    assert write_document(world.ben, world.gate, role="vision", text="Again") == one
    assert [edition.number for edition, _ in editions_of(one.id)] == [2, 1]


def test_the_same_words_make_no_edition(world, told):
    one = written(world)
    told.clear()
    edit_document(world.ben, one, text="Nobody queues.")
    assert (one.edition, [change.events for change in told]) == (1, [[]])


def test_an_old_edition_is_restored_as_a_new_one(world):
    one = written(world)
    edit_document(world.ben, one, text="Nobody waits.")
    restore_edition(world.ana, one, number=1)
    assert (one.parts["text"], one.edition) == ("Nobody queues.", 3)
    assert edition_of(one.id, 2).parts == {"text": "Nobody waits."}
    with pytest.raises(NotThere):
        restore_edition(world.ana, one, number=9)


def test_an_edit_is_taken_back(world, told):
    one = written(world)
    edit_document(world.ben, one, text="Nobody waits.")
    undo(world.ben, told[-1].number)
    assert one.parts["text"] == "Nobody queues."


def test_a_first_writing_is_taken_back(world, told):
    written(world)
    undo(world.ana, told[-1].number)
    assert documents_of(world.gate.id) == {}


def test_two_who_write_one_part(world, head):
    one = written(world)
    seen = head(world.ana)
    edit_document(world.ben, one, text="Ben's")
    with pytest.raises(Clash):
        edit_document(world.ana, one, text="Ana's", seen=seen)


def test_a_canvas_has_its_parts_and_no_others(world):
    one = write_document(world.ana, world.gate, role="lean", problem="Queues", costs="Readers")
    assert one.parts == {"problem": "Queues", "costs": "Readers"}
    with pytest.raises(Invalid):
        write_document(world.ana, world.gate, role="lean", weather="Fine")


@pytest.mark.parametrize("role", ["pillar", "poem", ""])
def test_odd_roles_are_refused(world, role):
    with pytest.raises(Invalid):
        write_document(world.ana, world.gate, role=role, text="x")


@pytest.mark.parametrize("title", ["", "x" * 121])
def test_a_pillar_needs_a_fair_title(world, title):
    with pytest.raises(Invalid):
        add_pillar(world.ana, world.gate, title=title)


def test_pillars_stand_in_their_order_and_go(world):
    one, other = pillar(world), pillar(world)
    assert documents_of(world.gate.id)["pillar"] == [one, other]
    bin_part(world.ana, one)
    assert documents_of(world.gate.id)["pillar"] == [other]
    with pytest.raises(Invalid):
        edit_document(world.ana, other, title=" ")


def test_guests_write_no_strategy(world):
    with pytest.raises(Refused):
        write_document(world.gus, world.gate, role="vision", text="Mine")
