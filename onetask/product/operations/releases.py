"""What can be done to releases: planned, drafted, published."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.markup import to_html
from onetask.core.undo import undoes
from onetask.product.access.releases import may_edit_release
from onetask.product.engine.notes import drafted
from onetask.product.models.products import Product
from onetask.product.models.releases import Release
from onetask.product.operations.ideas import edit_idea
from onetask.product.operations.notices import stop_notices, tell_askers
from onetask.product.operations.roadmap import edit_initiative
from onetask.product.queries.releases import ideas_in, initiatives_in, release_of, scopes_of
from onetask.work.operations.fields import (
    Check,
    a_day,
    as_before,
    checked,
    line,
    plain,
    prose,
    write,
)

CHECKS: dict[str, Check] = {
    "title": line(40),
    "name": line(120, least=0),
    "releases_on": a_day,
    "notes": prose(50_000),
}


@operation(may_edit_release)
def create_release(
    change: Change, product: Product, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Release:
    new = checked(CHECKS, fields | {"title": title})
    change.hold(product)
    _refuse_taken(product.id, new["title"], None)
    if id and session.get(Release, id):
        raise Conflict(_("This release is there already."))
    home = {"workspace_id": product.workspace_id, "product_id": product.id}
    html = to_html(new.get("notes", ""))
    release = Release(id=id or uuid7(), notes_html=html, told=0, **home, **new)
    release.name = new.get("name", "")
    session.add(release)
    change.record("release.created", release, title=[None, release.title])
    return release


@operation(may_edit_release)
def edit_release(
    change: Change, release: Release, /, *, seen: int | None = None, **fields: Any
) -> Release:
    new = checked(CHECKS, fields)
    if "title" in new:
        _refuse_taken(release.product_id, new["title"], release.id)
    for field in ("title", "name", "notes"):
        if field in new:
            change.clash(release, field, new[field], seen)
    if facts := write(release, new):
        if "notes" in facts:
            release.notes_html = to_html(release.notes)
        change.record("release.edited", release, **facts)
    return release


@operation(may_edit_release)
def publish_release(
    change: Change, release: Release, /, *, notes: str | None = None, tell: str = "askers"
) -> Release:
    """The changelog shows it, what it brings is shipped, and who asked is told a minute later."""
    if release.published_at is not None:
        raise Conflict(_("%(label)s is published already.", label=release.label))
    words = release.notes if notes is None else notes
    edit_release(change.actor, release, notes=words or draft_of(release))
    release.published_at, release.published_by_id = change.at, change.actor.id
    change.record("release.published", release, published_at=[None, plain(change.at)])
    for initiative in initiatives_in(release):
        edit_initiative(change.actor, initiative, stage="shipped")
    for idea in ideas_in(release):
        edit_idea(change.actor, idea, status="shipped")
    if tell == "askers":
        tell_askers(change.actor, release)
    return release


@operation(may_edit_release)
def withdraw_release(change: Change, release: Release, /) -> Release:
    """Off the changelog; letters that have not left yet stay."""
    if release.published_at is not None:
        was = plain(release.published_at)
        release.published_at = None
        change.record("release.withdrawn", release, published_at=[was, None])
        stop_notices(change.actor, release)
    return release


@operation(may_edit_release)
def bin_release(change: Change, release: Release, /) -> Release:
    if release.binned_at is None:
        release.binned_at = change.at
        change.record("release.binned", release, binned_at=[None, plain(change.at)])
    return release


@operation(may_edit_release)
def restore_release(change: Change, release: Release, /) -> Release:
    if release.binned_at is not None:
        change.record("release.restored", release, binned_at=[plain(release.binned_at), None])
        release.binned_at = None
    return release


def draft_of(release: Release) -> str:
    """What the notes would say if nobody wrote any."""
    (scope,) = scopes_of([release])
    brought = [one.summary or one.title for one in initiatives_in(release)]
    ideas = [one.title for one in scope.items if one.kind == "idea"]
    tasks = [one.title.partition(" ")[2] for one in scope.items if one.kind == "task"]
    return drafted([*brought, *ideas], tasks, (_("New"), _("Improved and mended")))


def _refuse_taken(product_id: UUID, title: str, own: UUID | None) -> None:
    same = Release.product_id == product_id, Release.title == title
    if session.scalar(select(Release.id).where(*same, Release.id != (own or uuid7()))):
        raise Invalid({"title": _("There is a release of this version.")})


@undoes("release.created", "release.restored")
def bin_release_again(actor: Actor, event: Event) -> None:
    bin_release(actor, release_of(event))


@undoes("release.binned")
def restore_release_again(actor: Actor, event: Event) -> None:
    restore_release(actor, release_of(event))


@undoes("release.edited")
def release_as_it_was(actor: Actor, event: Event) -> None:
    edit_release(actor, release_of(event), seen=event.number, **as_before(event.facts))


@undoes("release.published")
def withdraw_again(actor: Actor, event: Event) -> None:
    withdraw_release(actor, release_of(event))


@undoes("release.withdrawn")
def publish_again(actor: Actor, event: Event) -> None:
    publish_release(actor, release_of(event), tell="nobody")
