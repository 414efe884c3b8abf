"""What rooms above can make of a comment, shown in its menu."""

from collections.abc import Callable
from typing import Any, NamedTuple

from onetask.talk.models import Comment


class Offer(NamedTuple):
    """One line of the menu: where it is posted, and what it says."""

    action: str
    words: str


Offerer = Callable[[Any, Comment], Offer | None]
offerers: list[Offerer] = []


def offers(offerer: Offerer) -> Offerer:
    """Lets a room above say what becomes of a comment; None where this actor may not."""
    offerers.append(offerer)
    return offerer


def offers_on(actor: Any, comment: Comment) -> list[Offer]:
    return [offer for ask in offerers if (offer := ask(actor, comment))]
