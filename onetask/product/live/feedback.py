"""What looks different after feedback, ideas or their weights have changed: regions of pages."""

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import Idea
from onetask.product.models.portal import Portal, Remark
from onetask.product.queries.products import products_of

LISTS = ("feedback", "feedback-open", "ideas", "idea")


@shows("feedback.added", "feedback.edited", "feedback.attributed", "feedback.dismissed")
@shows("feedback.snoozed", "feedback.reopened", "feedback.linked")
@shows("feedback.binned", "feedback.restored")
def feedback_changed(event: Event) -> Drawing:
    product_id = session.get_one(Feedback, event.subject_id).product_id
    drawing = _stale(product_id, "feedback", "feedback-open", "feedback-count", "ways")
    return drawing if event.kind == "feedback.added" else drawing.stale("idea", at=_at(product_id))


@shows("feedback.imported", "feedback.unimported")
def many_came(event: Event) -> Drawing:
    return _stale(event.subject_id, *LISTS, "feedback-count", "customers", "ways")


@shows("customer.made", "customer.edited", "customer.binned", "customer.restored")
@shows("contact.muted")
def customers_changed(event: Event) -> Drawing:
    return _everywhere(event, *LISTS, "customers")


@shows("evidence.linked", "evidence.unlinked", "evidence.weighed", "idea.created", "idea.edited")
@shows("idea.merged", "idea.parted", "idea.binned", "idea.restored")
def idea_changed(event: Event) -> Drawing:
    product_id = session.get_one(Idea, event.subject_id).product_id
    return _stale(product_id, *LISTS, "moderation", "customers")


@shows("idea.weighed", "idea.voted", "idea.unvoted", "vote.reworded")
def idea_ranked(event: Event) -> Drawing:
    return _stale(session.get_one(Idea, event.subject_id).product_id, "ideas", "idea", "customers")


@shows("scoring.set")
def weights_changed(event: Event) -> Drawing:
    """One word to every open screen, however many ideas there are."""
    return _everywhere(event, "ideas", "idea", "scoring")


@shows("portal.set")
def portal_changed(event: Event) -> Drawing:
    return _stale(session.get_one(Portal, event.subject_id).product_id, "portal", "idea", "ways")


@shows("remark.added", "remark.shown")
def remark_changed(event: Event) -> Drawing:
    idea = session.get_one(Idea, session.get_one(Remark, event.subject_id).idea_id)
    return _stale(idea.product_id, "moderation", "idea")


def _everywhere(event: Event, *regions: str) -> Drawing:
    drawing = Drawing()
    for product in products_of(event.workspace_id):
        drawing.add(_stale(product.id, *regions))
    return drawing


def _stale(product_id: object, *regions: str) -> Drawing:
    drawing = Drawing()
    for region in regions:
        drawing.stale(region, at=_at(product_id))
    return drawing


def _at(product_id: object) -> str:
    return f"product:{product_id}"
