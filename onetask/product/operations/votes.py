"""Votes for ideas: one for each person, with what they said."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.product.access.products import may_edit_product
from onetask.product.models.feedback import Contact
from onetask.product.models.ideas import Idea, Vote
from onetask.product.operations.customers import Speaker, met
from onetask.product.queries.ideas import home_of, idea_of, vote_by, voters_of
from onetask.work.operations.fields import prose

WORDS = prose(2_000)


class Ballot(NamedTuple):
    """A vote as it was cast."""

    id: UUID
    words: str
    at: datetime


@operation(may_edit_product)
def vote_for(
    change: Change,
    idea: Idea,
    /,
    *,
    who: Speaker,
    words: str = "",
    id: UUID | None = None,
) -> Idea:
    """A vote for the idea it stands for now; whoever voted before may add words."""
    if not who.email:
        raise Invalid({"email": _("This field is needed.")})
    home, said = home_of(idea), _said(words)
    change.hold(home)
    if home.binned_at:
        raise Conflict(_("This idea is in the bin."))
    contact, _customer = met(change, who)
    assert contact is not None  # noqa: S101
    if known := _standing(home, contact.id):
        return _add_words(change, home, known, said)
    given_id = None if id and session.get(Vote, id) else id
    put_vote(change, home, contact, Ballot(given_id or uuid7(), said, change.at))
    return home


def put_vote(change: Change, idea: Idea, contact: Contact, ballot: Ballot) -> None:
    vote = Vote(id=ballot.id, workspace_id=idea.workspace_id, idea_id=idea.id)
    vote.contact_id, vote.words, vote.at = contact.id, ballot.words, ballot.at
    session.add(vote)
    facts = {"vote": str(vote.id), "contact": [None, str(contact.id)], "words": [None, vote.words]}
    change.record("idea.voted", idea, name=contact.name, at=vote.at.isoformat(), **facts)


def _said(words: str) -> str:
    try:
        return str(WORDS(words.strip()))
    except ValueError as error:
        raise Invalid({"words": str(error)}) from None


def _standing(home: Idea, contact_id: UUID) -> Vote | None:
    found = (one for one in voters_of(home.id) if one.contact.id == contact_id)
    voter = next(found, None)
    return voter.votes[0] if voter else None


def _add_words(change: Change, home: Idea, vote: Vote, words: str) -> Idea:
    if words and words != vote.words and not vote.words:
        change.record("vote.reworded", home, vote=str(vote.id), words=[vote.words, words])
        vote.words = words
    return home


@operation(may_edit_product)
def take_vote(change: Change, idea: Idea, /, *, vote_id: UUID) -> Idea:
    """Takes one vote away; undo gives it back as it was."""
    vote = session.get(Vote, vote_id)
    if vote is None or vote.workspace_id != idea.workspace_id:
        return idea
    contact = session.get_one(Contact, vote.contact_id)
    facts = {"contact": [str(contact.id), None], "words": [vote.words, None]}
    facts["idea"] = [str(vote.idea_id), None]
    change.record(
        "idea.unvoted", idea, name=contact.name, vote=str(vote.id), at=vote.at.isoformat(), **facts
    )
    session.delete(vote)
    return idea


@operation(may_edit_product)
def reword_vote(change: Change, idea: Idea, /, *, vote_id: UUID, words: str) -> Idea:
    vote = session.get_one(Vote, vote_id)
    if vote.workspace_id == idea.workspace_id and vote.words != words:
        change.record("vote.reworded", idea, vote=str(vote.id), words=[vote.words, words])
        vote.words = _said(words)
    return idea


@operation(may_edit_product, contact=may_edit_product)
def give_vote_back(change: Change, idea: Idea, /, *, contact: Contact, ballot: Ballot) -> Idea:
    if vote_by(idea.id, contact.id) is None:
        put_vote(change, idea, contact, ballot)
    return idea


@undoes("idea.voted")
def unvote_again(actor: Actor, event: Event) -> None:
    take_vote(actor, idea_of(event), vote_id=UUID(event.facts["vote"]))


@undoes("idea.unvoted")
def vote_again(actor: Actor, event: Event) -> None:
    facts = event.facts
    idea = session.get_one(Idea, UUID(facts["idea"][0]))
    contact = session.get_one(Contact, UUID(facts["contact"][0]))
    when = datetime.fromisoformat(facts["at"])
    ballot = Ballot(UUID(facts["vote"]), facts["words"][0], when)
    give_vote_back(actor, idea, contact=contact, ballot=ballot)


@undoes("vote.reworded")
def words_of_vote_back(actor: Actor, event: Event) -> None:
    facts = event.facts
    reword_vote(actor, idea_of(event), vote_id=UUID(facts["vote"]), words=facts["words"][0])
