"""A mail as it arrives: which product its recipient means, and the feedback it becomes."""

from typing import Any

from onetask.core.change import System
from onetask.core.errors import NotThere
from onetask.product.engine.letters import read_mail
from onetask.product.engine.people import tidy_address
from onetask.product.models.feedback import Feedback
from onetask.product.models.products import Product
from onetask.product.operations.customers import Speaker
from onetask.product.operations.feedback import add_feedback
from onetask.product.queries.products import product_at


def take_mail(product: Product, raw: bytes) -> Feedback:
    """Once for each message, however often it is delivered."""
    if product.archived_at:
        raise NotThere("there is no such product")
    mail = read_mail(raw)
    who = Speaker(mail.name[:120], tidy_address(mail.email), "")
    about: dict[str, Any] = {"source": "mail", "source_key": mail.key}
    about |= {"said_at": mail.at} if mail.at else {}
    return add_feedback(System(product.workspace_id), product, text=mail.text, who=who, **about)


def addressee(address: str) -> Product:
    found = product_at(address)
    if found is None:
        raise NotThere("nobody here has this address")
    return found
