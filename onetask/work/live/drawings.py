"""What the fragments of work show, by ids."""

from typing import Any
from uuid import UUID

from onetask.core.fragments import draws
from onetask.work.queries.cards import card_rows, column_rows
from onetask.work.queries.faces import badges_on, faces_on
from onetask.work.queries.panel import blockers_on, link_rows, panel_rows

Facts = dict[UUID, dict[str, Any]]


@draws("work/_card.html")
def card_facts(ids: list[UUID]) -> Facts:
    (people, labels), badges = faces_on(ids), badges_on(ids)
    none: list[Any] = []
    return {
        row.id: {
            "task": row,
            "people": people.get(row.id, none),
            "labels": labels.get(row.id, none),
            "badges": badges.get(row.id, none),
        }
        for row in card_rows(ids)
    }


@draws("work/_subtask.html")
def subtask_facts(ids: list[UUID]) -> Facts:
    people, _labels = faces_on(ids)
    return {row.id: {"task": row, "people": people.get(row.id, [])} for row in card_rows(ids)}


@draws("work/_column.html")
@draws("work/_column_count.html")
def lane_facts(ids: list[UUID]) -> Facts:
    return {row.id: {"column": row} for row in column_rows(ids)}


@draws("work/_task_description.html")
def description_facts(ids: list[UUID]) -> Facts:
    return {row.id: {"task": row} for row in panel_rows(ids)}


@draws("work/_task_head.html")
def head_facts(ids: list[UUID]) -> Facts:
    people, labels = faces_on(ids)
    return {
        row.id: {"task": row, "people": people.get(row.id, []), "labels": labels.get(row.id, [])}
        for row in panel_rows(ids)
    }


@draws("work/_task_properties.html")
def property_facts(ids: list[UUID]) -> Facts:
    waits_for, holds_up = blockers_on(ids)
    found = head_facts(ids)
    for task_id, facts in found.items():
        facts["waits_for"] = waits_for.get(task_id, [])
        facts["holds_up"] = holds_up.get(task_id, [])
    return found


@draws("work/_project_link.html")
@draws("work/_project_head.html")
def project_facts(ids: list[UUID]) -> Facts:
    return {row.id: {"project": row} for row in link_rows(ids)}
