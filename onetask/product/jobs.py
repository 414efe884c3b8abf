"""What is done or asked later: counts, notices, outcomes, how a goal does, what a figure is."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.asking import Telling, Wanted, asks_for, still_true, tells
from onetask.core.change import Change, System
from onetask.core.clock import now
from onetask.core.db import Thing, session
from onetask.core.events import Event, within
from onetask.core.jobs import job, promise
from onetask.core.locale import gettext as _
from onetask.core.locale import speaking
from onetask.core.mail import post
from onetask.product.models.goals import CheckIn, Goal, KeyResult
from onetask.product.models.metrics import Metric, Point, Stream
from onetask.product.models.portal import Pledge
from onetask.product.models.releases import Notice, Outcome, Release
from onetask.product.operations.notices import due_notices, mark_notice_sent, note_told
from onetask.product.operations.outcomes import answer_by_series, ask_for_outcome, outcomes_waiting
from onetask.product.operations.pings import count_people, forget_pings
from onetask.product.queries.letters import letter_about
from onetask.product.queries.pledge_letters import pledge_letter

EACH = timedelta(days=14)
LATELY = EACH - timedelta(days=1)


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
def answer_outcomes(_change: Change, event: Event) -> None:
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


@asks_for("goal.added", "goal.edited", "goal.checked", "goal.binned", "goal.restored")
def ask_for_checkin(event: Event) -> Iterator[Wanted]:
    """Two weeks after somebody last looked at it, whoever owns it is asked."""
    goal = session.get_one(Goal, event.subject_id)
    if goal.owner_id and _is_running(goal):
        facts = {"title": goal.title}
        yield Wanted(goal, (goal.owner_id,), "checkin", event.at + EACH, "checkin", facts)


@still_true("goal")
def is_unchecked(goal: Thing, _rule: str) -> bool:
    last = session.scalar(select(func.max(CheckIn.at)).where(CheckIn.goal_id == goal.id))
    return isinstance(goal, Goal) and _is_running(goal) and not _is_fresh(last)


def _is_running(goal: Goal) -> bool:
    is_over = goal.ends_on is not None and goal.ends_on < now().date()
    return goal.binned_at is None and not is_over


@tells("checkin")
def how_is_it(_facts: dict[str, Any]) -> Telling:
    words = _("How is it going? Nobody has checked in for two weeks")
    return Telling(words, _("You get this because the goal is yours."))


@asks_for("metric.measured", "metric.binned", "metric.restored")
def ask_for_figure(event: Event) -> Iterator[Wanted]:
    """Of goals that are measured by it by hand, two weeks after its last value."""
    metric = session.get_one(Metric, event.subject_id)
    owners = _owners(metric.id) if metric.binned_at is None and _is_by_hand(metric) else ()
    if owners:
        facts = {"name": metric.name}
        yield Wanted(metric, owners, "figure", event.at + EACH, "figure", facts)


def _is_by_hand(metric: Metric) -> bool:
    """Programs need no reminder."""
    last = select(Point.source).where(Point.metric_id == metric.id).order_by(Point.at.desc())
    return session.scalar(last.limit(1)) in ("hand", "csv")


def _owners(metric_id: UUID) -> tuple[UUID, ...]:
    """Of the goals that are still running."""
    here = KeyResult.metric_id == metric_id, KeyResult.binned_at.is_(None)
    goals = select(Goal).join(KeyResult, KeyResult.goal_id == Goal.id).where(*here)
    found = [goal for goal in session.scalars(goals).unique() if _is_running(goal)]
    return tuple({goal.owner_id for goal in found if goal.owner_id})


@still_true("metric")
def is_unmeasured(metric: Thing, _rule: str) -> bool:
    last = session.scalar(select(func.max(Point.at)).where(Point.metric_id == metric.id))
    is_there = isinstance(metric, Metric) and metric.binned_at is None
    return is_there and bool(_owners(metric.id)) and not _is_fresh(last)


def _is_fresh(last: Any) -> bool:
    return last is not None and last > now() - LATELY


@tells("figure")
def what_is_it_now(_facts: dict[str, Any]) -> Telling:
    words = _("What is its value now? The last one is two weeks old")
    return Telling(words, _("You get this because a goal of yours is measured by it."))
