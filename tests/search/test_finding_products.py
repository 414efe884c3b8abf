"""What belongs to a product is found by its team, and by nobody else."""

from onetask.core.undo import undo
from onetask.product.operations.goals import edit_goal
from onetask.product.operations.parts import bin_part
from onetask.search.queries import found
from tests.product.brings_goals import goal, metric
from tests.product.brings_research import note, persona, written


def titles(who, words):
    return [one.title for one in found(who, words)]


def test_goals_metrics_and_research_are_found(world):
    goal(world), metric(world), note(world), persona(world), written(world)
    assert titles(world.ben, "effortless") == ["Make paying effortless"]
    assert titles(world.ben, "contactless") == ["Contactless share"]
    assert titles(world.ben, "red light") == ["Nadia, line 2"]
    assert [one.subject_kind for one in found(world.ben, "queues")] == ["document"]


def test_guests_and_strangers_find_none_of_it(world):
    goal(world), note(world)
    for who in (world.gus, world.eve):
        assert titles(who, "effortless") == titles(who, "light") == []


def test_an_edit_a_deletion_and_its_undo_are_followed(world, told):
    one = goal(world)
    edit_goal(world.ana, one, title="Pay in a blink")
    assert (titles(world.ana, "effortless"), titles(world.ana, "blink")) == ([], [one.title])
    bin_part(world.ana, one)
    assert titles(world.ana, "blink") == []
    undo(world.ana, told[-1].number)
    assert titles(world.ana, "blink") == [one.title]


def test_a_hit_leads_to_its_page(world, client_for):
    one = goal(world)
    page = client_for(world.ben).get("/search?q=effortless").text
    assert f'href="/goals/{one.id}"' in page
