"""The assistant, for programs."""

from datetime import date
from typing import Any

from flask import jsonify
from werkzeug.wrappers import Response as Answer

from onetask.api.engine.assistant import LineShown
from onetask.api.forms.assistant import QuickAdd
from onetask.api.views.registry import answered, route
from onetask.assist.engine.chips import shown
from onetask.assist.operations.captures import capture_task
from onetask.assist.queries.lines import Understood, column_for, kept, understand
from onetask.core.errors import Invalid, Refused
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.work.access import visible_columns


@route("POST", "/quick-add", LineShown, takes=QuickAdd, about="task", reads_too=True)
def quick_add(form: QuickAdd) -> Answer:
    """Reads a line: its fields and chips. With `create` it makes the task, too."""
    actor = me()
    if not is_editor(actor):
        raise Refused
    found = understand(actor, form.text, at=form.now, zone=form.tz or "")
    if not form.create:
        return jsonify(line_shown(found, None))
    column = column_for(actor, found.project) if found.project else None
    above = found.parent or column
    if above is None and form.column is None:
        raise Invalid({"column": _("Name a column, or a project in the line.")})
    above = above or one_or_404(visible_columns(actor), form.column)
    task = capture_task(
        actor, above, people=found.people, labels=found.labels, line=kept(found),
        title=found.line.title, **found.fields,
    )  # fmt: skip
    return answered(line_shown(found, str(task.id)), 201)


def line_shown(found: Understood, task: str | None) -> LineShown:
    line = found.line
    words = [one.words for one in shown(line)]
    others = [one.swapped or None for one in shown(line)]
    chips: Any = [
        {"kind": chip.kind, "text": chip.text, "start": chip.start, "end": chip.end,
         "words": words[place], "other": others[place]}
        for place, chip in enumerate(line.chips)
    ]  # fmt: skip
    return LineShown(
        title=line.title,
        fields={name: _plain(value) for name, value in found.fields.items()},
        assignees=[str(member.id) for member in found.people],
        labels=[*(label.name for label in found.labels), *found.new_labels],
        project=str(found.project.id) if found.project else None,
        parent=str(found.parent.id) if found.parent else None,
        rrule=line.rrule,
        anchor=line.anchor,
        priority=line.priority,
        chips=chips,
        task=task,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
