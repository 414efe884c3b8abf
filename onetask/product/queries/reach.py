"""What of the spine hangs together with one thing: a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import Thing, session
from onetask.product.models.goals import KeyResult
from onetask.product.models.ideas import Evidence, Idea
from onetask.product.models.links import Link
from onetask.product.models.releases import Outcome
from onetask.work.models.tasks import Task
from onetask.work.queries.columns import IS_LIVE

Ids = set[UUID]
Edge = tuple[UUID, UUID]


class Reach:
    """The ids of each kind, gathered along the spine, and what leads from one to another."""

    def __init__(self, start: Thing) -> None:
        self.start, self.kind = start, start.kind
        self.ids: dict[str, Ids] = defaultdict(set)
        self.edges: dict[Edge, None] = {}
        self.ids[self.kind].add(start.id)
        if self.kind == "task":
            self.ids["project"].add(start.project_id)  # type: ignore[attr-defined]

    def gather(self) -> "Reach":
        if self.kind in ("outcome", "metric"):
            self._from_measures()
        self._ideas_of_feedback()
        self._initiatives()
        self._ideas()
        self._feedback()
        self._delivery()
        self._releases()
        self._goals()
        self._outcomes()
        return self

    def only_delivery(self) -> "Reach":
        """For guests: a project and its tasks, nothing of the product."""
        self._delivery()
        return self

    def _from_measures(self) -> None:
        if self.kind == "outcome":
            self.ids[self.start.subject_kind].add(self.start.subject_id)  # type: ignore[attr-defined]
            return
        rows = select(Outcome.subject_kind, Outcome.subject_id)
        there = Outcome.metric_id == self.start.id, Outcome.binned_at.is_(None)
        for row in session.execute(rows.where(*there)):
            self.ids[row.subject_kind].add(row.subject_id)
        goals = select(KeyResult.goal_id).where(KeyResult.metric_id == self.start.id)
        self.ids["goal"] |= set(session.scalars(goals.where(KeyResult.binned_at.is_(None))))

    def _ideas_of_feedback(self) -> None:
        if self.kind != "feedback":
            return
        rows = select(Evidence.feedback_id, Idea.home_id).join(Idea, Idea.id == Evidence.idea_id)
        for row in session.execute(rows.where(Evidence.feedback_id == self.start.id)):
            self._join("idea", row.feedback_id, row.home_id)

    def _initiatives(self) -> None:
        self._down("idea", "initiative")
        self._up("initiative", "project")
        if self.kind in ("goal", "metric"):
            self._up("initiative", "goal")
        if self.ids["release"]:
            self._down("release", "initiative", turned=True)

    def _ideas(self) -> None:
        if self.kind in ("idea", "feedback"):
            return
        self._up("idea", "initiative")
        if self.kind in ("goal", "metric"):
            self._up("idea", "goal")
        if self.ids["release"]:
            self._down("release", "idea", turned=True)

    def _feedback(self) -> None:
        if self.kind == "feedback" or not self.ids["idea"]:
            return
        rows = select(Evidence.feedback_id, Idea.home_id).join(Idea, Idea.id == Evidence.idea_id)
        there = Idea.home_id.in_(self.ids["idea"]), Evidence.feedback_id.is_not(None)
        for row in session.execute(rows.where(*there)):
            self.ids["feedback"].add(row.feedback_id)
            self.edges[row.feedback_id, row.home_id] = None

    def _delivery(self) -> None:
        if self.kind == "task":
            self.edges[self.start.project_id, self.start.id] = None  # type: ignore[attr-defined]
            return
        if self.kind != "project":
            self._down("initiative", "project")
        if self.kind == "release":
            self._down("release", "task", turned=True)
        if self.kind in ("release", "goal", "metric", "outcome") or not self.ids["project"]:
            return
        rows = select(Task.project_id, Task.id).where(
            Task.project_id.in_(self.ids["project"]), Task.column_id.is_not(None), IS_LIVE
        )
        for row in session.execute(rows.order_by(Task.rank)):
            self._join("task", row.project_id, row.id)

    def _releases(self) -> None:
        if self.kind == "release":
            return
        asked = self.ids["initiative"] | self.ids["idea"] | self.ids["task"]
        if asked:
            rows = select(Link.source_id, Link.target_id).where(
                Link.target_id.in_(asked), Link.source_kind == "release"
            )
            for row in session.execute(rows):
                self.ids["release"].add(row.source_id)
                self.edges[row.target_id, row.source_id] = None

    def _goals(self) -> None:
        if self.kind != "goal":
            self._down("initiative", "goal")
            self._down("idea", "goal")

    def _outcomes(self) -> None:
        subjects = self.ids["release"] | self.ids["initiative"]
        if not subjects:
            return
        there = Outcome.subject_id.in_(subjects), Outcome.binned_at.is_(None)
        for row in session.execute(select(Outcome.subject_id, Outcome.id).where(*there)):
            if self.kind != "outcome" or row.id == self.start.id:
                self._join("outcome", row.subject_id, row.id)

    def _down(self, source: str, target: str, *, turned: bool = False) -> None:
        """From what is known to where it leads; a release stands behind what it brings."""
        if self.ids[source]:
            for row in session.execute(_links(source, target, Link.source_id, self.ids[source])):
                self.ids[target].add(row.target_id)
                ends = row.source_id, row.target_id
                self.edges[ends[::-1] if turned else ends] = None

    def _up(self, source: str, target: str) -> None:
        if self.ids[target]:
            for row in session.execute(_links(source, target, Link.target_id, self.ids[target])):
                self.ids[source].add(row.source_id)
                self.edges[row.source_id, row.target_id] = None

    def _join(self, kind: str, first: UUID, then: UUID) -> None:
        self.ids[kind].add(then)
        self.edges[first, then] = None


def _links(source: str, target: str, end: Any, ids: Iterable[UUID]) -> Any:
    rows = select(Link.source_id, Link.target_id).where(end.in_(list(ids)))
    kinds = Link.source_kind == source, Link.target_kind == target
    return rows.where(*kinds).order_by(Link.id)
