"""Feedback, ideas, scoring and portals: what the tests of the house play."""

from datetime import UTC, datetime

from onetask.core.change import System
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.ids import uuid7
from onetask.core.undo import undo
from onetask.product.engine.shapes import Said
from onetask.product.models.feedback import Contact
from onetask.product.models.ideas import Idea, Vote
from onetask.product.operations import (
    capture,
    customers,
    evidence,
    feedback,
    feedback_files,
    ideas,
    portal,
    scoring,
    votes,
)
from onetask.product.operations.customers import Speaker
from tests.product import brings_research

LATER = datetime(2031, 3, 18, 9, 0, tzinfo=UTC)
KATRIN = Speaker("Katrin Berg", "katrin@northrail.example", "Northrail")
WORDS = "The gate just went red. I did not know if I had paid or not, so I tapped again."


def said(w, text=WORDS, who=KATRIN, **fields):
    return feedback.add_feedback(w.ana, w.gate, text=text, who=who, **fields)


def idea(w, title="Say why a card was declined", **fields):
    return ideas.create_idea(w.ana, w.gate, title=title, **fields)


def linked(w, importance="must"):
    words = "I did not know if I had paid or not"
    return evidence.link_feedback(
        w.ben, said(w), idea=idea(w), passage=evidence.Passage(words, None, importance)
    )


def voted(w):
    return votes.vote_for(w.ana, idea(w), who=KATRIN, words="Every day")


def vote_on(one):
    return session.query(Vote).filter_by(idea_id=one.id).one()


def unvoted(w):
    one = voted(w)
    return votes.take_vote(w.ana, one, vote_id=vote_on(one).id)


def merged(w):
    one = voted(w)
    ideas.merge_idea(w.ana, one, into=idea(w, "Explain a red light"))
    return one


def remarked(w):
    return portal.add_remark(w.ana, idea(w), who=KATRIN, body="Yes **please**")


def batch(w):
    rows = [Said(2, "Too slow", "CSV", "Omar", "omar@example.org"), Said(3, "Too loud", "CSV")]
    return feedback_files.import_feedback(w.ana, w.gate, said=rows)


def undo_last(w):
    session.rollback()
    undo(w.ana, standing(w.home.id).number)


FEEDBACK = {
    "add_feedback": said,
    "edit_feedback": lambda w: feedback.edit_feedback(w.ben, said(w), text="The gate went red."),
    "attribute_feedback": lambda w: feedback.attribute_feedback(
        w.ben, said(w), who=Speaker("Omar", "omar@example.org")
    ),
    "dismiss_feedback": lambda w: feedback.dismiss_feedback(w.ben, said(w), reason="answered"),
    "snooze_feedback": lambda w: feedback.snooze_feedback(w.ben, said(w), until=LATER),
    "reopen_feedback": lambda w: feedback.reopen_feedback(w.ana, FEEDBACK["dismiss_feedback"](w)),
    "put_feedback_back": lambda w: (FEEDBACK["dismiss_feedback"](w), undo_last(w)),
    "bin_feedback": lambda w: feedback.bin_feedback(w.ana, said(w)),
    "restore_feedback": lambda w: feedback.restore_feedback(w.ana, FEEDBACK["bin_feedback"](w)),
    "import_feedback": batch,
    "bin_batch": lambda w: (batch(w), undo_last(w)),
    "bin_batch again": lambda w: (batch(w), undo_last(w), undo_last(w)),
    "keep_customer": lambda w: customers.keep_customer(
        w.ana, w.home, name="Northrail", revenue=48_000.0, segment="Rail"
    ),
    "edit_customer": lambda w: customers.edit_customer(
        w.ben, FEEDBACK["keep_customer"](w), name="North Rail", status="churned"
    ),
    "bin_customer": lambda w: customers.bin_customer(w.ana, FEEDBACK["keep_customer"](w)),
    "restore_customer": lambda w: customers.restore_customer(w.ana, FEEDBACK["bin_customer"](w)),
}
IDEAS = {
    "create_idea": idea,
    "edit_idea": lambda w: ideas.edit_idea(w.ben, idea(w), status="planned", need="**Why**"),
    "weigh_idea": lambda w: ideas.weigh_idea(w.ben, idea(w), impact=3, effort=1),
    "bin_idea": lambda w: ideas.bin_idea(w.ana, idea(w)),
    "restore_idea": lambda w: ideas.restore_idea(w.ana, IDEAS["bin_idea"](w)),
    "merge_idea": merged,
    "part_idea": lambda w: (merged(w), undo_last(w)),
    "vote_for": voted,
    "take_vote": unvoted,
    "give_vote_back": lambda w: (unvoted(w), undo_last(w)),
    "reword_vote": lambda w: votes.reword_vote(
        w.ana, (one := voted(w)), vote_id=vote_on(one).id, words="Twice a day"
    ),
    "link_feedback": linked,
    "weigh_evidence": lambda w: evidence.weigh_evidence(w.ana, linked(w), importance="nice"),
    "unlink_evidence": lambda w: evidence.unlink_evidence(w.ana, linked(w)),
    "relink_evidence": lambda w: (IDEAS["unlink_evidence"](w), undo_last(w)),
    "set_scoring": lambda w: scoring.set_scoring(w.ana, w.home, weights={"confidence": 2}),
    "put_scoring_back": lambda w: (IDEAS["set_scoring"](w), undo_last(w)),
    "set_portal": lambda w: portal.set_portal(w.ana, w.gate, is_open=True, intro="Hello"),
    "add_remark": remarked,
    "show_remark": lambda w: portal.show_remark(w.ben, remarked(w), shown="public"),
    "mute_contact": lambda w: portal.mute_contact(w.ana, contact(w)),
}


def contact(w):
    one = said(w)
    return session.get_one(Contact, one.contact_id)


def highlighted(w):
    passage = brings_research.ACTS["mark_passage"](w)
    return evidence.link_highlight(w.ana, passage, idea=idea(w))


def wished(w):
    words = ("Export to Sheets", "Every Monday")
    return capture.take_wish(System(w.home.id), w.gate, who=KATRIN, words=words, id=uuid7())


IDEAS["link_highlight"] = highlighted
IDEAS["link_new"] = lambda w: capture.link_new(w.ben, said(w), title="Say why")
IDEAS["take_wish"] = wished
ACTS = FEEDBACK | IDEAS

PAGES = {
    "feedback": lambda w: "/feedback?show=all",
    "ideas": lambda w: "/ideas",
    "idea": lambda w: f"/ideas/{standing_idea(w).id}",
}


def standing_idea(w):
    """An idea that is there before any of the acts."""
    known = session.query(Idea).filter_by(title="It stood before").first()
    return known or idea(w, "It stood before")
