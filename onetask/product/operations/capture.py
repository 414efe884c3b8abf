"""What is told as one change though it makes several things."""

from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.product.access.products import may_edit_product
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import Idea
from onetask.product.models.products import Product
from onetask.product.operations.customers import Speaker
from onetask.product.operations.evidence import WHOLE, Passage, link_feedback
from onetask.product.operations.ideas import create_idea
from onetask.product.operations.votes import vote_for


@operation(may_edit_product)
def link_new(
    change: Change, feedback: Feedback, /, *, title: str, passage: Passage = WHOLE
) -> Idea:
    """A passage speaks for an idea that nobody had written down."""
    product = session.get_one(Product, feedback.product_id)
    idea = create_idea(change.actor, product, title=title)
    link_feedback(change.actor, feedback, idea=idea, passage=passage)
    return idea


@operation(may_edit_product)
def take_wish(
    change: Change, product: Product, /, *, who: Speaker, words: tuple[str, str], id: UUID
) -> Idea:
    """A visitor's idea (its title and need), with their vote; others see it once it was read."""
    if known := session.get(Idea, id):
        return known
    new = {"title": words[0], "need": words[1], "shown": "waiting"}
    idea = create_idea(change.actor, product, id=id, **new)
    vote_for(change.actor, idea, who=who)
    return idea
