"""Releases: scope, notes, publication, and who is told; outcomes and what became of them."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event as database
from sqlalchemy import select, update

from onetask.core import mail
from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import db, session
from onetask.core.errors import Conflict, Invalid, NotThere, Refused
from onetask.core.events import standing
from onetask.core.ids import uuid7
from onetask.core.undo import undo
from onetask.inbox.models import Notification
from onetask.product.jobs import look_again, look_at_outcome, send_notices
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import Evidence
from onetask.product.models.metrics import Metric
from onetask.product.models.releases import Notice, Outcome
from onetask.product.operations import ideas, links, notices, outcomes, releases, roadmap, votes
from onetask.product.operations.customers import Speaker
from onetask.product.operations.metrics import Reading, add_points
from onetask.product.operations.portal import mute_contact
from onetask.product.operations.spine import promote_and_start, start_project
from onetask.product.queries.letters import quiet_path
from onetask.product.queries.outcomes import reading_of, verdicts_of
from onetask.product.queries.releases import askers_of, notices_of, releases_of, scopes_of
from onetask.product.queries.trace import trace_of
from onetask.work.operations.tasks import close_task, create_task
from onetask.work.operations.templates import save_project
from tests.product.brings_releases import idea, metric, outcome, published, release, wanted, whole
from tests.product.brings_roadmap import linked, tap

LATER = now() + timedelta(minutes=2)


@pytest.fixture
def posted(monkeypatch):
    letters = []
    monkeypatch.setattr("onetask.product.jobs.post", letters.append)
    return letters


def back(world):
    session.rollback()
    undo(world.ana, standing(world.home.id).number)


def ripen(release_id):
    """As if the minute were over."""
    session.rollback()
    with db.engine.begin() as plain:
        due = update(Notice.__table__).where(Notice.__table__.c.release_id == release_id)
        plain.execute(due.values(due_at=now() - timedelta(seconds=1)))


def test_readiness_comes_from_the_scope(world):
    one = whole(world)
    (scope,) = scopes_of([one])
    assert [(item.kind, item.is_done) for item in scope.items] == [
        ("initiative", False),
        ("task", False),
    ]
    close_task(world.ana, world.brief)
    assert (scopes_of([one])[0].done, scopes_of([one])[0].percent) == (1, 50)


def test_a_version_is_there_once(world):
    release(world)
    with pytest.raises(Invalid):
        release(world)
    with pytest.raises(Refused):
        releases.create_release(world.gus, world.gate, title="3")


def test_publishing_drafts_the_notes_ships_the_scope_and_holds_the_letters_back(world, posted):
    one = published(world)
    assert "### New\n\n- Tap to pay" in one.notes
    assert "- Write the brief" in one.notes
    assert one.published_at is not None
    (scope,) = releases_of(world.gate.id, only_public=True)
    assert scope.items[0].is_done
    send_notices(str(one.id))
    assert posted == []
    ripen(one.id)
    send_notices(str(one.id))
    send_notices(str(one.id))
    assert [(letter.to, letter.subject) for letter in posted] == [
        ("rita@example.org", "You asked for it: Tap with a watch")
    ]
    assert "Hello Rita," in posted[0].lines
    session.rollback()
    assert session.get(type(one), one.id).told == 1


def test_letters_are_stopped_within_the_minute(world, posted):
    one = published(world)
    notices.stop_notices(world.ben, one)
    ripen(one.id)
    send_notices(str(one.id))
    assert posted == []
    back(world)
    ripen(one.id)
    send_notices(str(one.id))
    assert len(posted) == 1


def test_one_undo_takes_a_publication_back_and_nobody_is_told(world, posted):
    one = published(world)
    back(world)
    session.rollback()
    assert (one.published_at, [n.stopped_at is None for n in notices_of(one.id)]) == (None, [False])
    assert releases_of(world.gate.id, only_public=True) == []
    ripen(one.id)
    send_notices(str(one.id))
    assert posted == []


def test_who_wants_no_mail_gets_none_and_nobody_is_told_twice(world, posted):
    one = whole(world)
    other = ideas.create_idea(world.ana, world.gate, title="Export")
    votes.vote_for(world.ana, other, who=Speaker(name="Rita", email="rita@example.org"))
    votes.vote_for(world.ana, other, who=Speaker(name="Sam", email="sam@example.org"))
    links.link(world.ana, one, target=other)
    assert [(a.contact.name, a.asked_for) for a in askers_of(one)] == [
        ("Rita", ["Tap with a watch", "Export"]),
        ("Sam", ["Export"]),
    ]
    mute_contact(world.ana, askers_of(one)[1].contact)
    releases.publish_release(world.ana, one, notes="# Here it is")
    ripen(one.id)
    send_notices(str(one.id))
    releases.withdraw_release(world.ana, one)
    releases.publish_release(world.ana, one)
    ripen(one.id)
    send_notices(str(one.id))
    assert [letter.to for letter in posted] == ["rita@example.org"]
    assert one.notes == "# Here it is"


def test_a_release_is_published_once(world):
    one = published(world)
    with pytest.raises(Conflict):
        releases.publish_release(world.ana, one)
    with pytest.raises(Conflict):
        notices.tell_askers(world.ana, release(world, title="9"))


def test_a_letter_says_how_to_stop(world, client_for):
    contact = askers_of(whole(world))[0].contact
    path, visitor = quiet_path(contact.id), client_for()
    assert "Stop the mail" in visitor.get(path).text
    assert visitor.post(path).status_code == 200
    session.rollback()
    assert contact.muted_at is not None
    assert visitor.get(path[:-4] + "0000").status_code in (303, 404)


def test_the_pages_of_releases(world, client_for):
    one = whole(world)
    client = client_for(world.ben)
    assert "0 of 2 ready" in client.get("/releases").text
    assert "Tap to pay" in client.get(f"/releases/{one.id}").text
    look = client.get(f"/releases/{one.id}/publication").text
    assert "Tell 1 person who asked" in look
    assert "You asked for it: Tap with a watch" in look
    answer = client.post(
        f"/releases/{one.id}/publication", json={"notes": "Done", "tell": "askers"}
    )
    assert answer.status_code in (200, 303)
    assert "1 letter leaves at" in client.get(f"/releases/{one.id}").text


def test_the_owner_is_asked_when_the_day_comes_and_a_value_decides(world):
    one = outcome(world)
    look_at_outcome(str(one.id))
    session.rollback()
    note = session.scalar(select(Notification).where(Notification.reason == "outcome"))
    assert (note.member_id, note.subject_id) == (world.ben.id, one.id)
    outcomes.judge_outcome(world.ben, one, value=58.0)
    assert one.verdict == "missed"
    back(world)
    session.rollback()
    assert (one.verdict, one.value) == (None, None)


def test_the_series_answers_for_itself(world):
    one = outcome(world, look_on=date(2026, 1, 1))
    measured = session.get_one(Outcome, one.id)
    add_points(
        world.ana,
        session.get_one(Metric, measured.metric_id),
        readings=[Reading(datetime(2026, 2, 1, tzinfo=UTC), 64.0)],
    )
    look_again(str(one.id))
    session.rollback()
    assert (one.verdict, one.value) == ("hit", 64.0)


def test_ideas_are_marked_and_confidence_is_read_by_what_came_true(world):
    initiative, wish = tap(world, confidence=80), idea(world)
    links.link(world.ana, wish, target=initiative)
    one = outcome(world, on=initiative)
    assert verdicts_of([wish.id]) == {}
    outcomes.judge_outcome(world.ana, one, value=61.0)
    assert verdicts_of([wish.id]) == {wish.id: "hit"}
    assert reading_of(world.gate.id, 75) == "1 of 1 as sure as this hit"
    assert reading_of(world.gate.id, 20) == ""
    for value in (61.0, 1.0, 61.0, 1.0):
        outcomes.judge_outcome(world.ana, outcome(world, on=initiative), value=value)
    words = "Your 75 % came true 60 % of the time (n = 5)"
    assert reading_of(world.gate.id, 75) == words


def test_a_project_is_started_from_an_idea_and_taken_back_by_one_undo(world, kinds):
    template = save_project(world.ana, world.launch, name="Web feature")
    wish = idea(world)
    project = promote_and_start(world.ana, world.gate, idea=wish, template=template, key="WEB")
    trace = trace_of(world.ana, "idea", wish.id)
    assert [node.title for node in trace.columns[3][1]] == ["Tap with a watch"]
    assert len(trace.columns[4][1]) == 4
    back(world)
    session.rollback()
    assert project.binned_at is not None
    assert trace_of(world.ana, "idea", wish.id).columns[2][1] == []


def test_the_card_follows_the_project_it_was_started_with(world):
    one = tap(world, owner_id=world.ben.id, starts_on=date(2031, 1, 1), ends_on=date(2031, 2, 1))
    project = start_project(world.ana, one, template=None, key="TAP")
    assert (project.lead_id, project.ends_on) == (world.ben.id, date(2031, 2, 1))
    assert (one.ends_on, one.stage) == (None, "building")


def test_a_trace_leads_both_ways(world):
    one = whole(world)
    judged = outcome(world, on=one)
    for kind, thing in (("task", world.brief), ("release", one), ("outcome", judged)):
        titles = {node.title for node in trace_of(world.ana, kind, thing.id).nodes}
        assert {"Tap with a watch", "Tap to pay", "2.4"} <= titles
    titles = {node.kind for node in trace_of(world.ana, "project", world.launch.id).nodes}
    assert titles == {"idea", "initiative", "project", "task", "release", "outcome"}


def test_guests_trace_only_their_projects(world):
    whole(world)
    assert {n.kind for n in trace_of(world.gus, "task", world.brief.id).nodes} == {
        "task",
        "project",
    }
    with pytest.raises(NotThere):
        trace_of(world.gus, "initiative", tap(world).id)
    with pytest.raises(NotThere):
        trace_of(world.eve, "task", world.brief.id)


def statements(run):
    seen = []

    def note(*args):
        seen.append(args[2])

    database.listen(db.engine, "before_cursor_execute", note)
    run()
    database.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_a_trace_costs_as_many_statements_for_500_requests_and_300_tasks(world):
    wish = wanted(world)
    small = linked(world)
    links.link(world.ana, wish, target=small)
    few = statements(lambda: trace_of(world.ana, "idea", wish.id))
    _quote(world, wish, 500)
    for number in range(300):
        create_task(world.ana, world.launch_ready, title=f"Task {number}")
    session.rollback()
    trace = trace_of(world.ana, "idea", wish.id)
    assert (len(trace.columns[0][1]), len(trace.columns[4][1])) == (500, 304)
    session.rollback()
    assert statements(lambda: trace_of(world.ana, "idea", wish.id)) <= few + 2


def _quote(world, wish, count):
    session.rollback()
    ids = [uuid7() for _ in range(count)]
    said = {"workspace_id": world.home.id, "product_id": world.gate.id, "version": 1}
    said |= {"source": "note", "status": "linked", "by_id": world.ana.id, "reason": ""}
    rows = [
        said | {"id": one, "text": f"Said {one}", "said_at": now(), "touched_at": now()}
        for one in ids
    ]
    quotes = [
        {"id": uuid7(), "workspace_id": world.home.id, "version": 1, "idea_id": wish.id}
        | {"feedback_id": one, "quote": "Said", "by_id": world.ana.id, "at": now()}
        | {"importance": "should"}
        for one in ids
    ]
    with db.engine.begin() as plain:
        plain.execute(Feedback.__table__.insert(), rows)
        plain.execute(Evidence.__table__.insert(), quotes)


def test_a_trace_is_a_page(world, client_for):
    one = whole(world)
    assert "Tap with a watch" in client_for(world.ben).get(f"/trace/release/{one.id}").text
    client = client_for(world.gus)
    assert client.get(f"/trace/release/{one.id}").status_code == 404


def test_an_initiative_that_is_binned_starts_nothing(world):
    one = roadmap.bin_initiative(world.ana, tap(world))
    with pytest.raises(Conflict):
        start_project(world.ana, one, template=None, key="TAP")


def test_a_system_alone_asks(world):
    with pytest.raises(Refused):
        outcomes.ask_for_outcome(world.ana, outcome(world))
    assert outcomes.ask_for_outcome(System(world.home.id), outcome(world)).asked_at
    assert metric(world).name
    assert mail.address("/x").endswith("/x")


def test_a_task_says_which_releases_bring_it_and_which_could(world, client_for):
    inside = releases.create_release(world.ana, world.gate, title="5.0")
    releases.create_release(world.ana, world.gate, title="5.1")
    links.link(world.ana, inside, target=world.brief)
    html = client_for(world.ben).get(f"/tasks/{world.brief.id}/links").text
    assert f'href="/releases/{inside.id}"' in html
    assert re.findall(r"<option[^>]*>([^<]+)", html) == ["Put in a release", "5.1"]
