"""A plan as rows of the tables: ids that follow from the source, ranks, numbers."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from onetask.api.engine.plan import Piece, Plan, Venture
from onetask.api.engine.words import html_of
from onetask.core.ranks import rank_between

Facts = dict[str, Any]
FACES = (60, 75, 95, 110, 130, 155, 190, 215, 235, 258, 285, 315, 345)


class Row(NamedTuple):
    table: str
    facts: Facts


@dataclass(frozen=True)
class Frame:
    """What an import decides beside the file: whose it is, when, and what is there already."""

    import_id: UUID
    workspace_id: UUID
    by_id: UUID
    at: datetime
    zone: str = "UTC"
    people: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)


def derived(import_id: UUID, kind: str, key: str) -> UUID:
    """Always the same id for the same thing of the same import, so that nothing doubles."""
    digest = hashlib.sha256(f"{import_id}\0{kind}\0{key}".encode()).digest()
    value = import_id.int >> 80 << 80 | int.from_bytes(digest[:10])
    value = value & ~(0xF000 << 64) | 0x7000 << 64
    return UUID(int=value & ~(0xC000 << 48) | 0x8000 << 48)


def rows_of(plan: Plan, frame: Frame) -> list[Row]:
    """Every row, those that others point to first."""
    maker = _Maker(plan, frame)
    rows = [*maker.people(), *maker.tags()]
    for venture in plan.ventures:
        rows += maker.venture(venture)
    return rows


class _Maker:
    def __init__(self, plan: Plan, frame: Frame) -> None:
        self.plan, self.frame = plan, frame
        self.members = {key: UUID(found) for key, found in frame.people.items()}
        self.labels: dict[str, UUID] = {key: UUID(found) for key, found in frame.tags.items()}
        self.zone = ZoneInfo(frame.zone)

    def id(self, kind: str, key: str) -> UUID:
        return derived(self.frame.import_id, kind, key)

    def row(self, table: str, row_id: UUID, **facts: Any) -> Row:
        whose = {"id": row_id, "workspace_id": self.frame.workspace_id, "version": 1}
        return Row(table, whose | facts)

    def people(self) -> Iterator[Row]:
        for place, (key, person) in enumerate(self.plan.people.items()):
            if key not in self.members:
                self.members[key] = self.id("member", key)
                hue = FACES[place % len(FACES)] if person.hue is None else person.hue
                face = {"hue": hue, "role": "member", "zone": "UTC"}
                who = {"name": person.name, "email": person.email} | face
                yield self.row("members", self.members[key], **who)

    def tags(self) -> Iterator[Row]:
        """Labels of one name are one label."""
        named: dict[str, UUID] = {}
        for key, tag in self.plan.tags.items():
            if key in self.labels:
                continue
            self.labels[key] = named.get(tag.name.casefold()) or self.id("label", key)
            if tag.name.casefold() not in named:
                named[tag.name.casefold()] = self.labels[key]
                yield self.row("labels", self.labels[key], name=tag.name, hue=tag.hue)

    def venture(self, venture: Venture) -> list[Row]:
        project, board = self.id("project", venture.key), self.id("board", venture.key)
        pieces = _with_parents_first(venture.pieces)
        numbers = _numbers(pieces)
        rows = [self._project(venture, project, max(numbers, default=0))]
        rows.append(self.row("boards", board, project_id=project))
        rows += self._lanes(venture, board)
        rows += self._pieces(venture, project, list(zip(numbers, pieces, strict=True)))
        hung = [row for piece in pieces for row in self._hung(venture, project, piece)]
        return [*rows, *sorted(hung, key=attrgetter("table")), *self._waits(venture, pieces)]

    def _project(self, venture: Venture, project: UUID, last: int) -> Row:
        lead = self.members.get(venture.lead or "", self.frame.by_id)
        about = {"key": self.frame.codes[venture.key], "name": venture.name, "about": venture.about}
        look = {"hue": 235 if venture.hue is None else venture.hue, "status": venture.status}
        return self.row("projects", project, lead_id=lead, last_number=last, **about, **look)

    def _lanes(self, venture: Venture, board: UUID) -> Iterator[Row]:
        rank = None
        for lane in venture.lanes:
            rank = rank_between(rank, None)
            what = {"name": lane.name, "step": lane.step, "rank": rank, "most": lane.most}
            gone = self.frame.at if lane.is_archived else None
            lane_id = self.id("column", f"{venture.key}/{lane.key}")
            yield self.row("columns", lane_id, board_id=board, archived_at=gone, **what)

    def _pieces(
        self, venture: Venture, project: UUID, numbered: list[tuple[int, Piece]]
    ) -> Iterator[Row]:
        last: dict[tuple[str | None, str | None], str] = {}
        for number, piece in numbered:
            home = piece.parent, None if piece.parent else piece.lane
            last[home] = rank_between(last.get(home), None)
            where = {"project_id": project, "number": number, "rank": last[home]}
            yield self.row(
                "tasks", self._task(venture, piece.key), **where, **self._home(venture, piece),
                **self._facts(piece),
            )  # fmt: skip

    def _task(self, venture: Venture, key: str) -> UUID:
        return self.id("task", f"{venture.key}/{key}")

    def _home(self, venture: Venture, piece: Piece) -> Facts:
        if piece.parent:
            return {"parent_id": self._task(venture, piece.parent), "column_id": None}
        column = self.id("column", f"{venture.key}/{piece.lane}")
        return {"parent_id": None, "column_id": column}

    def _facts(self, piece: Piece) -> Facts:
        due = piece.due_at.astimezone(self.zone).date() if piece.due_at else piece.due_on
        return {
            "title": piece.title,
            "description": piece.description,
            "description_html": html_of(piece.description),
            "importance": piece.importance,
            "starts_on": piece.starts_on,
            "due_on": due,
            "due_at": piece.due_at,
            "minutes": piece.minutes,
            "points": piece.points,
            "made_by_id": self.frame.by_id,
            "made_at": piece.made_at or self.frame.at,
            "archived_at": self.frame.at if piece.is_archived else None,
        }

    def _hung(self, venture: Venture, project: UUID, piece: Piece) -> Iterator[Row]:
        task = self._task(venture, piece.key)
        if piece.is_closed:
            at = piece.closed_at or piece.made_at or self.frame.at
            closure = self.id("closure", str(task))
            yield self.row("closures", closure, task_id=task, by_id=self.frame.by_id, at=at)
        for member in dict.fromkeys(self.members[key] for key in piece.people):
            yield self._pair("assignments", task, member, task_id=task, member_id=member)
        for label in dict.fromkeys(self.labels[key] for key in piece.tags):
            on = {"subject_kind": "task", "subject_id": task}
            yield self._pair("labellings", task, label, label_id=label, **on)
        yield from self._said(piece, task, project)

    def _said(self, piece: Piece, task: UUID, project: UUID) -> Iterator[Row]:
        about = {"subject_kind": "task", "subject_id": task, "project_id": project}
        for remark in _once(piece.remarks):
            author = self.members.get(remark.author or "", self.frame.by_id)
            said = {"author_id": author, "body": remark.body, "html": html_of(remark.body)}
            at = {"at": remark.at or self.frame.at}
            yield self.row(
                "comments", self.id("comment", f"{task}/{remark.key}"), **about, **said, **at
            )
        for link in _once(piece.links):
            what = {"name": link.name, "url": link.url, "media_type": "text/uri-list", "size": 0}
            by = {"by_id": self.frame.by_id, "at": link.at or self.frame.at}
            yield self.row("files", self.id("file", f"{task}/{link.key}"), **about, **what, **by)

    def _waits(self, venture: Venture, pieces: list[Piece]) -> Iterator[Row]:
        for piece, blocker in _without_circles(pieces):
            ends = self._task(venture, blocker), self._task(venture, piece)
            yield self._pair("dependencies", *ends, blocker_id=ends[0], blocked_id=ends[1])

    def _pair(self, table: str, one: UUID, other: UUID, **facts: Any) -> Row:
        return self.row(table, self.id(table, f"{one}/{other}"), **facts)


def _once(things: list[Any]) -> list[Any]:
    return list({thing.key: thing for thing in things}.values())


def _numbers(pieces: list[Piece]) -> list[int]:
    """Numbers that are given stay; the others follow the highest of them."""
    given = [piece.number for piece in pieces if piece.number]
    free = count(max(given, default=0) + 1)
    return [piece.number or next(free) for piece in pieces]


def _with_parents_first(pieces: list[Piece]) -> list[Piece]:
    """Each piece once, after its parent; who is their own ancestor loses the parent."""
    known = {piece.key: piece for piece in reversed(pieces)}
    depths: dict[str, int] = {}
    for piece in known.values():
        _measure(piece, known, depths)
    order = {key: place for place, key in enumerate(dict.fromkeys(p.key for p in pieces))}
    return sorted(known.values(), key=lambda piece: (depths[piece.key], order[piece.key]))


def _measure(piece: Piece, known: dict[str, Piece], depths: dict[str, int]) -> None:
    path: list[Piece] = []
    walked = piece
    while walked.key not in depths:
        path.append(walked)
        above = known.get(walked.parent or "")
        if above is None or above in path:
            walked.parent, depths[walked.key] = None, 0
            break
        walked = above
    for one in reversed(path):
        depths.setdefault(one.key, depths[one.parent] + 1 if one.parent else 0)


def _without_circles(pieces: list[Piece]) -> list[tuple[str, str]]:
    """Dependencies in file order, but for those that would close a circle."""
    there = {piece.key for piece in pieces}
    before: dict[str, set[str]] = {}
    kept = []
    for piece in pieces:
        for blocker in dict.fromkeys(piece.waits_for):
            if blocker in there and not _reaches(before, blocker, piece.key):
                before.setdefault(piece.key, set()).add(blocker)
                kept.append((piece.key, blocker))
    return kept


def _reaches(before: dict[str, set[str]], start: str, goal: str) -> bool:
    open_, seen = [start], {start}
    while open_:
        here = open_.pop()
        if here == goal:
            return True
        open_ += before.get(here, set()) - seen
        seen |= before.get(here, set())
    return False
