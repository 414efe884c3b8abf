"""What is written to somebody who asked for something that has shipped."""

import hmac
from hashlib import sha256
from uuid import UUID

from onetask.core.db import session
from onetask.core.locale import gettext as _
from onetask.core.mail import Letter, address
from onetask.core.settings import secret
from onetask.product.models.feedback import Contact
from onetask.product.models.products import Product
from onetask.product.models.releases import Notice, Release


def letter_about(notice: Notice) -> Letter | None:
    """By name, about what they asked for; None where they want no mail any more."""
    contact = session.get(Contact, notice.contact_id)
    if contact is None or not contact.email or contact.muted_at:
        return None
    release = session.get_one(Release, notice.release_id)
    product = session.get_one(Product, release.product_id)
    return letter(release, product, contact, notice.asked_for, str(notice.id))


def letter(
    release: Release, product: Product, contact: Contact, asked_for: list[str], key: str
) -> Letter:
    subject = _("You asked for it: %(what)s", what=asked_for[0])
    lines = [_("Hello %(name)s,", name=contact.name or contact.email), _what(asked_for, release)]
    opens = address(f"/p/{product.slug}/changelog")
    stop = (_("No more mail about this product"), address(quiet_path(contact.id)))
    return Letter(key, contact.email or "", subject, lines, _("What is new"), opens, stop)


def quiet_path(contact_id: UUID) -> str:
    return f"/quiet/{contact_id}/{quiet_token(contact_id)}"


def quiet_token(contact_id: UUID) -> str:
    """Only who got the letter knows it."""
    return hmac.new(secret().encode(), f"quiet:{contact_id}".encode(), sha256).hexdigest()[:32]


def _what(asked_for: list[str], release: Release) -> str:
    listed = ", ".join(f"“{one}”" for one in asked_for)
    return _(
        "you asked for %(what)s. It is part of %(release)s.", what=listed, release=release.label
    )
