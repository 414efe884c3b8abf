"""News to browsers, chats and programs: looked up, posted, and what they answered kept."""

from uuid import UUID

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.fetch import Fetched, safe_fetch
from onetask.core.locale import speaking
from onetask.core.mail import message_id
from onetask.core.settings import key_file
from onetask.remind.engine.outgoing import Message, Parcel, for_chat, for_program, for_slack
from onetask.remind.engine.push import for_browser, key_from
from onetask.remind.engine.refusals import Declined, asked_wait, in_words
from onetask.remind.jobs.hearts import Heart
from onetask.remind.jobs.outcomes import Claim, failed
from onetask.remind.models import Outlet
from onetask.remind.operations.keeping import key_of, mark_cancelled, mark_sent
from onetask.remind.operations.outlets import forget_outlet, note_answer
from onetask.remind.queries.outlets import outlets_for, target_of
from onetask.remind.queries.verdicts import Verdict

GONE = {"push": (404, 410)}


class Gone(Exception):
    """A browser that has unsubscribed: forgotten, and nobody's failure."""


def go_out(verdict: Verdict, claim: Claim) -> None:
    """To all browsers of somebody; one that took it is enough."""
    if verdict.is_too_late:
        mark_cancelled(*claim, "too late")
        return
    parcels = _packed(verdict)
    if not parcels:
        mark_cancelled(*claim, "not connected")
        return
    receipt = None if "hook" in verdict.reminder.facts else message_id(key_of(verdict.delivery))
    session.rollback()
    errors: list[Exception] = []
    heart = Heart(claim[1])
    for parcel in parcels:
        heart.beat()
        errors += filter(None, [_posted(*parcel)])
    lasting = [one for one in errors if not isinstance(one, Gone)]
    if len(errors) < len(parcels):
        mark_sent(*claim, receipt)
    elif lasting:
        failed(claim, lasting[0])
    else:
        mark_cancelled(*claim, "not connected")


def _packed(verdict: Verdict) -> list[tuple[UUID, str, Parcel]]:
    found = outlets_for(verdict.reminder, verdict.delivery.channel)
    with speaking(verdict.language):
        kind = verdict.reminder.facts.get("event", {}).get("kind", f"reminder.{verdict.reason}")
        at = verdict.delivery.occurrence_utc
        message = Message(key_of(verdict.delivery), kind, at, verdict.piece)
        packed = [(one.id, one.way, _parcel(one, message)) for one in found]
    return [(outlet_id, way, parcel) for outlet_id, way, parcel in packed if parcel]


def _parcel(outlet: Outlet, message: Message) -> Parcel | None:
    target = target_of(outlet)
    if target is None:
        return None
    if outlet.way == "push":
        return for_browser(target, message, key_from(key_file("push.key")), now())
    if outlet.way == "webhook":
        return for_program(target["address"], message, target["secret"], now())
    return (for_slack if outlet.way == "slack" else for_chat)(target["address"], message)


def _posted(outlet_id: UUID, way: str, parcel: Parcel) -> Exception | None:
    """Nothing when it was taken; a browser that is gone is forgotten."""
    try:
        answer = safe_fetch(parcel.url, method="POST", headers=parcel.headers, body=parcel.body)
        error = _objection(answer)
    except Exception as refusal:
        error = refusal
    if isinstance(error, Declined) and error.status in GONE.get(way, ()):
        forget_outlet(outlet_id)
        return Gone()
    note_answer(outlet_id, in_words(error) if error else str(answer.status))
    return error


def _objection(answer: Fetched) -> Exception | None:
    if 200 <= answer.status < 300:
        return None
    said = {name.lower(): value for name, value in answer.headers.items()}
    return Declined(answer.status, asked_wait(said.get("retry-after", ""), now()))
