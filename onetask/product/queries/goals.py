"""Goals as a tree with all that measures them: a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member
from onetask.product.engine.series import Value, average, forecast, percent_of
from onetask.product.models.goals import CheckIn, Goal, KeyResult
from onetask.product.models.metrics import Metric
from onetask.product.queries.metrics import series_of

BEHIND = 15.0


@dataclass
class Measured:
    """A key result with its series."""

    result: KeyResult
    metric: Metric
    values: list[Value]

    @property
    def now(self) -> float | None:
        return self.values[-1].value if self.values else None

    @property
    def percent(self) -> float | None:
        return percent_of(self.result.start, self.result.target, self.now)

    def forecast(self, day: date | None) -> float | None:
        return forecast(self.values, day) if day and day >= now().date() else None


@dataclass
class Branch:
    """A goal, what measures it, and the goals below it."""

    goal: Goal
    owner: Member | None = None
    results: list[Measured] = field(default_factory=list)
    below: list["Branch"] = field(default_factory=list)
    said: CheckIn | None = None

    @property
    def measured(self) -> float | None:
        """Of key results, one each, and of goals below, by their weight."""
        own: list[tuple[float | None, float]] = [(one.percent, 1) for one in self.results]
        return average(own + [(one.percent, one.goal.weight) for one in self.below])

    @property
    def percent(self) -> float | None:
        return self.measured if self.goal.set_percent is None else self.goal.set_percent

    @property
    def due(self) -> float | None:
        """How much of the period is over, in percent."""
        begins, ends = self.goal.starts_on, self.goal.ends_on
        if not begins or not ends or ends <= begins:
            return None
        return percent_of(0, (ends - begins).days, (now().date() - begins).days)

    @property
    def outlook(self) -> str:
        """What was said last, else what progress and time say."""
        if self.said:
            return self.said.outlook
        if self.percent is None or self.due is None:
            return ""
        return "at_risk" if self.percent + BEHIND < self.due else "on_track"

    def walk(self, depth: int = 0) -> Iterable[tuple[int, "Branch"]]:
        yield depth, self
        for one in self.below:
            yield from one.walk(depth + 1)


def goals_of(product_id: UUID) -> list[Branch]:
    """The goals on top, each with those below, the weightiest first."""
    here = Goal.product_id == product_id, Goal.binned_at.is_(None)
    goals = session.scalars(select(Goal).where(*here).order_by(Goal.weight.desc(), Goal.id)).all()
    branches = branches_of(goals)
    top: list[Branch] = []
    for one in branches.values():
        above = branches.get(one.goal.parent_id) if one.goal.parent_id else None
        (above.below if above else top).append(one)
    return top


def branch_of(goal: Goal) -> Branch:
    """One goal with everything below it."""
    for top in goals_of(goal.product_id):
        for _depth, one in top.walk():
            if one.goal.id == goal.id:
                return one
    return branches_of([goal])[goal.id]


def branches_with_below(goals: Sequence[Goal]) -> list[Branch]:
    """Some goals, each with everything below it: a few statements for each product."""
    products = {one.product_id for one in goals}
    every = [one for product in products for top in goals_of(product) for one in top.walk()]
    found = {branch.goal.id: branch for _depth, branch in every}
    return [found[one.id] for one in goals if one.id in found]


def percent_now(goal: Goal) -> float | None:
    return branch_of(goal).percent


def branches_of(goals: Sequence[Goal]) -> dict[UUID, Branch]:
    """Each goal by itself: owner, key results with their series, the last check-in."""
    ids = [one.id for one in goals]
    owners = _owners({one.owner_id for one in goals if one.owner_id})
    results, said = results_of(ids), _last_said(ids)
    return {
        one.id: Branch(
            one,
            owner=owners.get(one.owner_id) if one.owner_id else None,
            results=results.get(one.id, []),
            said=said.get(one.id),
        )
        for one in goals
    }


def results_of(ids: Iterable[UUID]) -> dict[UUID, list[Measured]]:
    rows = select(KeyResult, Metric).join(Metric, Metric.id == KeyResult.metric_id)
    there = KeyResult.goal_id.in_(list(ids)), KeyResult.binned_at.is_(None)
    pairs = session.execute(rows.where(*there).order_by(KeyResult.id)).all()
    series = series_of({metric.id for _, metric in pairs})
    found: dict[UUID, list[Measured]] = defaultdict(list)
    for result, metric in pairs:
        found[result.goal_id].append(Measured(result, metric, series.get(metric.id, [])))
    return dict(found)


def said_of(goal_id: UUID) -> list[tuple[CheckIn, Member]]:
    """All check-ins, the latest first."""
    mine = CheckIn.goal_id == goal_id, CheckIn.binned_at.is_(None)
    rows = select(CheckIn, Member).join(Member, Member.id == CheckIn.by_id).where(*mine)
    return [(one, by) for one, by in session.execute(rows.order_by(CheckIn.id.desc()).limit(50))]


def goal_above(goal: Goal) -> Goal | None:
    """The goal it lies under, while that is there."""
    there = Goal.id == goal.parent_id, Goal.binned_at.is_(None)
    return session.scalar(select(Goal).where(*there)) if goal.parent_id else None


def goals_served_by(metric_id: UUID) -> Sequence[Goal]:
    rows = select(Goal).join(KeyResult, KeyResult.goal_id == Goal.id).distinct()
    there = KeyResult.binned_at.is_(None), Goal.binned_at.is_(None)
    return session.scalars(rows.where(KeyResult.metric_id == metric_id, *there)).all()


def _owners(ids: Iterable[UUID]) -> dict[UUID, Member]:
    rows = session.scalars(select(Member).where(Member.id.in_(list(ids))))
    return {one.id: one for one in rows}


def _last_said(ids: list[UUID]) -> dict[UUID, CheckIn]:
    mine = CheckIn.goal_id.in_(ids), CheckIn.binned_at.is_(None)
    rows = session.scalars(select(CheckIn).where(*mine).order_by(CheckIn.id))
    return {one.goal_id: one for one in rows}
