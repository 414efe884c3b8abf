"""A comment may be what somebody wants: the team turns it into feedback."""

from typing import Any

from onetask.core.locale import gettext as _
from onetask.people.access import is_editor
from onetask.product.queries.feedback import feedback_from
from onetask.talk.models import Comment
from onetask.talk.queries.offers import Offer, offers


def key_of_comment(comment: Comment) -> str:
    return f"comment:{comment.id}"


@offers
def as_feedback(actor: Any, comment: Comment) -> Offer | None:
    """Once: what was taken in already is not offered again."""
    if not is_editor(actor) or feedback_from(comment.workspace_id, key_of_comment(comment)):
        return None
    return Offer(f"/comments/{comment.id}/feedback", _("Turn into feedback"))
