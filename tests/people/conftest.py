"""Letters as a real mail server receives them, and settings for one test."""

import socket
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.jobs import Job, run_job
from onetask.core.settings import settings, use


class Postbox:
    """Takes every letter, or refuses as often as told."""

    def __init__(self):
        self.letters, self.refusals = [], 0

    async def handle_DATA(self, server, sender, envelope):  # noqa: N802
        if self.refusals:
            self.refusals -= 1
            return "451 Not now"
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 Taken"


@pytest.fixture
def postbox(app):
    box = Postbox()
    port = free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    with set_to(smtp_url=f"smtp://127.0.0.1:{port}"):
        yield box
    server.stop()


@pytest.fixture
def work_off():
    """Carries out every job row that waits, as a worker would."""

    def run():
        session.rollback()
        waiting = select(Job.id).where(Job.done_at.is_(None), Job.dead_at.is_(None))
        for job_id in list(session.scalars(waiting.where(Job.func.startswith("people.")))):
            run_job(job_id)
        session.rollback()

    return run


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@contextmanager
def set_to(**values):
    before = settings()
    use(replace(before, **values))
    try:
        yield
    finally:
        use(before)
