"""Labels, and putting them on things."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.forms import read, seen
from onetask.core.subjects import find, one_or_404, subject
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.people.models import HUES
from onetask.people.queries import workspace_of
from onetask.talk.access import visible_labels
from onetask.talk.forms import EditedLabel, NewLabel
from onetask.talk.operations.labels import (
    bin_label,
    edit_label,
    make_label,
    put_label,
    restore_label,
    take_label,
)
from onetask.talk.queries.labels import binned_label, uses_of_labels

bp = Blueprint("labels", __name__)


@bp.get("/labels")
def labels() -> Answer:
    found = session.scalars(visible_labels(me())).all()
    uses = uses_of_labels(me().workspace_id)
    may_edit = is_editor(me())
    return hx.page("talk/labels.html", labels=found, hues=HUES, uses=uses, may_edit=may_edit)


@bp.post("/labels")
def make() -> Answer:
    sent = read(NewLabel)
    make_label(me(), workspace_of(me()), name=sent.name, hue=sent.hue, id=sent.id)
    return hx.redrawn("/labels")


@bp.patch("/labels/<uuid:label_id>")
def edit(label_id: UUID) -> Answer:
    label = one_or_404(visible_labels(me()), label_id)
    edit_label(me(), label, seen=seen(), **read(EditedLabel).given())
    return hx.redrawn("/labels")


@bp.delete("/labels/<uuid:label_id>")
def bin_(label_id: UUID) -> Answer:
    bin_label(me(), one_or_404(visible_labels(me()), label_id))
    return hx.redrawn("/labels")


@bp.post("/labels/<uuid:label_id>/restoration")
def restore(label_id: UUID) -> Answer:
    restore_label(me(), one_or_404(binned_label(me()), label_id))
    return hx.redrawn("/labels")


@bp.put("/<kind>s/<uuid:thing_id>/labels/<uuid:label_id>")
def put(kind: str, thing_id: UUID, label_id: UUID) -> Answer:
    thing = find(me(), kind, thing_id)
    put_label(me(), thing, label=one_or_404(visible_labels(me()), label_id))
    return hx.redrawn(subject(kind).url(thing))


@bp.delete("/<kind>s/<uuid:thing_id>/labels/<uuid:label_id>")
def take(kind: str, thing_id: UUID, label_id: UUID) -> Answer:
    thing = find(me(), kind, thing_id)
    take_label(me(), thing, label=one_or_404(visible_labels(me()), label_id))
    return hx.redrawn(subject(kind).url(thing))
