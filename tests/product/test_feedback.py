"""Feedback: taken in, read, linked; each thing taken back."""

from datetime import timedelta

import pytest

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import Clash, Invalid, Refused
from onetask.core.undo import undo
from onetask.product.engine.shapes import read_file
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import Evidence, Idea
from onetask.product.operations import customers, evidence, feedback, feedback_files
from onetask.product.operations.customers import Speaker
from onetask.product.queries.feedback import waiting_count
from onetask.product.queries.ideas import figures
from tests.product.brings_ideas import KATRIN, WORDS, idea, linked, said


def test_a_speaker_and_their_company_are_made_on_the_fly(world):
    one = said(world)
    who, company = session.get(Contact, one.contact_id), session.get(Customer, one.customer_id)
    assert (who.name, who.email) == ("Katrin Berg", "katrin@northrail.example")
    assert (company.name, company.domain) == ("Northrail", "northrail.example")


def test_a_colleague_is_recognised_by_the_domain(world):
    first = said(world)
    second = said(world, text="Also red", who=Speaker(email="Max.Reuter@Northrail.example"))
    assert second.customer_id == first.customer_id
    assert session.get(Contact, second.contact_id).name == "Max Reuter"


def test_free_mail_makes_no_company(world):
    assert said(world, who=Speaker(email="someone@gmail.com")).customer_id is None


def test_the_same_message_is_taken_in_once(world, kinds):
    one = said(world, source_key="mail:<1@x>")
    assert said(world, text="Again", source_key="mail:<1@x>").id == one.id
    assert kinds().count("feedback.added") == 1


@pytest.mark.parametrize("text", ["", "  \n", "x" * 20_001])
def test_words_are_needed_and_end(world, text):
    with pytest.raises(Invalid):
        said(world, text=text)


def test_an_odd_address_is_refused(world):
    with pytest.raises(Invalid):
        said(world, who=Speaker(email="not an address"))


def test_linking_a_passage(world):
    world.one = linked(world)
    behind = figures(world.gate.id)[world.one.idea_id]
    assert (behind.people, behind.evidence, behind.must) == (1, 1, 1)
    assert session.get(Feedback, world.one.feedback_id).status == "linked"
    assert WORDS[world.one.start : world.one.end] == world.one.quote


def test_revenue_counts_each_customer_once(world):
    one = linked(world)
    customers.keep_customer(world.ana, world.home, name="northrail", revenue=48_000)
    other = said(world, text="Me too", who=Speaker("Max", "max@northrail.example"))
    home = session.get_one(Evidence, one.id).idea_id
    evidence.link_feedback(world.ana, other, idea=_idea(home))
    behind = figures(world.gate.id)[home]
    assert (behind.people, behind.revenue) == (2, 48_000)


def _idea(idea_id):
    return session.get_one(Idea, idea_id)


def test_words_that_do_not_stand_there_are_refused(world):
    with pytest.raises(Invalid):
        evidence.link_feedback(
            world.ana, said(world), idea=idea(world), passage=evidence.Passage("something else")
        )


def test_linking_is_taken_back_whole(world, told):
    one = linked(world)
    feedback_id = one.feedback_id
    undo(world.ben, told[-1].number)
    assert session.query(Evidence).count() == 0
    assert session.get_one(Feedback, feedback_id).status == "new"


def test_unlinking_and_its_undo(world, told):
    one = linked(world)
    kept = one.id, one.quote, one.start, one.importance, one.feedback_id
    evidence.unlink_evidence(world.ana, one)
    assert session.get_one(Feedback, kept[-1]).status == "new"
    undo(world.ana, told[-1].number)
    again = session.query(Evidence).one()
    assert (again.id, again.quote, again.start, again.importance, again.feedback_id) == kept
    assert session.get_one(Feedback, kept[-1]).status == "linked"


def test_dismissing_with_a_reason_and_back(world, told):
    one = feedback.dismiss_feedback(world.ben, said(world), reason="duplicate")
    assert (one.status, one.reason, waiting_count(world.gate.id)) == ("dismissed", "duplicate", 0)
    undo(world.ben, told[-1].number)
    assert (one.status, one.reason, waiting_count(world.gate.id)) == ("new", "", 1)


def test_what_sleeps_wakes(world, monkeypatch):
    feedback.snooze_feedback(world.ben, said(world), until=now() + timedelta(hours=1))
    assert waiting_count(world.gate.id) == 0
    later = now() + timedelta(hours=2)
    monkeypatch.setattr("onetask.product.queries.feedback.now", lambda: later)
    assert waiting_count(world.gate.id) == 1


def test_snoozing_and_its_undo(world, told):
    one = feedback.snooze_feedback(world.ben, said(world), until=now() + timedelta(hours=1))
    undo(world.ben, told[-1].number)
    assert (one.status, one.snoozed_until) == ("new", None)
    undo(world.ben, told[-1].number)
    assert one.snoozed_until > now()


def test_the_past_is_no_time_to_sleep(world):
    with pytest.raises(Invalid):
        feedback.snooze_feedback(world.ben, said(world), until=now() - timedelta(hours=1))


def test_two_who_write_the_same_words_clash(world, head):
    one, seen = said(world), head(world.ana)
    feedback.edit_feedback(world.ben, one, seen=seen, text="By Ben")
    with pytest.raises(Clash):
        feedback.edit_feedback(world.ana, one, seen=seen, text="By Ana")


def test_guests_and_strangers_do_nothing(world, told):
    one = said(world)
    told.clear()
    for nobody in (world.gus, world.eve):
        with pytest.raises(Refused):
            feedback.dismiss_feedback(nobody, one, reason="spam")
        with pytest.raises(Refused):
            feedback.add_feedback(nobody, world.gate, text="Mine", who=KATRIN)
    assert told == []


def test_a_file_comes_and_goes_as_one(world, told):
    rows = read_file(b"text,email,company\nToo slow,omar@example.org,Omarco\nToo loud,,\n,,\n")
    assert feedback_files.import_feedback(world.ana, world.gate, said=rows.said) == 2
    assert waiting_count(world.gate.id) == 2
    undo(world.ana, told[-1].number)
    assert waiting_count(world.gate.id) == 0
    undo(world.ana, told[-1].number)
    assert waiting_count(world.gate.id) == 2


def test_a_file_sent_twice_adds_nothing(world):
    rows = read_file(b"id,text\n1,Too slow\n2,Too loud\n").said
    assert feedback_files.import_feedback(world.ana, world.gate, said=rows) == 2
    assert feedback_files.import_feedback(world.ana, world.gate, said=rows) == 0
