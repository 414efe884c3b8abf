"""What the assistant shows: reasons, warnings, answers, proposals."""

from datetime import date

import pytest

from onetask.assist.models import Suggestion
from onetask.assist.operations.settings import set_assistance
from onetask.assist.queries.answers import answer
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.undo import undo
from onetask.work.models.tasks import Task
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import edit_task
from onetask.work.operations.waiting import block_task
from tests.assist.brings_assist import proposed


def parts_of(task):
    there = session.query(Task).filter(Task.parent_id == task.id, Task.binned_at.is_(None))
    return [one.title for one in there.order_by(Task.rank)]


def test_a_task_says_why_it_stands_where_it_stands(world, client_for):
    edit_task(world.ana, world.brief, due_on=date(2020, 1, 1), importance="critical")
    page = client_for(world.ben).get(f"/tasks/{world.brief.id}/assistance").text
    assert "Why this order?" in page
    assert "Overdue by" in page
    assert "100 % likely to be late" in page


def test_my_day_is_in_the_order_of_the_score(world, client_for):
    for task in (world.brief, world.logo):
        assign_task(world.ana, task, member=world.ben)
    edit_task(world.ana, world.logo, due_on=date(2020, 1, 1))
    page = client_for(world.ben).get("/").text
    assert page.index(world.logo.title) < page.index(world.brief.title)


def test_proposals_change_nothing_before_they_are_accepted(world, client_for):
    ben = client_for(world.ben)
    ben.post(f"/tasks/{world.brief.id}/breakdown")
    assert parts_of(world.brief) == []
    proposal = session.query(Suggestion).one()
    titles = proposal.payload["titles"][1::-1]
    ben.post(f"/proposals/{proposal.id}/acceptance", data={"titles": titles})
    assert parts_of(world.brief) == titles


def test_what_was_accepted_can_be_undone(world, client_for):
    proposal = proposed(world)
    client_for(world.ben).post(f"/proposals/{proposal.id}/acceptance", data={"titles": ["One"]})
    undo(world.ben, standing(world.home.id).number)
    session.refresh(proposal)
    assert (parts_of(world.brief), proposal.status) == ([], "open")


def test_what_was_decided_is_not_decided_again(world, client_for):
    proposal, ben = proposed(world), client_for(world.ben)
    ben.post(f"/proposals/{proposal.id}/dismissal")
    assert ben.post(f"/proposals/{proposal.id}/acceptance").status_code == 409


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is late?", "1 task is overdue."),
        ("what is at risk", "will probably be late"),
        ("What is blocked?", "1 task waits."),
        ("what blocks LAU-2", "LAU-2 waits for these."),
        ("When is LAU-1 done?", "LAU-1: 50 % by"),
        ("why is LAU-1 first?", "of 100 points"),
        ("Who has the most work?", "Open tasks on each desk:"),
        ("What is due this week?", "due within a week"),
        ("What should I do next?", "Your open tasks"),
        ("what changed?", "The newest changes"),
        ("logo", "Found in what you may see:"),
        ("When is NOPE-9 done?", "There is no NOPE-9 in your sight."),
    ],
)
def test_plain_questions_are_answered_with_links(world, question, said):
    edit_task(world.ana, world.brief, due_on=date(2020, 1, 1))
    edit_task(world.ana, world.logo, title="Draw the logo!")
    block_task(world.ana, world.logo, blocker=world.brief)
    told = answer(world.ben, question)
    assert said in told.words
    assert all(fact.url.startswith("/") for fact in told.facts)


def test_guests_hear_only_of_their_projects(world):
    assert "GAR" not in str(answer(world.gus, "What changed?"))
    assert answer(world.gus, "When is GAR-1 done?").facts == []


def test_switched_off_it_is_silent(world, client_for):
    set_assistance(world.ben, world.ben, is_off=True)
    ben = client_for(world.ben)
    assert "switched off" in ben.get(f"/tasks/{world.brief.id}/assistance").text
    assert "Early warnings" not in ben.get("/assistant").text


def test_weights_are_ones_own(world, client_for):
    client_for(world.ben).post("/settings/assistant/weights", data={"stated": "40"})
    page = client_for(world.ben).get("/settings/assistant").text
    assert 'name="stated" min="0" max="50" value="40"' in page
    assert 'value="40"' not in client_for(world.ana).get("/settings/assistant").text


def test_only_managers_switch_it_off_for_all(world, client_for):
    answer_ = client_for(world.ben).post("/settings/assistant", data={"for_all": "true"})
    assert answer_.status_code == 403
