"""What happened to feedback, customers and evidence, in sentences without their actor."""

from datetime import datetime

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext, short_day
from onetask.core.words import says


@says("feedback.added")
def added(event: Event) -> str:
    return _("added the feedback “%(words)s”", words=event.label)


@says("feedback.imported")
def imported(event: Event) -> str:
    return ngettext(
        "imported %(num)s piece of feedback", "imported %(num)s pieces of feedback",
        event.facts["count"],
    )  # fmt: skip


@says("feedback.unimported")
def unimported(event: Event) -> str:
    return ngettext(
        "took back %(num)s imported piece of feedback",
        "took back %(num)s imported pieces of feedback",
        event.facts["count"],
    )


@says("feedback.edited")
def edited(event: Event) -> str:
    return _("changed the words of the feedback “%(words)s”", words=event.label)


@says("feedback.attributed")
def attributed(event: Event) -> str:
    return _("said who said “%(words)s”", words=event.label)


@says("feedback.dismissed")
def dismissed(event: Event) -> str:
    return _("dismissed the feedback “%(words)s”", words=event.label)


@says("feedback.snoozed")
def snoozed(event: Event) -> str:
    until = (event.facts.get("snoozed_until") or [None, None])[1]
    if until is None:
        return _("put off the feedback “%(words)s”", words=event.label)
    day = short_day(datetime.fromisoformat(until).date())
    return _("put off the feedback “%(words)s” until %(day)s", words=event.label, day=day)


@says("feedback.reopened")
def reopened(event: Event) -> str:
    return _("put the feedback “%(words)s” back", words=event.label)


@says("feedback.linked")
def linked(event: Event) -> str:
    return _("linked the feedback “%(words)s”", words=event.label)


@says("feedback.binned")
def binned(event: Event) -> str:
    return _("put the feedback “%(words)s” into the bin", words=event.label)


@says("feedback.restored")
def restored(event: Event) -> str:
    return _("restored the feedback “%(words)s”", words=event.label)


@says("customer.made", "customer.restored")
def customer_made(event: Event) -> str:
    return _("added the customer %(name)s", name=event.label)


@says("customer.edited")
def customer_edited(event: Event) -> str:
    return _("changed the customer %(name)s", name=event.label)


@says("customer.binned")
def customer_binned(event: Event) -> str:
    return _("removed the customer %(name)s", name=event.label)


@says("contact.muted")
def contact_muted(event: Event) -> str:
    if event.facts["is_muted"][1]:
        return _("sends %(name)s no more mail", name=event.label)
    return _("sends %(name)s mail again", name=event.label)


@says("evidence.linked")
def evidence_linked(event: Event) -> str:
    return _("linked a quote to %(idea)s", idea=event.label)


@says("evidence.unlinked")
def evidence_unlinked(event: Event) -> str:
    return _("took a quote off %(idea)s", idea=event.label)


@says("evidence.weighed")
def evidence_weighed(event: Event) -> str:
    names = {"nice": _("nice to have"), "should": _("should have"), "must": _("must have")}
    new = names[event.facts["importance"][1]]
    return _("marked a quote of %(idea)s as %(importance)s", idea=event.label, importance=new)
