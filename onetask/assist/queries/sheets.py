"""What the assistant says of one task, and of all that is in sight."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select

from onetask.assist.access import visible_suggestions
from onetask.assist.engine.answers import Answer
from onetask.assist.engine.estimate import Finished, Range, estimate
from onetask.assist.engine.order import factor_words, facts_of, shown, words
from onetask.assist.engine.outlook import Outlook, outlooks
from onetask.assist.engine.people import Choice, labels, who
from onetask.assist.engine.priority import Part, Score, scores
from onetask.assist.engine.similar import Index, Match
from onetask.assist.models import Suggestion
from onetask.assist.queries.help import help_for
from onetask.assist.queries.work import (
    Known,
    done_work,
    known_tasks,
    labels_of,
    open_work,
    people_of,
    took,
)
from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.talk.access import visible_labels
from onetask.talk.models import Label
from onetask.work.models.tasks import Task
from onetask.work.queries.rows import rows_of

SIMILAR = 5.0


class Factor(NamedTuple):
    """One line of "Why this order?"."""

    name: str
    why: str
    weight: int
    points: float


class Sheet(NamedTuple):
    """All that is said of one task."""

    score: Score | None
    factors: list[Factor]
    missing: list[str]
    outlook: Outlook | None
    done_by: date | None
    took: Answer[Range | None]
    similar: list[tuple[Match, Known]]
    people: list[tuple[Member, Choice]]
    labels: list[tuple[Label, Choice]]


def sheet_of(actor: Member, task: Task) -> Sheet:
    tasks = known_tasks(actor)
    by_id = {one.id: one for one in tasks}
    me = by_id[task.id]
    today = today_in(actor.zone)
    outlook = outlooks(open_work(actor, tasks), today).get(str(task.id))
    score, factors = why(actor, task, today)
    names = factor_words()
    return Sheet(
        score,
        factors,
        [names[name] for name in (score.missing if score else [])],
        outlook,
        after_workdays(today, outlook.p85) if outlook else None,
        _took(actor, me, tasks),
        _similar(me, tasks),
        _people(actor, me, tasks),
        _labels(actor, me, tasks),
    )


def why(actor: Member, task: Task, today: date) -> tuple[Score | None, list[Factor]]:
    """The score of one task and what made it, by the weights in force."""
    row = next(iter(rows_of(actor, [Task.id == task.id])), None)
    if row is None:
        return None, []
    score = scores([facts_of(row, today)], help_for(actor).weights)[str(task.id)]
    return score, [_factor(part, row, today) for part in shown(score)]


def _factor(part: Part, row: Any, today: date) -> Factor:
    names = factor_words()
    why_ = words(part, row, today)
    return Factor(names[part.factor], why_, round(100 * part.weight), round(part.points, 1))


def after_workdays(today: date, days: float) -> date:
    left, day = max(int(days + 0.999) - 1, 0), today
    while left or day.weekday() > 4:
        day += timedelta(days=1)
        left -= left > 0 and day.weekday() <= 4
    return day


def _took(actor: Member, me: Known, tasks: list[Known]) -> Answer[Range | None]:
    """From finished tasks of the same project, in the order they were finished."""
    days = took(actor, tasks)
    mine = [one for one in tasks if one.id in days and one.project_id == me.project_id]
    done = sorted(mine, key=lambda one: one.closed_at)
    team = sorted(days.values())[len(days) // 2] if days else None
    return estimate(me.item, [Finished(one.item, round(days[one.id], 1)) for one in done], team)


def _similar(me: Known, tasks: list[Known]) -> list[tuple[Match, Known]]:
    others = [one for one in tasks if me.id not in (one.id, one.parent_id)]
    by_id = {str(one.id): one for one in others}
    matches = Index([one.item for one in others]).nearest(me.item, 3) if others else []
    return [(one, by_id[one.item.id]) for one in matches if one.score >= SIMILAR]


def _people(actor: Member, me: Known, tasks: list[Known]) -> list[tuple[Member, Choice]]:
    """Nobody is proposed for what somebody does."""
    on = people_of(actor)
    if me.closed_at or on.get(me.id):
        return []
    members = {str(one.id): one for one in session.scalars(visible_members(actor))}
    load = dict.fromkeys((id for id, one in members.items() if one.role != "guest"), 0)
    for task in tasks:
        for person in on.get(task.id, ()) if task.closed_at is None else ():
            load[person] = load.get(person, 0) + (person in load)
    others = [one for one in done_work(actor, tasks) if one.item.id != str(me.id) and one.people]
    found = who(me.item, others, {id: load[id] for id in load if id in members})
    return [(members[one.id], one) for one in found]


def _labels(actor: Member, me: Known, tasks: list[Known]) -> list[tuple[Label, Choice]]:
    known = {str(one.id): one for one in session.scalars(visible_labels(actor))}
    others = [one for one in done_work(actor, tasks) if one.item.id != str(me.id) and one.labels]
    found = labels(me.item, others, labels_of(actor).get(me.id, ()))
    return [(known[one.id], one) for one in found if one.id in known]


def open_proposal(actor: Member, task: Task) -> Suggestion | None:
    mine = Suggestion.subject_id == task.id, Suggestion.status == "open"
    newest = visible_suggestions(actor).where(*mine).order_by(Suggestion.id.desc()).limit(1)
    return session.scalars(newest).first()


def proposals_before(actor: Member, task: Task) -> int:
    """How many were shown for it: another one is asked for each time."""
    mine = Suggestion.workspace_id == actor.workspace_id, Suggestion.subject_id == task.id
    return session.scalar(select(func.count(Suggestion.id)).where(*mine)) or 0


def warnings(actor: Member, most: int = 10) -> list[tuple[Known, Outlook]]:
    """What will probably be late, the likeliest first."""
    tasks = known_tasks(actor)
    by_id = {str(one.id): one for one in tasks}
    found = outlooks(open_work(actor, tasks), today_in(actor.zone)).values()
    risky = [(by_id[one.id], one) for one in found if one.is_warning]
    return sorted(risky, key=lambda pair: (-(pair[1].risk or 0), pair[0].due_on))[:most]


def quality(actor: Member) -> dict[str, dict[str, int]]:
    """How proposals fared, by their kind."""
    rows = session.execute(
        select(Suggestion.feature, Suggestion.status, func.count())
        .where(Suggestion.workspace_id == actor.workspace_id)
        .group_by(Suggestion.feature, Suggestion.status)
    )
    found: dict[str, dict[str, int]] = {}
    for feature, status, count in rows:
        found.setdefault(feature, {})[status] = count
    return found
