"""What happened to products, in sentences without their actor."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("product.created")
def created(event: Event) -> str:
    return _("added the product %(name)s", name=event.label)


@says("product.edited")
def edited(event: Event) -> str:
    if "name" in event.facts:
        old, new = event.facts["name"]
        return _("renamed the product %(old)s to %(new)s", old=old, new=new)
    return _("changed the product %(name)s", name=event.label)


@says("product.readdressed")
def readdressed(event: Event) -> str:
    return _("gave %(name)s a new mail address for feedback", name=event.label)


@says("product.archived")
def archived(event: Event) -> str:
    return _("archived the product %(name)s", name=event.label)


@says("product.unarchived")
def unarchived(event: Event) -> str:
    return _("took the product %(name)s out of the archive", name=event.label)
