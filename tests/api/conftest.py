"""A program with a key."""

import io
from contextvars import Context

import pytest

from onetask.core.db import session
from onetask.core.uploads import receive
from onetask.people.operations.logins import make_token


class Program:
    def __init__(self, app, member):
        self.client, self.member = app.test_client(), member
        _, key = make_token(member, name="test")
        self.headers = {"Authorization": f"Bearer {key}"}

    def __call__(self, method, path, body=None, **more):
        headers = self.headers | more.pop("headers", {})
        sent = {"json": body} if body is not None else {}
        ask = self.client.open
        answer = Context().run(ask, f"/api/v1{path}", method=method, headers=headers, **sent)
        session.rollback()
        return answer


@pytest.fixture
def program_of(app, world):
    return lambda member: Program(app, member)


@pytest.fixture
def ana(program_of, world):
    return program_of(world.ana)


@pytest.fixture
def ben(program_of, world):
    return program_of(world.ben)


@pytest.fixture
def upload_of():
    return lambda content, name: receive(io.BytesIO(content), name)
