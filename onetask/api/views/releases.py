"""Releases and outcomes, for programs."""

from typing import Any
from uuid import UUID

from onetask.api.engine import shown_roadmap as s
from onetask.api.forms.roadmap import (
    NewOutcome,
    NewPublication,
    NewRelease,
    NewVerdict,
    ReleaseEdit,
)
from onetask.api.queries.roadmap import outcome_whole, release_whole, releases_shown
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, page_of, route
from onetask.api.views.roadmap import product_for
from onetask.core.forms import Form, seen
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.product.access.releases import visible_outcomes, visible_releases
from onetask.product.models.releases import Outcome, Release
from onetask.product.operations import outcomes, releases

PAGES = ("cursor", "limit")
again["release"] = release_whole
again["outcome"] = outcome_whole


@route("GET", "/workspaces/<uuid:id>/releases", s.Releases, asks=PAGES)
def list_releases(id: UUID) -> s.Releases:
    """Releases with their scope and how much of it is ready."""
    product_for(id, None)
    number = number_of(me())
    rows, rest = page_of(visible_releases(me()), Release.id)
    return s.Releases(number=number, items=releases_shown(rows), next=rest)


@route("POST", "/workspaces/<uuid:id>/releases", s.ReleaseWhole, takes=NewRelease, about="release")
def create_release(form: NewRelease, id: UUID) -> s.ReleaseWhole:
    """A new version; link it to what it brings."""
    fields = _fields(form)
    product = product_for(id, fields.pop("product", None))
    return release_whole(me(), releases.create_release(me(), product, **fields).id)


@route("GET", "/releases/<uuid:id>", s.ReleaseWhole)
def read_release(id: UUID) -> s.ReleaseWhole:
    """One release."""
    return release_whole(me(), _release(id).id)


@route("PATCH", "/releases/<uuid:id>", s.ReleaseWhole, takes=ReleaseEdit, about="release")
def edit_release(form: ReleaseEdit, id: UUID) -> s.ReleaseWhole:
    """Changes the fields that are sent."""
    releases.edit_release(me(), _release(id), seen=seen(), **_fields(form))
    return release_whole(me(), id)


@route("DELETE", "/releases/<uuid:id>", s.ReleaseWhole, about="release")
def delete_release(id: UUID) -> s.ReleaseWhole:
    """Puts it into the bin."""
    releases.bin_release(me(), _release(id))
    return release_whole(me(), id)


@route("PUT", "/releases/<uuid:id>/publication", s.ReleaseWhole,
       takes=NewPublication, about="release")  # fmt: skip
def publish_release(form: NewPublication, id: UUID) -> s.ReleaseWhole:
    """Publishes it with notes, drafted if none are sent; who asked is told a minute later."""
    releases.publish_release(me(), _release(id), notes=form.notes, tell=form.tell)
    return release_whole(me(), id)


@route("DELETE", "/releases/<uuid:id>/publication", s.ReleaseWhole, about="release")
def withdraw_release(id: UUID) -> s.ReleaseWhole:
    """Takes it off the changelog; letters that have not left stay."""
    releases.withdraw_release(me(), _release(id))
    return release_whole(me(), id)


@route("POST", "/workspaces/<uuid:id>/outcomes", s.OutcomeWhole, takes=NewOutcome, about="outcome")
def create_outcome(form: NewOutcome, id: UUID) -> s.OutcomeWhole:
    """Which metric a release or an initiative should move, how far, and when to look."""
    product_for(id, None)
    thing: Any = find(me(), form.on.kind, form.on.id)
    metric: Any = find(me(), "metric", form.metric)
    fields = {"target": form.target, "look_on": form.look_on, "owner_id": form.owner_id}
    made = outcomes.add_outcome(me(), thing, metric=metric, **fields)
    return outcome_whole(me(), made.id)


@route("GET", "/outcomes/<uuid:id>", s.OutcomeWhole)
def read_outcome(id: UUID) -> s.OutcomeWhole:
    """What it should become, and what it became."""
    return outcome_whole(me(), _outcome(id).id)


@route("PUT", "/outcomes/<uuid:id>/verdict", s.OutcomeWhole, takes=NewVerdict, about="outcome")
def judge_outcome(form: NewVerdict, id: UUID) -> s.OutcomeWhole:
    """By the value that is sent, else by the last one of the series."""
    outcomes.judge_outcome(me(), _outcome(id), value=form.value)
    return outcome_whole(me(), id)


def _fields(form: Form) -> dict[str, Any]:
    """A release's version is its title: rows have a version of their own."""
    given = form.given()
    return given | ({"title": given.pop("version")} if "version" in given else {})


def _release(id: UUID) -> Release:
    found: Release = one_or_404(visible_releases(me()), id)
    return found


def _outcome(id: UUID) -> Outcome:
    found: Outcome = one_or_404(visible_outcomes(me()), id)
    return found
