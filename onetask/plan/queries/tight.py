"""Which tasks have no day to lose: on the critical path of what must be ready."""

from onetask.plan.engine.schedule import Plan, plan
from onetask.plan.queries.problems import Asked
from onetask.work.models.projects import Project

MOST = 200


def tight_in(project: Project, asked: Asked) -> dict[str, str]:
    """Open, dated tasks without float, each with what cannot wait: a task, or the project's end.

    Of very many, those that are due soonest.
    """
    found = plan(asked.problem)
    follows = {link.before: link.after for link in asked.problem.links}
    spare = _spare(project, asked, found)
    rows = asked.tree.rows
    tight = [
        at
        for at in range(len(rows))
        if _is_open(asked, at)
        and (at in follows or project.ends_on)
        and found.rows[at].total_slack + spare <= 0
    ]
    soonest = sorted(tight, key=lambda at: rows[at].due_on)[:MOST]
    return {str(rows[at].id): _name(asked, follows.get(at)) or project.name for at in soonest}


def _is_open(asked: Asked, at: int) -> bool:
    row = asked.tree.rows[at]
    return bool(row.due_on and not row.closed_at) and row.id not in asked.tree.lent


def _spare(project: Project, asked: Asked, found: Plan) -> int:
    """Working days between the last of all tasks and the day it should be done."""
    if project.ends_on is None or not found.rows:
        return 0
    axis = asked.problem.axes[0]
    return axis.index_at(project.ends_on.toordinal() + 1) - axis.index_at(found.end + 1)


def _name(asked: Asked, at: int | None) -> str:
    if at is None or at >= len(asked.tree.rows):
        return ""
    row = asked.tree.rows[at]
    return f"{row.key}-{row.number}"
