"""S15: a secret is known to whom it was given, and stands nowhere else."""

import pytest
from sqlalchemy import select

from onetask.core import jobs
from onetask.core.db import Base, db, session
from onetask.core.settings import secret, settings
from onetask.people.models import Invitation, Login, Ticket, Token
from onetask.people.operations.accounts import set_password
from onetask.people.operations.tickets import mail_ticket
from onetask.people.queries import account_of, invitation_key, ticket_key
from tests.security.walk import address, rules
from tests.world import PASSWORD

WORD = "kanari7password violet"


@pytest.fixture
def secrets(planted):
    """What must not leak, by what it opens."""
    ana = account_of("ana@example.com")
    set_password(ana, WORD)
    ticket = mail_ticket(ana, "reset")
    for job_id, _ in jobs.lost_jobs():
        jobs.run_job(job_id)
    keys = {f"{name} {kind}": key for name, one in planted.keys.items()
            for kind, key in vars(one).items()}  # fmt: skip
    mailed = session.scalar(select(Invitation.id))
    made = {"ticket": ticket_key(ticket.id), "invitation": invitation_key(mailed)}
    return keys | made | {"password": WORD, "signing key": secret()}


def found_in(text, secrets):
    return [name for name, one in secrets.items() if one in text]


def dump():
    with db.engine.connect() as plain:
        tables = Base.metadata.sorted_tables
        return "".join(repr(plain.execute(one.select()).all()) for one in tables)


def test_a_search_for_secrets_finds_one(secrets):
    assert found_in(f"<p>{WORD}</p>", secrets) == ["password"]


def test_the_database_holds_no_secret(secrets):
    assert found_in(dump(), secrets) == []


def test_only_hashes_are_kept(secrets):
    for model in (Login, Token, Ticket, Invitation):
        assert all(len(one) == 64 for one in session.scalars(select(model.token_hash)))


@pytest.mark.parametrize("who", ["ana", "eve", "gus", "ana_key"])
def test_no_page_and_no_log_tells_a_secret(caller, planted, secrets, caplog, who):
    asking, told = caller(who), {}
    for rule, _ in rules(asking.browser.application, of=("GET",)):
        if not rule.endpoint.startswith("kept_mail"):
            answer = asking("GET", address(rule, planted.ids))
            told[rule.rule] = answer.data.decode("utf-8", "replace") + str(answer.headers)
    assert {path: found for path, text in told.items() if (found := found_in(text, secrets))} == {}
    assert found_in(caplog.text, secrets) == []


def test_a_refused_sign_in_repeats_no_password(caller, secrets, caplog):
    sent = {"email": "ana@example.com", "password": f"{PASSWORD} kanari7wrong"}
    answer = caller("visitor")("POST", "/sign-in", data=sent)
    assert "kanari7wrong" not in answer.text + caplog.text + dump()


def test_the_data_folder_is_its_owners_alone(secrets):
    inside = [settings().data / name for name in ("mail", "uploads", "imports")]
    assert [one.stat().st_mode & 0o077 for one in inside] == [0, 0, 0]
