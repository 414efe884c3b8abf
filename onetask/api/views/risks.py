"""Risks and the log of a project, for programs."""

from uuid import UUID

from onetask.api.engine import shown_risks as s
from onetask.api.forms.risks import NewRecord, NewRisk, RiskEdit
from onetask.api.queries.items import item_shown, item_there, item_whole
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, page_of, route
from onetask.core.forms import seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.plan.access.items import team_project, visible_items
from onetask.plan.engine.risk import level
from onetask.plan.models.risks import Record, Risk
from onetask.plan.operations.items import bin_item, edit_item
from onetask.plan.operations.risks import add_record, add_risk

PAGES = ("cursor", "limit")


@route("GET", "/projects/<uuid:id>/risks", s.Risks, asks=PAGES)
def list_risks(id: UUID) -> s.Risks:
    """The risks of a project; guests find none."""
    number, project = number_of(me()), team_project(me(), id)
    rows, rest = page_of(visible_items(me(), Risk).where(Risk.project_id == project.id), Risk.id)
    return s.Risks(number=number, items=[_risk(one) for one in rows], next=rest)


@route("POST", "/projects/<uuid:id>/risks", s.RiskWhole, takes=NewRisk, about="risk")
def create_risk(form: NewRisk, id: UUID) -> s.RiskWhole:
    """A risk: how probable and how grave, who watches it and until when a response is due."""
    return _whole(add_risk(me(), team_project(me(), id), **form.given()))


@route("PATCH", "/risks/<uuid:id>", s.RiskWhole, takes=RiskEdit, about="risk")
def edit_risk(form: RiskEdit, id: UUID) -> s.RiskWhole:
    """Changes the fields that are sent."""
    risk = one_or_404(visible_items(me(), Risk), id)
    return _whole(edit_item(me(), risk, seen=seen(), **form.given()))


@route("DELETE", "/risks/<uuid:id>", s.RiskWhole, about="risk")
def delete_risk(id: UUID) -> s.RiskWhole:
    """Puts it into the bin."""
    return _whole(bin_item(me(), one_or_404(visible_items(me(), Risk), id)))


@route("GET", "/projects/<uuid:id>/records", s.Records, asks=PAGES)
def list_records(id: UUID) -> s.Records:
    """The issues, decisions and changes of a project."""
    number, project = number_of(me()), team_project(me(), id)
    here = visible_items(me(), Record).where(Record.project_id == project.id)
    rows, rest = page_of(here, Record.id)
    return s.Records(number=number, items=[item_shown(s.RecordShown, r) for r in rows], next=rest)


@route("POST", "/projects/<uuid:id>/records", s.RecordWhole, takes=NewRecord, about="record")
def create_record(form: NewRecord, id: UUID) -> s.RecordWhole:
    """An issue, a decision or a change."""
    made = add_record(me(), team_project(me(), id), **form.given())
    return item_whole(me(), s.RecordWhole, made)


def _risk(risk: Risk) -> s.RiskShown:
    return item_shown(s.RiskShown, risk, level=level(risk.score))


def _whole(risk: object) -> s.RiskWhole:
    score = getattr(risk, "score", 0)
    return item_whole(me(), s.RiskWhole, risk, level=level(score))


again["risk"] = lambda actor, id: _whole(item_there(actor, Risk, id))
again["record"] = lambda actor, id: item_whole(actor, s.RecordWhole, item_there(actor, Record, id))
