"""What happened to the links that show a roadmap."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says
from onetask.product.words.roadmap import audiences


@says("share.opened")
def opened(event: Event) -> str:
    return _("shared the roadmap: %(audience)s", audience=audiences()[event.facts["audience"]])


@says("share.revoked")
def revoked(event: Event) -> str:
    who = audiences()[event.facts["audience"]]
    return _("revoked a link to the roadmap: %(audience)s", audience=who)
