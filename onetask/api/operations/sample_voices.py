"""The riders' words of the sample workspace, brought in through the same door as anybody's."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from onetask.api.engine import meridian_voices as voices
from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member, Workspace
from onetask.product.models.ideas import Idea
from onetask.product.models.products import Product
from onetask.product.operations.customers import Speaker, keep_customer
from onetask.product.operations.evidence import Passage, link_feedback
from onetask.product.operations.feedback import add_feedback
from onetask.product.operations.ideas import create_idea, edit_idea, weigh_idea
from onetask.product.operations.portal import set_portal
from onetask.product.operations.scoring import set_scoring
from onetask.product.operations.votes import vote_for
from onetask.product.queries.products import home_product

FACTORS = ("reach", "impact", "confidence", "effort", "value")
WELCOME = "Tell us what would make your trip easier. We read everything."


def fill_voices(member_id: UUID) -> None:
    member = session.get_one(Member, member_id)
    product = home_product(member.workspace_id)
    home = session.get_one(Workspace, member.workspace_id)
    for name, segment, revenue, domain in voices.FIRMS:
        keep_customer(member, home, name=name, segment=segment, revenue=revenue, domain=domain)
    ideas = {title: _idea(member, product, title, *facts) for title, *facts in voices.IDEAS}
    for voice in reversed(voices.VOICES):
        _voice(member, product, voice, ideas)
    for title, addresses in voices.VOTERS.items():
        for address in addresses:
            vote_for(member, ideas[title], who=Speaker(email=address))
    set_scoring(member, home, weights={"confidence": 1.5})
    set_portal(member, product, is_open=True, intro=WELCOME)


def _idea(member: Member, product: Product, title: str, *facts: Any) -> Idea:
    status, shown, factors, need = facts
    one = create_idea(member, product, title=title, need=str(need))
    edit_idea(member, one, status=status, shown=shown)
    numbers = map(float, factors)
    return weigh_idea(member, one, **dict(zip(FACTORS, numbers, strict=True)))


def _voice(member: Member, product: Product, voice: voices.Voice, ideas: dict[str, Idea]) -> None:
    who = Speaker(voice.who, None, voice.firm)
    when = now() - timedelta(hours=voice.hours)
    about: dict[str, Any] = {"source": voice.source, "stars": voice.stars, "said_at": when}
    said = add_feedback(member, product, text=voice.text, who=who, **about)
    if voice.idea:
        passage = Passage(voice.mark, None, voice.need)
        link_feedback(member, said, idea=ideas[voice.idea], passage=passage)
