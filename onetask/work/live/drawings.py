"""What the fragments of work show, by ids."""

from typing import Any
from uuid import UUID

from onetask.core.fragments import draws
from onetask.work.queries.cards import card_rows, column_rows
from onetask.work.queries.faces import badges_on, labels_on, people_on
from onetask.work.queries.panel import blockers_on, head_rows, link_rows, property_rows

Facts = dict[UUID, dict[str, Any]]


@draws("work/_card.html")
def card_facts(ids: list[UUID]) -> Facts:
    people, labels, badges = people_on(ids), labels_on(ids), badges_on(ids)
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
    people = people_on(ids)
    return {row.id: {"task": row, "people": people.get(row.id, [])} for row in card_rows(ids)}


@draws("work/_column.html")
def column_facts(ids: list[UUID]) -> Facts:
    return {row.id: {"column": row} for row in column_rows(ids)}


@draws("work/_task_head.html")
@draws("work/_task_description.html")
def head_facts(ids: list[UUID]) -> Facts:
    return {row.id: {"task": row} for row in head_rows(ids)}


@draws("work/_task_properties.html")
def property_facts(ids: list[UUID]) -> Facts:
    people, labels = people_on(ids), labels_on(ids)
    waits_for, holds_up = blockers_on(ids)
    return {
        row.id: {
            "task": row,
            "people": people.get(row.id, []),
            "labels": labels.get(row.id, []),
            "waits_for": waits_for.get(row.id, []),
            "holds_up": holds_up.get(row.id, []),
        }
        for row in property_rows(ids)
    }


@draws("work/_project_link.html")
@draws("work/_project_head.html")
def project_facts(ids: list[UUID]) -> Facts:
    return {row.id: {"project": row} for row in link_rows(ids)}
