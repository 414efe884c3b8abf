"""A page of a project beside its board, and its one region fetched anew."""

from collections.abc import Callable
from typing import Any

from flask import make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.stamps import newest
from onetask.core.who import me
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.work.models.projects import Project
from onetask.work.queries.scene import project_head

Facts = Callable[[], dict[str, Any]]


def project_page(project: Project, name: str, facts: Facts) -> Answer:
    """`plan/NAME.html`, or with ?part the region `plan/_NAME.html`; 204 where nothing is newer."""
    now, place = standing(project.workspace_id), f"project:{project.id}"
    if is_unchanged(place, now.number, now.floor):
        return make_response("", 204)
    shown: dict[str, Any] = {
        "project": project,
        "now": now,
        "standing": now,
        "number": now.number,
        "tab": name,
    }
    shown |= facts()
    if "part" in request.args:
        return hx.page(f"plan/_{name}.html", **shown)
    return hx.page(f"plan/{name}.html", head=project_head(project, now), **shown)


def is_unchanged(place: str, number: int, floor: int) -> bool:
    """Whether the asking region, drawn at ?since, is still right."""
    since = request.args.get("since", type=int)
    return since is not None and (number <= since or max(newest(place), floor) <= since)


def team() -> list[Member]:
    """Who can be chosen to care for something."""
    people = visible_members(me()).where(Member.role != "guest").order_by(Member.name)
    return list(session.scalars(people))
