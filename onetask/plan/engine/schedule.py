"""A project's schedule: tasks with their dates, links and wishes become days with slack."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onetask.plan.engine.axis import Axis
from onetask.plan.engine.network import Link, Network, Piece, Solved
from onetask.plan.engine.tree import leaves_of, spread

RULES = {
    "start_no_earlier": ("start", "floor"),
    "finish_no_earlier": ("finish", "floor"),
    "start_no_later": ("start", "cap"),
    "finish_no_later": ("finish", "cap"),
    "must_start": ("start", "pin"),
    "must_finish": ("finish", "pin"),
}


@dataclass(slots=True)
class Item:
    """A task as the schedule sees it; days are ordinals, both ends included."""

    length: int
    axis: int = 0
    parent: int | None = None
    start: int | None = None
    finish: int | None = None
    is_fixed: bool = False
    rule: str = ""
    rule_day: int = 0
    is_held: bool = True
    """Its own start holds; else only what it waits for says when it begins."""


@dataclass(slots=True)
class Row:
    """When a task is planned, when at the latest, and how far it may slip, in working days."""

    start: int
    finish: int
    late_start: int
    late_finish: int
    total_slack: int
    free_slack: int
    is_critical: bool
    missed: int = 0
    """By how many working days what it waits for, or its wish, is missed."""


@dataclass(slots=True)
class Plan:
    rows: list[Row]
    end: int


@dataclass(slots=True)
class Problem:
    """All that makes a schedule; what has no date and waits for nothing begins at `begin`."""

    axes: Sequence[Axis]
    items: list[Item]
    links: list[Link]
    begin: int
    leaves: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.leaves = leaves_of([item.parent for item in self.items])


def plan(problem: Problem) -> Plan:
    """Raises Circle, with the items that wait for each other, and TooFar."""
    pieces = _pieces(problem)
    links, more = spread(problem.links, problem.leaves)
    network = Network(problem.axes, pieces + _points(more))
    network.add(links)
    solved = network.solve()
    rows = [_row(problem, pieces, solved, at) for at in range(len(problem.items))]
    for at, leaves in enumerate(problem.leaves):
        if leaves != [at]:
            rows[at] = _summary([rows[leaf] for leaf in leaves])
    _note_missed(problem, network, solved, rows)
    return Plan(rows, solved.end - 1)


def pieces_of(problem: Problem, points: int) -> list[Piece]:
    """Each item as a piece, and as many points between links behind them."""
    return _pieces(problem) + _points(points)


def hold_what_is_chosen(problem: Problem) -> None:
    """A start that what it waits for explains is derived; a later one was chosen, and holds."""
    network = Network(problem.axes, _pieces(problem))
    for link in problem.links:
        for before in problem.leaves[link.before]:
            for after in problem.leaves[link.after]:
                _hold(problem, network, Link(before, after, link.kind, link.lag))


def _hold(problem: Problem, network: Network, link: Link) -> None:
    before, after = begins(problem, link.before), begins(problem, link.after)
    item = problem.items[link.after]
    if before is not None and after is not None and not item.is_fixed:
        item.is_held = item.is_held and after > network.ahead(link, before)


def begins(problem: Problem, at: int) -> int | None:
    """Where its own dates put its start; a milestone, and what has only an end, by its end."""
    item = problem.items[at]
    axis = problem.axes[item.axis]
    if item.start is not None and item.length:
        return axis.index_at(item.start)
    end = item.start if item.finish is None else item.finish
    return None if end is None else axis.index_at(end + 1) - item.length


def _pieces(problem: Problem) -> list[Piece]:
    return [_piece(problem, at) for at in range(len(problem.items))]


def _points(count: int) -> list[Piece]:
    return [Piece(axis=0, length=0) for _ in range(count)]


def _piece(problem: Problem, at: int) -> Piece:
    item, axis = problem.items[at], problem.axes[problem.items[at].axis]
    if problem.leaves[at] != [at]:
        return Piece(0, 0, floor=problem.axes[0].index_at(problem.begin))
    piece, own = Piece(item.axis, item.length), begins(problem, at)
    if own is None:
        piece.floor = axis.index_at(problem.begin)
    elif item.is_fixed:
        piece.pin = own
    elif item.is_held:
        piece.floor = own
    if item.rule and not item.is_fixed:
        _wish(piece, axis, item)
    return piece


def _wish(piece: Piece, axis: Axis, item: Item) -> None:
    side, bound = RULES[item.rule]
    if side == "finish" or item.length == 0:
        start = axis.index_at(item.rule_day + 1) - item.length
    else:
        start = axis.index_at(item.rule_day + (bound == "cap")) - (bound == "cap")
    if bound == "floor":
        piece.floor = max(piece.floor, start)
    else:
        setattr(piece, bound, start)


def _row(problem: Problem, pieces: list[Piece], solved: Solved, at: int) -> Row:
    piece, item = pieces[at], problem.items[at]
    axis = problem.axes[piece.axis]
    early, late = solved.early[at], solved.late[at]
    start, finish = _days(axis, early, piece.length)
    if item.is_fixed and item.start is not None:
        start, finish = item.start, max(item.start, item.finish or finish)
    latest = _days(axis, late, piece.length)
    return Row(start, finish, *latest, late - early, solved.free[at], late <= early)


def _days(axis: Axis, start: int, length: int) -> tuple[int, int]:
    """Its first and last day; a milestone stands at the end of one."""
    finish = axis.finish_at(start + length) - 1
    return (axis.start_at(start) if length else finish), finish


def _summary(rows: list[Row]) -> Row:
    tightest = min(rows, key=lambda row: row.total_slack)
    return Row(
        start=min(row.start for row in rows),
        finish=max(row.finish for row in rows),
        late_start=min(row.late_start for row in rows),
        late_finish=max(row.late_finish for row in rows),
        total_slack=tightest.total_slack,
        free_slack=min(row.free_slack for row in rows),
        is_critical=any(row.is_critical for row in rows),
    )


def _note_missed(problem: Problem, network: Network, solved: Solved, rows: list[Row]) -> None:
    """What cannot be: a fixed start before what it waits for, an end behind its latest day."""
    for link in problem.links:
        fixed = network.pieces[link.after].pin
        if fixed is not None and problem.leaves[link.before] == [link.before]:
            needed = network.ahead(link, solved.early[link.before])
            rows[link.after].missed = max(rows[link.after].missed, needed - fixed)
    for at, row in enumerate(rows):
        row.missed = max(row.missed, solved.early[at] - network.pieces[at].cap)
