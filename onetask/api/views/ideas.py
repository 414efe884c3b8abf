"""Feedback, ideas, votes and their weights, for programs."""

from typing import Any
from uuid import UUID

from onetask.api.engine import shown_ideas as s
from onetask.api.forms.ideas import (
    EvidenceSent,
    FeedbackSent,
    IdeaChange,
    IdeaSent,
    Merge,
    NewVote,
    ScoringSent,
)
from onetask.api.queries import ideas as shown
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, home, page_of, route
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.forms import seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.people.models import Workspace
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import Idea
from onetask.product.models.products import Product
from onetask.product.operations.evidence import Passage, link_feedback
from onetask.product.operations.feedback import add_feedback
from onetask.product.operations.ideas import (
    bin_idea,
    create_idea,
    edit_idea,
    merge_idea,
    weigh_idea,
)
from onetask.product.operations.scoring import set_scoring
from onetask.product.operations.votes import vote_for
from onetask.product.queries.products import home_product

PAGES = ("cursor", "limit")


def _editor(workspace_id: UUID) -> Any:
    actor = home(workspace_id)
    if not is_editor(actor):
        raise NotThere
    return actor


def _product(actor: Any, product_id: UUID | None) -> Product:
    """The one that is named, else the first."""
    if product_id is None:
        return home_product(actor.workspace_id)
    found: Product = one_or_404(visible_products(actor), product_id)
    return found


def _idea(idea_id: UUID) -> Idea:
    found: Idea = one_or_404(visible_parts(me(), Idea), idea_id)
    return found


@route("GET", "/workspaces/<uuid:id>/feedback", s.FeedbackList, asks=PAGES)
def list_feedback(id: UUID) -> s.FeedbackList:
    """What people said, of all products; guests find none."""
    actor = _editor(id)
    number = number_of(actor)
    rows, rest = page_of(visible_parts(actor, Feedback), Feedback.id)
    items = [shown.feedback_shown(one) for one in rows]
    return s.FeedbackList(number=number, items=items, next=rest)


@route(
    "POST", "/workspaces/<uuid:id>/feedback", s.FeedbackWhole, takes=FeedbackSent, about="feedback"
)
def create_feedback(form: FeedbackSent, id: UUID) -> s.FeedbackWhole:
    """Something that was said; customer and contact are known by the address, or made."""
    actor = _editor(id)
    product = _product(actor, form.product)
    one = add_feedback(actor, product, text=form.text, who=form.who(), **form.fields())
    return shown.feedback_whole(actor, one.id)


@route("GET", "/feedback/<uuid:id>", s.FeedbackWhole)
def read_feedback(id: UUID) -> s.FeedbackWhole:
    """What somebody said, and the ideas it speaks for."""
    return shown.feedback_whole(me(), one_or_404(visible_parts(me(), Feedback), id).id)


@route("GET", "/workspaces/<uuid:id>/ideas", s.IdeaList, asks=PAGES)
def list_ideas(id: UUID) -> s.IdeaList:
    """Ideas of all products, those that were merged as well."""
    actor = _editor(id)
    number = number_of(actor)
    rows, rest = page_of(visible_parts(actor, Idea), Idea.id)
    return s.IdeaList(number=number, items=[shown.idea_shown(one) for one in rows], next=rest)


@route("POST", "/workspaces/<uuid:id>/ideas", s.IdeaWhole, takes=IdeaSent, about="idea")
def create_idea_here(form: IdeaSent, id: UUID) -> s.IdeaWhole:
    """A need worth considering."""
    actor = _editor(id)
    product = _product(actor, form.product)
    one = create_idea(actor, product, title=form.title, need=form.need, id=form.id)
    return shown.idea_whole(actor, one.id)


@route("GET", "/ideas/<uuid:id>", s.IdeaWhole)
def read_idea(id: UUID) -> s.IdeaWhole:
    """An idea with its voters, its evidence, its score and the reasons for it."""
    return shown.idea_whole(me(), _idea(id).id)


@route("PATCH", "/ideas/<uuid:id>", s.IdeaWhole, takes=IdeaChange, about="idea")
def change_idea(form: IdeaChange, id: UUID) -> s.IdeaWhole:
    """Changes the fields and factors that are sent."""
    fields = form.given()
    factors = fields.pop("factors", {})
    if fields:
        edit_idea(me(), _idea(id), seen=seen(), **fields)
    if factors:
        weigh_idea(me(), _idea(id), **factors)
    return shown.idea_whole(me(), id)


@route("DELETE", "/ideas/<uuid:id>", s.IdeaWhole, about="idea")
def delete_idea(id: UUID) -> s.IdeaWhole:
    """Puts it into the bin."""
    bin_idea(me(), _idea(id))
    return shown.idea_whole(me(), id)


@route("POST", "/ideas/<uuid:id>/votes", s.IdeaWhole, takes=NewVote, about="idea")
def vote(form: NewVote, id: UUID) -> s.IdeaWhole:
    """A vote of whoever has this address; one each."""
    vote_for(me(), _idea(id), who=form.who(), words=form.words, id=form.id)
    return shown.idea_whole(me(), id)


@route("POST", "/ideas/<uuid:id>/evidence", s.IdeaWhole, takes=EvidenceSent, about="idea")
def link_evidence(form: EvidenceSent, id: UUID) -> s.IdeaWhole:
    """A passage of feedback speaks for it."""
    said = one_or_404(visible_parts(me(), Feedback), form.feedback)
    passage = Passage(form.quote, None, form.importance)
    link_feedback(me(), said, idea=_idea(id), passage=passage)
    return shown.idea_whole(me(), id)


@route("POST", "/ideas/<uuid:id>/merge", s.IdeaWhole, takes=Merge, about="idea")
def merge(form: Merge, id: UUID) -> s.IdeaWhole:
    """Merges it into another: votes are united, everybody keeps their words."""
    merge_idea(me(), _idea(id), into=_idea(form.into))
    return shown.idea_whole(me(), form.into)


@route("GET", "/workspaces/<uuid:id>/scoring", s.ScoringWhole)
def read_scoring(id: UUID) -> s.ScoringWhole:
    """The formula and the weights by which ideas are ranked."""
    return shown.scoring_whole(_editor(id))


@route("PUT", "/workspaces/<uuid:id>/scoring", s.ScoringWhole, takes=ScoringSent)
def set_weights(form: ScoringSent, id: UUID) -> s.ScoringWhole:
    """Another formula, other weights; weights that are not named stay."""
    actor, here = _editor(id), session.get_one(Workspace, id)
    set_scoring(actor, here, formula=form.formula, weights=form.weights)
    return shown.scoring_whole(actor)


again["feedback"] = shown.feedback_whole
again["idea"] = shown.idea_whole
