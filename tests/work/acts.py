"""Every operation of work, done once to the story world."""

from datetime import date
from uuid import uuid4

from onetask.core.change import System
from onetask.core.clock import now
from onetask.work.operations import (
    bulk,
    columns,
    copies,
    people,
    projects,
    tasks,
    templates,
    transfers,
    upkeep,
    waiting,
)

LATER = date(2031, 3, 18)


def closed(w):
    tasks.close_task(w.ana, w.brief)


def waits(w):
    waiting.block_task(w.ana, w.brief, blocker=w.logo)


def part(w):
    return tasks.create_subtask(w.ana, w.brief, title="Ask Mei")


def system(w):
    return System(w.home.id)


def task_template(w):
    part(w)
    return templates.save_task(w.ana, w.brief, name="Briefs")


def project_template(w):
    return templates.save_project(w.ana, w.launch, name="Launches")


def move(w, task, column, **where):
    return tasks.move_task(w.ana, task, column=column, **where)


ACTS = {
    "create_task": lambda w: tasks.create_task(w.ben, w.launch_ready, title="<b>Call</b>"),
    "create_task on top": lambda w: tasks.create_task(
        w.ben, w.launch_ready, title="Call", after=None
    ),
    "create_task in done": lambda w: tasks.create_task(w.ben, w.launch_done, title="Was done"),
    "create_subtask": part,
    "create_subtask below": lambda w: tasks.create_subtask(w.ana, part(w), title="Ring twice"),
    "edit_task": lambda w: tasks.edit_task(w.ana, w.brief, title="<i>Brief", due_on=LATER),
    "edit_task words": lambda w: tasks.edit_task(w.ana, w.brief, description="**So** & so"),
    "edit_task names": lambda w: tasks.edit_task(w.ben, w.brief, description="Ask @Ana Duarte"),
    "edit_task subtask": lambda w: tasks.edit_task(w.ana, part(w), due_on=LATER, points=3),
    "move_task": lambda w: move(w, w.brief, w.launch_doing),
    "move_task to done": lambda w: move(w, w.brief, w.launch_done, after=uuid4()),
    "move_task out of done": lambda w: (closed(w), move(w, w.brief, w.launch_review)),
    "move_task to another project": lambda w: (
        waits(w),
        part(w),
        move(w, w.brief, w.garden_doing),
    ),
    "move_task and back": lambda w: (
        closed(w),
        part(w),
        move(w, w.brief, w.garden_doing),
        move(w, w.brief, w.launch_ready),
    ),
    "move_to_project": lambda w: (
        waits(w),
        transfers.move_to_project(w.ana, w.logo, project=w.garden),
    ),
    "move_task within": lambda w: move(w, w.party, w.launch_ready, after=w.brief.id),
    "order_subtask": lambda w: (part(w), tasks.order_subtask(w.ana, part(w))),
    "close_task": closed,
    "close_task that holds up": lambda w: (waits(w), tasks.close_task(w.ben, w.logo)),
    "close_task subtask": lambda w: tasks.close_task(w.ana, part(w)),
    "reopen_task": lambda w: (closed(w), tasks.reopen_task(w.ana, w.brief)),
    "archive_task": lambda w: (waits(w), tasks.archive_task(w.ana, w.logo)),
    "unarchive_task": lambda w: (
        tasks.archive_task(w.ana, w.logo),
        tasks.unarchive_task(w.ana, w.logo),
    ),
    "bin_task": lambda w: (part(w), waits(w), tasks.bin_task(w.ana, w.brief)),
    "bin_task subtask": lambda w: tasks.bin_task(w.ana, part(w)),
    "restore_task": lambda w: (
        part(w),
        tasks.bin_task(w.ana, w.brief),
        tasks.restore_task(w.ana, w.brief),
    ),
    "duplicate_task": lambda w: (part(w), copies.duplicate_task(w.ana, w.brief)),
    "duplicate_task subtask": lambda w: copies.duplicate_task(w.ana, part(w)),
    "save_task": task_template,
    "make_task": lambda w: templates.make_task(w.ana, task_template(w), column=w.launch_doing),
    "save_project": project_template,
    "make_project": lambda w: templates.make_project(
        w.ana, project_template(w), key="AGA", name="Again"
    ),
    "bin_template": lambda w: templates.bin_template(w.ana, task_template(w)),
    "restore_template": lambda w: templates.restore_template(
        w.ana, templates.bin_template(w.ana, task_template(w))
    ),
    "rank_anew": lambda w: upkeep.rank_anew(system(w), w.launch_ready),
    "purge": lambda w: (
        tasks.bin_task(w.ana, w.brief),
        upkeep.purge(system(w), w.home, before=now()),
    ),
    "assign_task": lambda w: people.assign_task(w.ana, w.brief, member=w.ben),
    "assign_task subtask": lambda w: people.assign_task(w.ana, part(w), member=w.ben),
    "unassign_task": lambda w: (
        people.assign_task(w.ana, w.brief, member=w.ben),
        people.unassign_task(w.ana, w.brief, member=w.ben),
    ),
    "block_task": waits,
    "set_dependency": lambda w: waiting.set_dependency(
        w.ana, w.brief, blocker=w.logo, link="SS", lag=2
    ),
    "set_dependency again": lambda w: (
        waits(w),
        waiting.set_dependency(w.ana, w.brief, blocker=w.logo, link="FF", lag=-1),
    ),
    "unblock_task": lambda w: (waits(w), waiting.unblock_task(w.ana, w.brief, blocker=w.logo)),
    "move_many": lambda w: bulk.move_many(w.ana, w.launch_done, tasks=[w.brief, w.logo]),
    "change_many edits": lambda w: bulk.change_many(
        w.ana, w.home, tasks=[w.brief, w.logo], what="edit", importance="critical"
    ),
    "create_many": lambda w: bulk.create_many(
        w.ana, w.launch_ready, lines=[(None, "One"), (None, ""), (None, "Two")]
    ),
    "add_column": lambda w: columns.add_column(
        w.ana, w.launch_board, name="Test", step="review", after=w.launch_doing.id
    ),
    "edit_column": lambda w: columns.edit_column(w.ana, w.launch_ready, name="Next", most=3),
    "move_column": lambda w: columns.move_column(w.ana, w.launch_done, after=None),
    "archive_column": lambda w: columns.archive_column(w.ana, w.launch_review),
    "unarchive_column": lambda w: (
        columns.archive_column(w.ana, w.launch_review),
        columns.unarchive_column(w.ana, w.launch_review),
    ),
    "create_project": lambda w: projects.create_project(w.ana, w.home, key="NEW", name="New"),
    "edit_project": lambda w: projects.edit_project(w.ana, w.launch, key="LNC", name="Lunch"),
    "archive_project": lambda w: projects.archive_project(w.ana, w.launch),
    "unarchive_project": lambda w: (
        projects.archive_project(w.ana, w.launch),
        projects.unarchive_project(w.ana, w.launch),
    ),
    "bin_project": lambda w: projects.bin_project(w.ana, w.garden),
    "restore_project": lambda w: (
        projects.bin_project(w.ana, w.garden),
        projects.restore_project(w.ana, w.garden),
    ),
    "seat_guest": lambda w: projects.seat_guest(w.ana, w.garden, member=w.gus),
    "unseat_guest": lambda w: projects.unseat_guest(w.ana, w.launch, member=w.gus),
}
