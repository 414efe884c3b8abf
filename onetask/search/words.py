"""The sentences of this room."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("view.saved")
def view_saved(event: Event) -> str:
    return _("saved the view %(name)s", name=event.label)


@says("view.forgotten")
def view_forgotten(event: Event) -> str:
    return _("removed the view %(name)s", name=event.label)
