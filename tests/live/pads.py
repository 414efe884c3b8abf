"""A room of its own for the live tests: pads of lines, one place each; guests see open pads."""

from uuid import UUID

from flask import Blueprint
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core import fragments
from onetask.core.change import Change
from onetask.core.db import Rank, Thing, session
from onetask.core.door import operation
from onetask.core.events import Event, shows
from onetask.core.forms import Form, read
from onetask.core.hx import redrawn
from onetask.core.ids import uuid7
from onetask.core.stamps import Drawing
from onetask.core.subjects import one_or_404, place
from onetask.core.who import me
from onetask.core.words import says
from onetask.people.models import Member
from onetask.people.operations.logins import end_login
from onetask.people.operations.members import remove_member

LINE = "pads/_line.html"
TEXT = """<li id="line-{{ line.id }}" data-v="{{ number }}" data-in="pad-{{ line.pad_id }}"\
 data-rank="{{ line.rank }}">{{ line.text }} {{ _("Save") }}</li>"""
here = fragments.templates
here.loader = ChoiceLoader([DictLoader({LINE: TEXT}), here.loader])
bp = Blueprint("pads", __name__)


class Pad(Thing):
    name: Mapped[str]
    is_open: Mapped[bool]


class Line(Thing):
    pad_id: Mapped[UUID] = mapped_column(ForeignKey("pads.id"))
    text: Mapped[str]
    rank: Mapped[str] = mapped_column(Rank)


def may_write(actor, thing):
    return actor.role != "guest"


@place("pad")
def may_join_pad(actor, pad_id):
    here = select(Pad).where(Pad.id == pad_id, Pad.workspace_id == actor.workspace_id)
    pad = session.scalar(here)
    return pad is not None and (pad.is_open or actor.role != "guest")


@operation(may_write)
def write_line(change: Change, pad: Pad, *, text: str) -> Line:
    change.hold(pad)
    count = session.scalar(select(func.count()).select_from(Line))
    line = Line(id=uuid7(), workspace_id=pad.workspace_id, pad_id=pad.id, text=text)
    line.rank = f"a{count:06}"
    session.add(line)
    change.record("line.written", line, pad=str(pad.id), text=[None, text])
    return line


@operation(may_write)
def edit_line(change: Change, line: Line, *, text: str) -> Line:
    change.record("line.edited", line, text=[line.text, text])
    line.text = text
    return line


@operation(may_write, pad=may_write)
def move_line(change: Change, line: Line, *, pad: Pad) -> Line:
    change.hold(pad)
    change.record("line.moved", line, pad=[str(line.pad_id), str(pad.id)])
    line.pad_id = pad.id
    return line


@operation(may_write)
def rename_all(change: Change, pad: Pad, *, name: str) -> Pad:
    change.record("pad.renamed", pad, name=[pad.name, name])
    pad.name = name
    return pad


@says("line.written", "line.edited", "line.moved", "pad.renamed")
def said(event):
    return event.kind.replace(".", " ")


@shows("line.written", "line.edited", "line.moved")
def line_shows(event: Event):
    line = session.get_one(Line, event.subject_id)
    drawing = Drawing()
    if event.kind == "line.moved":
        drawing.gone(LINE, line, at=f"pad:{event.facts['pad'][0]}")
    return drawing.redraw(LINE, line, at=f"pad:{line.pad_id}")


@shows("pad.renamed")
def pad_shows(event):
    return Drawing().floor()


@fragments.draws(LINE)
def line_facts(ids):
    return {
        line.id: {"line": line} for line in session.scalars(select(Line).where(Line.id.in_(ids)))
    }


class Text(Form):
    text: str


def found(model, thing_id):
    mine = select(model).where(model.workspace_id == me().workspace_id)
    return one_or_404(mine, thing_id)


@bp.get("/pads/<uuid:id>")
def show(id):
    pad = found(Pad, id)
    now = fragments.standing(pad.workspace_id)
    ids = session.scalars(select(Line.id).where(Line.pad_id == id).order_by(Line.rank)).all()
    lines = fragments.draw_place(f"pad:{id}", LINE, ids, now).values()
    head = f'data-place="pad:{id}" data-n="{now.number}" data-epoch="{now.epoch}"'
    region = f'id="pad-{id}" data-src="/pads/{id}" data-v="{now.number}"'
    return f"<main {head}><ul {region}>{''.join(lines)}</ul></main>"


@bp.post("/pads/<uuid:id>/lines")
def write(id):
    write_line(me(), found(Pad, id), text=read(Text).text)
    return redrawn()


@bp.put("/lines/<uuid:id>")
def edit(id):
    edit_line(me(), found(Line, id), text=read(Text).text)
    return redrawn()


@bp.put("/lines/<uuid:id>/pad/<uuid:pad>")
def move(id, pad):
    move_line(me(), found(Line, id), pad=found(Pad, pad))
    return redrawn()


@bp.put("/pads/<uuid:id>/name")
def rename(id):
    rename_all(me(), found(Pad, id), name=read(Text).text)
    return redrawn()


@bp.delete("/members/<uuid:id>")
def remove(id):
    remove_member(me(), found(Member, id))
    return redrawn()


@bp.delete("/logins/<uuid:id>")
def leave(id):
    end_login(id)
    return "", 204


def install(app):
    app.register_blueprint(bp)
