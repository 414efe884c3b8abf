"""The bodies of answers; `number` is where the workspace stood when they were read."""

from typing_extensions import TypedDict


class Me(TypedDict):
    number: int
    id: str
    name: str
    email: str | None
    role: str
    zone: str
    workspace_id: str
    workspace: str


class MemberShown(TypedDict):
    id: str
    name: str
    email: str | None
    role: str
    hue: int
    zone: str
    is_placeholder: bool


class LabelShown(TypedDict):
    id: str
    name: str
    hue: int


class ColumnShown(TypedDict):
    id: str
    name: str
    kind: str
    limit: int | None
    archived_at: str | None


class ProjectShown(TypedDict):
    id: str
    board_id: str
    key: str
    name: str
    about: str
    status: str
    hue: int
    lead_id: str | None
    starts_on: str | None
    ends_on: str | None
    archived_at: str | None
    binned_at: str | None


class ProjectWhole(ProjectShown):
    number: int
    columns: list[ColumnShown]


class TaskShown(TypedDict):
    id: str
    ref: str
    project_id: str
    column: str | None
    parent: str | None
    title: str
    importance: str
    starts_on: str | None
    due_on: str | None
    due_at: str | None
    minutes: int | None
    points: float | None
    is_closed: bool
    closed_at: str | None
    archived_at: str | None
    binned_at: str | None
    assignees: list[str]
    labels: list[LabelShown]


class Part(TypedDict):
    id: str
    ref: str
    title: str
    is_closed: bool


class Other(TypedDict):
    id: str
    ref: str
    is_closed: bool


class TaskWhole(TaskShown):
    number: int
    description: str
    description_html: str
    made_at: str
    subtasks: list[Part]
    waits_for: list[Other]
    holds_up: list[Other]


class ColumnWithTasks(ColumnShown):
    tasks: list[TaskShown]


class BoardShown(TypedDict):
    number: int
    id: str
    project_id: str
    name: str
    columns: list[ColumnWithTasks]


class ColumnWhole(ColumnShown):
    number: int
    board_id: str


class CommentShown(TypedDict):
    id: str
    task: str
    author: str
    body: str
    html: str
    at: str
    edited_at: str | None
    binned_at: str | None


class CommentWhole(CommentShown):
    number: int


class LabelWhole(LabelShown):
    number: int


class Projects(TypedDict):
    number: int
    items: list[ProjectShown]
    next: str | None


class Tasks(TypedDict):
    number: int
    items: list[TaskShown]
    next: str | None


class Comments(TypedDict):
    number: int
    items: list[CommentShown]
    next: str | None


class Labels(TypedDict):
    number: int
    items: list[LabelShown]
    next: str | None


class Members(TypedDict):
    number: int
    items: list[MemberShown]
    next: str | None


class Hit(TypedDict):
    kind: str
    id: str
    title: str
    text: str


class Found(TypedDict):
    number: int
    items: list[Hit]


class Done(TypedDict):
    number: int


class Problem(TypedDict):
    """RFC 9457."""

    type: str
    title: str
    status: int
