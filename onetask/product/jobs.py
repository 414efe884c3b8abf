"""What is done later: counting pings, telling who asked, looking at outcomes."""

from datetime import timedelta
from uuid import UUID

from onetask.core.change import Change, System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.jobs import job, promise
from onetask.core.locale import speaking
from onetask.core.mail import post
from onetask.product.models.metrics import Stream
from onetask.product.models.portal import Pledge
from onetask.product.models.releases import Notice, Outcome, Release
from onetask.product.operations.notices import due_notices, mark_notice_sent, note_told
from onetask.product.operations.outcomes import answer_by_series, ask_for_outcome, outcomes_waiting
from onetask.product.operations.pings import count_people, forget_pings
from onetask.product.queries.letters import letter_about
from onetask.product.queries.pledge_letters import pledge_letter


@job()
def count_pings(stream_id: str) -> None:
    """Yesterday, too: its last pings came after its last count."""
    stream = session.get(Stream, UUID(stream_id))
    if stream is None or stream.binned_at:
        return
    today = now().date()
    for day in (today - timedelta(days=1), today):
        count_people(System(stream.workspace_id), stream, day=day)
    forget_pings(stream)


@job(timeout=300)
def send_notices(release_id: str) -> None:
    """Each once: what was sent is marked before the next is written."""
    release = session.get(Release, UUID(release_id))
    for notice_id in due_notices(UUID(release_id)) if release else ():
        if letter := letter_about(session.get_one(Notice, notice_id)):
            post(letter)
        mark_notice_sent(notice_id)
    if release := session.get(Release, UUID(release_id)):
        note_told(System(release.workspace_id), release)


@job()
def look_at_outcome(outcome_id: str) -> None:
    outcome = session.get(Outcome, UUID(outcome_id))
    if outcome and outcome.look_on <= now().date():
        ask_for_outcome(System(outcome.workspace_id), outcome)


@within("metric.measured")
def answer_outcomes(_: Change, event: Event) -> None:
    for outcome_id in outcomes_waiting(event.subject_id):
        promise(look_again, outcome_id)


@job()
def look_again(outcome_id: str) -> None:
    """The series has news, so it may answer for itself."""
    outcome = session.get(Outcome, UUID(outcome_id))
    if outcome:
        answer_by_series(System(outcome.workspace_id), outcome)


@job()
def send_pledge(pledge_id: str) -> None:
    """A link that is used or too old is not sent any more."""
    pledge = session.get(Pledge, UUID(pledge_id))
    if pledge and pledge.used_at is None and pledge.made_at > now() - timedelta(days=2):
        with speaking(pledge.locale):
            post(pledge_letter(pledge))
