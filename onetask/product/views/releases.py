"""Releases: planned and out, one with its scope and notes, and its publication."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.forms import read, seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.product.access.releases import binned_releases, visible_releases
from onetask.product.forms.releases import Publication, ReleaseEdit, ReleaseNew
from onetask.product.models.products import Product
from onetask.product.models.releases import Release
from onetask.product.operations import notices, releases
from onetask.product.queries.letters import letter
from onetask.product.queries.outcomes import outcomes_of
from onetask.product.queries.releases import askers_of, notices_of, releases_of, scopes_of
from onetask.product.queries.spine import choices_for, metrics_for, people_of, without
from onetask.product.views.chosen import chosen_product, product_page
from onetask.talk.queries.panel import Talk

bp = Blueprint("product_releases", __name__)


@bp.get("/releases")
def index() -> Answer:
    product = chosen_product()
    facts: dict[str, Any] = {"scopes": releases_of(product.id)}
    return product_page("product/releases.html", "product/_releases.html", product, **facts)


@bp.get("/releases/new")
def new() -> Answer:
    return hx.page("product/_release_new.html", product=chosen_product())


@bp.post("/releases")
def create() -> Answer:
    fields: dict[str, Any] = read(ReleaseNew).fields()
    made = releases.create_release(me(), chosen_product(), **fields)
    return hx.redrawn(f"/releases/{made.id}")


@bp.get("/releases/<uuid:id>")
def show(id: UUID) -> Answer:
    release = _release(id)
    (scope,) = scopes_of([release])
    product = session.get_one(Product, release.product_id)
    facts: dict[str, Any] = {"scope": scope, "talk": Talk(me(), release)}
    facts |= {"outcomes": outcomes_of([id]).get(id, []), "choices": _choices(product, scope)}
    facts |= {"waiting": _waiting(id), "subject": release}
    return product_page("product/release.html", "product/_release.html", product, **facts)


@bp.patch("/releases/<uuid:id>")
def edit(id: UUID) -> Answer:
    releases.edit_release(me(), _release(id), seen=seen(), **read(ReleaseEdit).fields())
    return hx.redrawn(f"/releases/{id}")


@bp.delete("/releases/<uuid:id>")
def delete(id: UUID) -> Answer:
    releases.bin_release(me(), _release(id))
    return hx.go("/releases")


@bp.post("/releases/<uuid:id>/restoration")
def restore(id: UUID) -> Answer:
    releases.restore_release(me(), one_or_404(binned_releases(me()), id))
    return hx.redrawn(f"/releases/{id}")


@bp.get("/releases/<uuid:id>/publication")
def look(id: UUID) -> Answer:
    """The notes as they would be, and who would be told what."""
    release = _release(id)
    askers = askers_of(release)
    product = session.get_one(Product, release.product_id)
    facts: dict[str, Any] = {"notes": release.notes or releases.draft_of(release)}
    if askers:
        first = askers[0]
        facts["sample"] = letter(release, product, first.contact, first.asked_for, "")
    (scope,) = scopes_of([release])
    return hx.page("product/_publication.html", scope=scope, askers=askers, **facts)


@bp.post("/releases/<uuid:id>/publication")
def publish(id: UUID) -> Answer:
    form = read(Publication)
    releases.publish_release(me(), _release(id), notes=form.notes or None, tell=form.tell)
    return hx.redrawn(f"/releases/{id}")


@bp.delete("/releases/<uuid:id>/publication")
def withdraw(id: UUID) -> Answer:
    releases.withdraw_release(me(), _release(id))
    return hx.redrawn(f"/releases/{id}")


@bp.delete("/releases/<uuid:id>/notices")
def stop(id: UUID) -> Answer:
    notices.stop_notices(me(), _release(id))
    return hx.redrawn(f"/releases/{id}")


@bp.post("/releases/<uuid:id>/notices")
def tell(id: UUID) -> Answer:
    notices.tell_askers(me(), _release(id))
    return hx.redrawn(f"/releases/{id}")


def _waiting(id: UUID) -> dict[str, Any]:
    """The letters that are held back, and until when."""
    open_ones = [one for one in notices_of(id) if not (one.sent_at or one.stopped_at)]
    return {"count": len(open_ones), "due": open_ones[0].due_at if open_ones else None}


def _choices(product: Product, scope: Any) -> dict[str, Any]:
    known = [item.id for item in scope.items]
    kinds = {name: without(choices_for(product, name), known) for name in ("initiative", "idea")}
    return kinds | {"metrics": metrics_for(product), "people": people_of(me())}


def _release(id: UUID) -> Release:
    found: Release = one_or_404(visible_releases(me()), id)
    return found
