"""The board as one would write it first: ORM entities, and a template with an include."""

from flask import Flask
from jinja2 import DictLoader, Environment
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from onetask.core.db import session
from onetask.talk.models import Label, Labelling
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Assignment, Task

CARD = """<article id="card-{{ task.id }}" class="card"><div class="hd"><span>{{ task.ref }}</span>
{% for one in people %}
<span class="av" title="{{ one.member.name }}">{{ one.member.initials }}</span>{% endfor %}
</div><h3><a href="/tasks/{{ task.id }}">{{ task.title }}</a></h3><div class="ft">
{% for label in labels %}<span class="chip">{{ label.name }}</span>{% endfor %}
{% if task.due_on %}<time datetime="{{ task.due_on }}">{{ task.due_on }}</time>{% endif %}
</div></article>"""
BOARD = """{% for column in columns %}<section><h2>{{ column.name }}</h2>
{% for task in tasks[column.id] %}
{% with people=people.get(task.id, []), labels=labels.get(task.id, []) %}
{% include "card.html" %}{% endwith %}{% endfor %}</section>{% endfor %}"""

templates = Environment(
    loader=DictLoader({"card.html": CARD, "board.html": BOARD}), autoescape=True
)


def install(app: Flask, board_id: object) -> None:
    app.add_url_rule("/naive", "naive", lambda: _board(board_id))
    app.add_url_rule("/hello", "hello", lambda: "hello")
    app.add_url_rule("/bare", "bare", lambda: ("", 204), methods=["POST"])


def _board(board_id: object) -> str:
    columns = session.scalars(select(Column).where(Column.board_id == board_id)).all()
    ids = [column.id for column in columns]
    loaded = select(Task).options(selectinload(Task.project), selectinload(Task.closure))
    tasks: dict[object, list[Task]] = {one: [] for one in ids}
    for task in session.scalars(loaded.where(Task.column_id.in_(ids)).order_by(Task.rank)):
        tasks[task.column_id].append(task)
    facts = {"people": _people(), "labels": _labels()}
    return templates.get_template("board.html").render(columns=columns, tasks=tasks, **facts)


def _people() -> dict[object, list[Assignment]]:
    found: dict[object, list[Assignment]] = {}
    for one in session.scalars(select(Assignment).options(selectinload(Assignment.member))):
        found.setdefault(one.task_id, []).append(one)
    return found


def _labels() -> dict[object, list[Label]]:
    found: dict[object, list[Label]] = {}
    for one in session.scalars(select(Labelling).options(selectinload(Labelling.label_))):
        found.setdefault(one.subject_id, []).append(one.label_)
    return found
