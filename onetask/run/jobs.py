"""Hands the job rows of each commit to the queue."""

from uuid import UUID

from flask import Flask

from onetask.core.jobs import enqueuers
from onetask.run import queue


def hand_over(rows: list[tuple[UUID, int]]) -> None:
    """What does not get through is swept up within a second or two."""
    if rows:
        queue.put(rows)


def install(_app: Flask) -> None:
    if hand_over not in enqueuers:
        enqueuers.append(hand_over)
