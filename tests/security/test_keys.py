"""A new key for what is sealed reaches all of it, so that an old one may go."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from onetask.core.db import Base, session
from onetask.core.resealing import reseal_all, sealed_columns
from onetask.core.settings import settings, use
from onetask.core.vault import opened
from onetask.google.models.days import Overlay
from onetask.google.operations.feeds import add_overlay
from onetask.people.models import Authenticator
from onetask.people.operations.second_step import begin_authenticator
from onetask.remind.models import Outlet
from onetask.remind.operations.outlets import Place, connect_own


@pytest.fixture
def keys(app):
    before = settings()
    yield lambda names: use(replace(before, token_keys=names))
    use(before)


def kept():
    session.rollback()
    columns = Authenticator.secret, Overlay.sealed_address, Outlet.sealed
    return [opened(session.scalar(select(column))) for column in columns]


def test_all_that_is_sealed_opens_with_the_new_key_alone(world, keys):
    keys("old")
    begin_authenticator(world.ben_account)
    add_overlay(world.ben.id, name="x", hue=5, address="https://example.com/x.ics")
    connect_own(world.ben.id, Place("slack", "x", {"address": "https://example.com/hook"}))
    before = kept()
    assert all(before)
    keys("new,old")
    assert reseal_all() == (3, 0)
    keys("new")
    assert kept() == before


def test_what_no_key_opens_is_counted_and_stops_nothing(world, keys):
    keys("lost")
    begin_authenticator(world.ben_account)
    keys("old")
    connect_own(world.ben.id, Place("slack", "x", {"address": "https://example.com/hook"}))
    keys("new,old")
    assert reseal_all() == (1, 1)


def test_every_sealed_column_says_so():
    named = {
        (mapper.class_, column.key)
        for mapper in Base.registry.mappers
        for column in mapper.columns
        if column.key.startswith("sealed")
    }
    assert named | {(Authenticator, "secret")} == set(sealed_columns())
