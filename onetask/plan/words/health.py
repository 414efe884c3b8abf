"""What somebody said of a project's health, in a sentence without them."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("project.judged")
def judged(event: Event) -> str:
    new = event.facts["verdict"][1]
    if new is None:
        return _("let the health of %(project)s be derived again", project=event.label)
    return _("judged %(project)s: %(reason)s", project=event.label, reason=new[1])
