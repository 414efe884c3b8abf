"""The letter that asks a visitor to confirm."""

from onetask.core.db import session
from onetask.core.locale import gettext as _
from onetask.core.mail import Letter, address
from onetask.product.models.portal import Pledge
from onetask.product.models.products import Product
from onetask.product.queries.customers import contact_with
from onetask.product.queries.portal import pledge_key
from onetask.product.queries.public import silence_key

DEEDS = {
    "vote": lambda: (_("Confirm your vote"), _("You want to vote for “%(what)s”.")),
    "idea": lambda: (_("Confirm your idea"), _("You want to post “%(what)s”.")),
    "remark": lambda: (_("Confirm your comment"), _("You want to comment on “%(what)s”.")),
    "feedback": lambda: (_("Confirm your message"), _("You wrote to us: “%(what)s”.")),
}


def pledge_letter(pledge: Pledge) -> Letter:
    product = session.get_one(Product, pledge.product_id)
    subject, line = DEEDS[pledge.deed]()
    why = line % {"what": str(pledge.facts.get("about", ""))[:160]}
    rest = _("One click counts it. If it was not you, nothing needs to be done.")
    url = address(f"/p/{product.slug}/confirm/{pledge_key(pledge.id)}")
    known = contact_with(product.workspace_id, pledge.email)
    foot = ("", "")
    if known:
        foot = _("No more mail"), address(f"/p/{product.slug}/silence/{silence_key(known.id)}")
    letter = Letter(
        str(pledge.id), pledge.email, f"{product.name}: {subject}", [why, rest], subject
    )
    return letter._replace(url=url, foot=foot)
