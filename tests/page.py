"""A page as its fragments by root id, and what a message makes of it."""

import re
from html.parser import HTMLParser
from itertools import accumulate, pairwise

from sqlalchemy import select

from onetask.core import fragments
from onetask.core.db import session
from onetask.core.events import standing
from onetask.work.models.projects import Board, Column
from onetask.work.models.tasks import Task

ROOT = re.compile(r'\A\s*<(\w+) id="([^"]+)"')
GONE = re.compile(r'<template data-gone="([^"]+)"')
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "use", "wbr"}
PANEL = ("head", "properties", "description")


def board_page(board_id):
    """Draws a board anew, the labels read before the rows."""
    session.rollback()
    home = session.get_one(Board, board_id).workspace_id
    columns = select(Column.id).where(Column.board_id == board_id, Column.archived_at.is_(None))
    cards = select(Task.id).join(Task.column).where(Column.board_id == board_id)
    cards = cards.where(Task.archived_at.is_(None), Task.binned_at.is_(None))
    place = f"board:{board_id}"
    parts = {"work/_column.html": columns, "work/_card.html": cards}
    parts["work/_column_count.html"] = columns
    return drawn(home, place, {name: list(session.scalars(ids)) for name, ids in parts.items()})


def task_page(task_id):
    """The pieces of a task's panel that are drawn live."""
    session.rollback()
    task = session.get(Task, task_id)
    if task is None or task.binned_at:
        return {}
    there = Task.archived_at.is_(None), Task.binned_at.is_(None)
    subs = select(Task.id).where(Task.parent_id == task_id, *there)
    parts = {f"work/_task_{part}.html": [task_id] for part in PANEL}
    parts["work/_subtask.html"] = list(session.scalars(subs))
    return drawn(task.workspace_id, f"task:{task_id}", parts)


def drawn(home, place, parts):
    now = standing(home)
    found = {}
    for fragment, ids in parts.items():
        for html in fragments.draw_place(place, fragment, ids, now).values():
            found[ROOT.match(html)[2]] = html
    return found


def patched(old, html):
    """Applies a message the way the client does."""
    kept = {root: text for root, text in old.items() if root not in GONE.findall(html)}
    found = ((ROOT.match(part), part) for part in roots(html))
    return kept | {match[2]: part for match, part in found if match}


def roots(html):
    """The drawings and marks of a message, one by one."""
    parser = _Roots(html)
    parser.feed(html)
    parser.close()
    starts = parser.starts
    return [html[a:b] for a, b in pairwise([*starts, len(html)])]


class _Roots(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.depth, self.starts = 0, []
        self.lines = [0, *accumulate(len(line) for line in html.splitlines(keepends=True))]

    def handle_starttag(self, tag, attrs):
        if self.depth == 0:
            line, column = self.getpos()
            self.starts.append(self.lines[line - 1] + column)
        self.depth += tag not in VOID

    def handle_endtag(self, tag):
        self.depth -= tag not in VOID
