"""Tasks with parts: links from and to a summary are links of all its parts."""

from collections.abc import Sequence

from onetask.plan.engine.network import Link


def leaves_of(parents: Sequence[int | None]) -> list[list[int]]:
    """For each its parts without parts of their own, however deep; itself where it has none."""
    leaves: list[list[int]] = [[] for _ in parents]
    inner = {parent for parent in parents if parent is not None}
    for at in range(len(parents)):
        if at in inner:
            continue
        leaves[at].append(at)
        above = parents[at]
        while above is not None:
            leaves[above].append(at)
            above = parents[above]
    return leaves


def spread(links: Sequence[Link], leaves: list[list[int]]) -> tuple[list[Link], int]:
    """Links between leaves alone, by way of one added point for each summary and side.

    A summary finishes with its last part, and its parts wait for what it waits for. A link from
    its start waits for the starts of all its parts; one to its finish holds all their finishes.
    """
    points: dict[tuple[int, str], int] = {}
    found: list[Link] = []
    for link in links:
        before, after = leaves[link.before], leaves[link.after]
        if before == [link.before] and after == [link.after]:
            found.append(link)
            continue
        sources, targets = before, after
        if before != [link.before] and link.kind[0] == "F":
            sources = [_point(points, found, link.before, leaves, "FS")]
        if after != [link.after] and link.kind[1] == "S":
            targets = [_point(points, found, link.after, leaves, "SS")]
        found += [Link(one, other, link.kind, link.lag) for one in sources for other in targets]
    return found, len(points)


def _point(
    points: dict[tuple[int, str], int],
    found: list[Link],
    at: int,
    leaves: list[list[int]],
    kind: str,
) -> int:
    """Behind all its parts (FS), or before them (SS)."""
    if (at, kind) not in points:
        points[at, kind] = point = len(leaves) + len(points)
        is_behind = kind == "FS"
        found += [
            Link(*((leaf, point) if is_behind else (point, leaf)), kind) for leaf in leaves[at]
        ]
    return points[at, kind]
