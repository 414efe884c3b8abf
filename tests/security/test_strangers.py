"""Ids are no secret: whoever replays those of others learns and changes nothing."""

import pytest
from sqlalchemy import select

from onetask.core.db import Base, Thing, db, session
from onetask.core.subjects import may_join
from onetask.inbox.models import Notification
from onetask.people.models import Member
from tests.gathered import all_of
from tests.security.matrix import AT, body_of
from tests.security.planted import GARDEN, HOME
from tests.security.walk import WRITES, address, rules

PLACES = ("board", "task", "project", "workspace", "member")
QUERIES = ("project", "column", "label", "member", "owner", "task", "view", "cursor", "id", "url")
NAMED = {
    **{"column": "column", "parent": "task", "after": "blocker", "before": "blocker"},
    **{"assignees": "member", "labels": "label", "lead_id": "member", "project_ids": "project"},
    **{"ids": "task", "assign": "member", "unassign": "member", "label": "label"},
    **{"unlabel": "label", "task": "task", "template": "project"},
    **{"member": "member", "other": "task", "workspace": "workspace", "owner_id": "member"},
}
LISTS = {"assignees", "labels", "project_ids", "ids"}
PUBLIC = all_of("PUBLIC")
FAIR = {"comments.add", "comments.edit", "api.edit_comment"}


def told(answer):
    """All an answer says: its body and its headers."""
    return answer.get_data(as_text=False).decode("utf-8", "replace") + str(answer.headers)


def rows_of(home):
    """Everything of one workspace, as text."""
    things = [one.class_ for one in Base.registry.mappers if issubclass(one.class_, Thing)]
    with db.engine.connect() as plain:
        tables = [one.__table__ for one in things]
        mine = (plain.execute(t.select().where(t.c.workspace_id == home)).all() for t in tables)
        return sorted(repr(row) for rows in mine for row in rows)


def asked(ids):
    """A query string that names everything."""
    named = {name: ids.get(name, ids["task"]) for name in QUERIES}
    return named | {"q": "kanari7", "place": f"board:{ids['board']}", "since": "0", "show": "all"}


@pytest.fixture
def homes(planted):
    return {name: member_of(name, planted).workspace_id for name in ("ana", "eve")}


def member_of(name, planted):
    address = f"{name}@example.com"
    return session.scalar(select(Member).where(Member.email == address))


@pytest.mark.parametrize("who", ["eve", "eve_key", "visitor"])
def test_no_address_tells_a_stranger_anything(app, ask, planted, who):
    wrong = []
    for rule, method in rules(app):
        path, more = address(rule, planted.ids), {"json": body_of(rule.endpoint, planted.ids)}
        answer = ask(who, method, path, query_string=asked(planted.ids), **more)
        if HOME in told(answer) or GARDEN in told(answer):
            wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


def test_no_form_takes_the_things_of_others(app, ask, planted, homes):
    before, wrong = rows_of(homes["ana"]), []
    for rule, method in rules(app, of=WRITES):
        path = address(rule, planted.ids | planted.theirs)
        for body in foreign_bodies(rule.endpoint, planted):
            answer = ask(who_at(rule), method, path, json=body)
            if answer.status_code >= 500 or HOME in told(answer):
                wrong.append((method, rule.rule, body, answer.status_code))
    assert wrong == []
    assert rows_of(homes["ana"]) == before
    assert named_in(rows_of(homes["eve"]), planted) == []


def foreign_bodies(endpoint, planted):
    """The fair body of an address, with one field that names a thing of Ana's."""
    fair = body_of(endpoint, planted.ids | planted.theirs)
    for field, kind in NAMED.items() if fair is not None else ():
        value = planted.ids[kind]
        yield fair | {field: [value] if field in LISTS else value}


def who_at(rule):
    return "eve_key" if rule.endpoint.startswith("api.") else "eve"


def named_in(rows, planted):
    """Which of Ana's things the rows of Eve name."""
    ours = {name: one for name, one in planted.ids.items() if one not in planted.theirs.values()}
    return [(name, row) for name, one in ours.items() for row in rows if f"UUID('{one}')" in row]


@pytest.mark.parametrize("who", ["gus", "gil", "gus_key"])
def test_a_guest_learns_and_changes_nothing_in_other_projects(app, ask, planted, homes, who):
    wrong, before = [], about_hidden(planted, homes)
    for rule, method in rules(app):
        if rule.endpoint in PUBLIC:
            continue
        path, more = address(rule, planted.hidden), {}
        if method != "GET":
            more["json"] = body_of(rule.endpoint, planted.hidden)
        answer = ask(who, method, path, query_string=asked(planted.hidden), **more)
        if GARDEN in told(answer):
            wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []
    assert about_hidden(planted, homes) == before


def about_hidden(planted, homes):
    secret = set(planted.hidden.values()) - set(planted.ids.values())
    return [row for row in rows_of(homes["ana"]) if any(one in row for one in secret)]


def test_nobody_is_told_of_what_they_may_not_see(planted):
    gus = member_of("gus", planted)
    told_of = select(Notification.subject_id).where(Notification.member_id == gus.id)
    assert planted.hidden["task"] not in set(map(str, session.scalars(told_of)))
    assert planted.ids["task"] in set(map(str, session.scalars(told_of)))


@pytest.mark.parametrize("who", ["eve", "gil", "gus"])
def test_nobody_joins_a_place_they_may_not_see(planted, who):
    member = member_of(who, planted)
    assert [kind for kind in PLACES if may_join(member, f"{kind}:{planted.hidden[kind]}")] == []


def test_an_undo_of_others_is_no_way_in(ask, planted):
    for who in ("eve_key", "gus_key", "gil_key"):
        answer = ask(who, "POST", f"/api/v1/operations/{planted.hidden['op']}/undo")
        assert answer.status_code in (403, 404)
        assert GARDEN not in told(answer)


def test_every_endpoint_with_a_body_is_tried(app):
    assert {name for name, row in AT.items() if len(row) > 1} >= FAIR
