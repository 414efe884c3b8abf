"""Research: found again, compared, and marked where it matters."""

import pytest

from onetask.core.errors import Invalid, Refused
from onetask.core.undo import undo
from onetask.product.models.research import Competitor, Persona
from onetask.product.operations.parts import bin_part
from onetask.product.operations.research import (
    add_research,
    edit_research,
    judge,
    mark_passage,
)
from onetask.product.queries.research import (
    competition_of,
    highlights_of,
    notes_of,
    parts_of,
    personas_of,
    pieces_of,
)
from tests.product.brings_research import competitor, marked, note, persona, trait


def test_a_persona_belongs_to_a_segment(world, told):
    segment = add_research(world.ana, world.gate, sort="segments", name="Commuters", share=60.0)
    edit_research(world.ben, one := persona(world), segment_id=segment.id, role="Nurse")
    assert personas_of(world.gate.id) == [(one, segment)]
    undo(world.ben, told[-1].number)
    assert (one.segment_id, one.role) == (None, "")


@pytest.mark.parametrize(
    ("sort", "fields"),
    [
        ("personas", {"name": ""}),
        ("personas", {"role": "Nurse"}),
        ("notes", {}),
        ("personas", {"name": "x", "hue": 999}),
        ("segments", {"name": "x", "share": 101}),
        ("competitors", {"name": "x", "site": "javascript:alert(1)"}),
        ("traits", {"name": "x", "ours": "maybe"}),
        ("notes", {"title": "x", "weather": "fine"}),
    ],
)
def test_odd_research_is_refused(world, sort, fields):
    with pytest.raises(Invalid):
        add_research(world.ana, world.gate, sort=sort, **fields)


def test_the_comparison_and_its_undo(world, told):
    row, other = trait(world), competitor(world)
    judge(world.ben, row, competitor=other, value="partly")
    assert competition_of(world.gate.id)["verdicts"][row.id] == {other.id: "partly"}
    undo(world.ben, told[-1].number)
    assert competition_of(world.gate.id)["verdicts"][row.id] == {other.id: "none"}
    with pytest.raises(Invalid):
        judge(world.ben, row, competitor=other, value="perhaps")


def test_a_passage_is_marked_where_it_stands(world, told):
    mark = marked(world)
    (one,) = notes_of(world.gate.id)
    assert one.body[mark.begins : mark.ends] == mark.quote
    pieces = pieces_of(one, highlights_of([one.id])[one.id])
    assert [bool(piece.mark) for piece in pieces] == [False, True, False]
    assert "".join(piece.text for piece in pieces) == one.body
    undo(world.ben, told[-1].number)
    assert highlights_of([one.id]) == {}


def test_a_second_occurrence_is_told_apart(world):
    one = note(world, body="wait and wait")
    assert mark_passage(world.ana, one, quote="wait", begins=9).begins == 9
    assert mark_passage(world.ana, one, quote="wait", begins=3).begins == 0


@pytest.mark.parametrize("quote", ["", "not there", "x" * 2001])
def test_what_is_not_in_the_note_is_not_marked(world, quote):
    with pytest.raises(Invalid):
        mark_passage(world.ana, note(world), quote=quote)


def test_a_mark_whose_words_changed_waits(world):
    mark = marked(world)
    (one,) = notes_of(world.gate.id)
    edit_research(world.ana, one, body="Other words")
    assert [piece.mark for piece in pieces_of(one, [mark])] == [None]


def test_deleted_research_is_out_of_sight(world, told):
    one = competitor(world)
    bin_part(world.ana, one)
    assert parts_of(world.gate.id, Competitor) == []
    undo(world.ana, told[-1].number)
    assert parts_of(world.gate.id, Competitor) == [one]


def test_guests_and_strangers_research_nothing(world):
    for who in (world.gus, world.eve):
        with pytest.raises(Refused):
            add_research(who, world.gate, sort="personas", name="Mine")
    assert parts_of(world.gate.id, Persona) == []
