"""The trace: who asked, what it became, who delivers it, when it lands, and did it work."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.locale import figure, short_day
from onetask.core.locale import gettext as _
from onetask.core.subjects import find
from onetask.people.access import is_editor
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.goals import Goal
from onetask.product.models.ideas import Idea
from onetask.product.models.metrics import Metric
from onetask.product.models.releases import Outcome, Release
from onetask.product.models.roadmap import Initiative
from onetask.product.queries.cards import cards_of
from onetask.product.queries.outcomes import verdicts_of
from onetask.product.queries.reach import Edge, Reach
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Closure, Task
from onetask.work.queries.hooks import costs_of
from onetask.work.queries.panel import link_rows

COLUMNS: tuple[tuple[str, ...], ...] = (
    *(("feedback",), ("idea",), ("initiative",), ("project",), ("task",)),
    *(("release",), ("goal", "outcome")),
)


class Node(NamedTuple):
    """One thing in a trace: what it is called, one fact about it, and how it stands."""

    kind: str
    id: UUID
    title: str
    fact: str
    state: str
    url: str


@dataclass(frozen=True)
class Trace:
    """All that hangs together with one thing."""

    start: Node
    columns: list[tuple[tuple[str, ...], list[Node]]]
    edges: list[Edge]
    cost: str
    lands: str
    asked_by: int

    @property
    def nodes(self) -> list[Node]:
        return [node for _kinds, nodes in self.columns for node in nodes]


def trace_of(actor: Actor, kind: str, thing_id: UUID) -> Trace:
    """Only what this actor may see: guests see a project and its tasks."""
    start = find(actor, kind, thing_id)
    reach = Reach(start)
    reach = reach.gather() if is_editor(actor) else reach.only_delivery()
    drawn = {name: draw(list(reach.ids[name])) for name, draw in NODES.items() if reach.ids[name]}
    found = {node.id: node for nodes in drawn.values() for node in nodes}
    columns = [(kinds, [n for one in kinds for n in drawn.get(one, [])]) for kinds in COLUMNS]
    edges = [edge for edge in reach.edges if edge[0] in found and edge[1] in found]
    first = found.get(start.id) or _alone(start)
    people = len({node.fact for node in drawn.get("feedback", []) if node.fact})
    return Trace(first, columns, edges, _cost(reach.ids["project"]), _lands(drawn), people)


def _alone(start: Any) -> Node:
    title = str(getattr(start, "name", "") or start.label)
    return Node(start.kind, start.id, title, "", "", f"/{start.kind}s/{start.id}")


def _feedback(ids: list[UUID]) -> list[Node]:
    rows = select(Feedback, Contact.name, Customer.name)
    rows = rows.outerjoin(Contact, Contact.id == Feedback.contact_id)
    rows = rows.outerjoin(Customer, Customer.id == Feedback.customer_id)
    there = rows.where(Feedback.id.in_(ids), Feedback.binned_at.is_(None))
    return [
        Node("feedback", one.id, one.label, customer or person or "", "", f"/feedback/{one.id}")
        for one, person, customer in session.execute(there.order_by(Feedback.said_at.desc()))
    ]


def _ideas(ids: list[UUID]) -> list[Node]:
    there = Idea.id.in_(ids), Idea.binned_at.is_(None)
    rows = session.scalars(select(Idea).where(*there).order_by(Idea.number)).all()
    verdicts = verdicts_of(ids)
    words = {"hit": _("hit"), "missed": _("missed")}
    return [
        Node("idea", one.id, one.title, words.get(verdicts.get(one.id, ""), one.ref),
             verdicts.get(one.id, ""), f"/ideas/{one.id}")
        for one in rows
    ]  # fmt: skip


def _initiatives(ids: list[UUID]) -> list[Node]:
    there = Initiative.id.in_(ids), Initiative.binned_at.is_(None)
    cards = cards_of(session.scalars(select(Initiative).where(*there)).all())
    found = []
    for card in cards:
        day = card.outlook.late_on or card.outlook.ends_on
        fact = _("lands %(day)s", day=short_day(day)) if day else ""
        url, state = f"/initiatives/{card.id}", card.outlook.health or ""
        found.append(Node("initiative", card.id, card.initiative.title, fact, state, url))
    return found


def _projects(ids: list[UUID]) -> list[Node]:
    there = set(session.scalars(select(Project.id).where(*_kept(Project, ids))))
    return [
        Node("project", row.id, row.name, f"{round(row.percent)} %", row.status,
             f"/projects/{row.id}")
        for row in link_rows(ids) if row.id in there
    ]  # fmt: skip


def _tasks(ids: list[UUID]) -> list[Node]:
    shown = Task.id, Task.title, Task.number, Project.key, Closure.id.is_not(None).label("done")
    rows = select(*shown).join(Project, Project.id == Task.project_id)
    rows = rows.outerjoin(Closure, Closure.task_id == Task.id).where(*_kept(Task, ids))
    ordered = rows.order_by(Closure.id.is_not(None), Task.rank)
    return [
        Node(
            "task", r.id, r.title, f"{r.key}-{r.number}", "done" if r.done else "", f"/tasks/{r.id}"
        )
        for r in session.execute(ordered)
    ]


def _releases(ids: list[UUID]) -> list[Node]:
    rows = session.scalars(select(Release).where(*_kept(Release, ids)))
    found = []
    for one in rows:
        day = one.published_at.date() if one.published_at else one.releases_on
        state = "done" if one.published_at else ""
        fact = short_day(day) if day else ""
        found.append(Node("release", one.id, one.label, fact, state, f"/releases/{one.id}"))
    return found


def _goals(ids: list[UUID]) -> list[Node]:
    rows = session.scalars(select(Goal).where(*_kept(Goal, ids)))
    return [Node("goal", one.id, one.title, "", "", f"/goals/{one.id}") for one in rows]


def _outcomes(ids: list[UUID]) -> list[Node]:
    rows = select(Outcome, Metric.unit).join(Metric, Metric.id == Outcome.metric_id)
    found = []
    for one, unit in session.execute(rows.where(*_kept(Outcome, ids))):
        facts = {"value": figure(one.value or 0), "target": f"{figure(one.target)} {unit}".strip()}
        fact = _("%(value)s of %(target)s", **facts)
        if one.value is None:
            day = short_day(one.look_on)
            fact = _("to be %(target)s on %(day)s", target=facts["target"], day=day)
        found.append(
            Node("outcome", one.id, one.name, fact, one.verdict or "", f"/outcomes/{one.id}")
        )
    return found


def _kept(model: Any, ids: Iterable[UUID]) -> tuple[Any, Any]:
    return model.id.in_(list(ids)), model.binned_at.is_(None)


def _cost(project_ids: Iterable[UUID]) -> str:
    """What its projects have cost so far; nothing where nobody counts."""
    costs = list(costs_of(project_ids).values())
    if not costs:
        return "0"
    total = sum((one.amount for one in costs), Decimal(0))
    return f"{figure(float(total))} {costs[0].currency}"


def _lands(drawn: dict[str, list[Node]]) -> str:
    facts = [node.fact for node in drawn.get("initiative", []) if node.fact]
    return facts[0] if facts else ""


NODES: dict[str, Callable[[list[UUID]], list[Node]]] = {
    "feedback": _feedback,
    "idea": _ideas,
    "initiative": _initiatives,
    "project": _projects,
    "task": _tasks,
    "release": _releases,
    "goal": _goals,
    "outcome": _outcomes,
}
