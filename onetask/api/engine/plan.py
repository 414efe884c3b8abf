"""What a file will become, whatever tool it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

LONGEST_NAME = 200
LONGEST_TEXT = 50_000
MOST_TASKS = 50_000
MOST_PROBLEMS = 200


class ImportProblem(Exception):
    """The file cannot be taken in; says where and why, in words for people."""

    def __init__(self, text: str, row: int | None = None) -> None:
        super().__init__(text)
        self.text, self.row = text, row


@dataclass(slots=True)
class Person:
    key: str
    name: str
    email: str | None = None
    hue: int | None = None


@dataclass(slots=True)
class Tag:
    key: str
    name: str
    hue: int


@dataclass(slots=True)
class Lane:
    """A column to be."""

    key: str
    name: str
    step: str
    is_archived: bool = False
    most: int | None = None


@dataclass(slots=True)
class Remark:
    """A comment to be, with its author as far as the file tells."""

    key: str
    body: str
    author: str | None
    at: datetime | None


@dataclass(slots=True)
class Link:
    """A file elsewhere."""

    key: str
    name: str
    url: str
    at: datetime | None = None


@dataclass(slots=True)
class Piece:
    """A task to be: in a lane, or a part of another."""

    key: str
    title: str
    lane: str | None = None
    parent: str | None = None
    number: int | None = None
    description: str = ""
    importance: str = "anytime"
    starts_on: date | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    minutes: int | None = None
    points: float | None = None
    is_closed: bool = False
    closed_at: datetime | None = None
    is_archived: bool = False
    made_at: datetime | None = None
    people: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    waits_for: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Venture:
    """A project to be; pieces stand in their order, parents before their parts."""

    key: str
    name: str
    about: str = ""
    lanes: list[Lane] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    code: str | None = None
    hue: int | None = None
    status: str = "on_track"
    lead: str | None = None


@dataclass(slots=True)
class Problem:
    """What could not be taken as it stood, and in which row."""

    row: int | None
    text: str


@dataclass(slots=True)
class Plan:
    source: str
    people: dict[str, Person] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    ventures: list[Venture] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)
    skipped: int = 0

    def pieces(self) -> Iterator[Piece]:
        return (piece for venture in self.ventures for piece in venture.pieces)

    def counts(self) -> dict[str, int]:
        """What will be made, by kind."""
        pieces = list(self.pieces())
        return {
            "projects": len(self.ventures),
            "columns": sum(len(venture.lanes) for venture in self.ventures),
            "tasks": sum(piece.parent is None for piece in pieces),
            "subtasks": sum(piece.parent is not None for piece in pieces),
            "archived": sum(piece.is_archived for piece in pieces),
            "closed": sum(piece.is_closed for piece in pieces),
            "comments": sum(len(piece.remarks) for piece in pieces),
            "labels": len(self.tags),
            "people": len(self.people),
            "files": sum(len(piece.links) for piece in pieces),
        }

    def trouble(self, text: str, row: int | None = None) -> None:
        self.problems.append(Problem(row, text))


def short(text: object, most: int = LONGEST_NAME) -> str:
    """One line that fits a name."""
    return storable(" ".join(str(text).split()))[:most].strip()


def storable(text: str) -> str:
    """Text without what no database keeps: NUL and half surrogates."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "").encode("utf-8", "replace").decode()
