"""Mailed links: sent by a real server, working once, for an hour, and for one purpose."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from onetask.core import mail
from onetask.core.db import session
from onetask.core.jobs import Job, run_job
from onetask.people.engine.passwords import fits
from onetask.people.models import Ticket
from onetask.people.operations.accounts import set_password
from onetask.people.operations.tickets import mail_ticket
from tests.world import PASSWORD

NEW = "violet tramway 19 oak"


def link_in(letter):
    text = letter.get_body(("plain",)).get_content()
    return re.search(r"http://127.0.0.1:5000(/\S+)", text)[1]


def ask(visitor):
    return visitor.post("/reset", data={"email": "ben@example.com"})


def test_a_forgotten_password_is_replaced(client_for, world, postbox, work_off):
    visitor, other = client_for(), client_for(world.ben)
    set_password(world.ben_account, PASSWORD)
    assert ask(visitor).status_code == 200
    assert postbox.letters == []
    work_off()
    link = link_in(postbox.letters[0])
    assert postbox.letters[0]["To"] == "ben@example.com"
    assert visitor.get(link).status_code == 200
    assert visitor.post(link, data={"password": NEW}).location == "/"
    assert fits(NEW, world.ben_account.password_hash)
    assert (visitor.login.account_id, other.login) == (world.ben_account.id, None)
    assert visitor.post(link, data={"password": PASSWORD}).status_code == 410


def test_the_answer_does_not_tell_whom_we_know(client_for, world):
    visitor = client_for()
    known = ask(visitor).text
    unknown = visitor.post("/reset", data={"email": "nobody@example.com"}).text
    assert re.sub(r'nonce="[^"]+"', "", known) == re.sub(r'nonce="[^"]+"', "", unknown)


def test_a_bad_password_does_not_use_the_link_up(client_for, world, postbox, work_off):
    visitor = client_for()
    ask(visitor)
    work_off()
    link = link_in(postbox.letters[0])
    assert visitor.post(link, data={"password": "short"}).status_code == 422
    assert visitor.post(link, data={"password": NEW}).status_code == 303


def test_a_link_is_for_one_purpose_and_an_hour(client_for, world, postbox, work_off, monkeypatch):
    visitor = client_for()
    ask(visitor)
    work_off()
    link = link_in(postbox.letters[0])
    assert visitor.get(link.replace("/reset/", "/confirmations/")).status_code == 410
    later = session.scalar(select(Ticket)).expires_at + timedelta(seconds=1)
    monkeypatch.setattr("onetask.people.queries.now", lambda: later)
    assert visitor.get(link).status_code == 410


def test_a_newer_link_ends_the_older(client_for, world, postbox, work_off):
    visitor = client_for()
    for _ in range(2):
        ask(visitor)
        work_off()
    first, second = map(link_in, postbox.letters)
    assert (visitor.get(first).status_code, visitor.get(second).status_code) == (410, 200)


def test_no_row_holds_the_link(client_for, world, postbox, work_off):
    ask(client_for())
    work_off()
    key = link_in(postbox.letters[0]).rsplit("/", 1)[1]
    kept = [*session.scalars(select(Ticket)), *session.scalars(select(Job))]
    assert all(key not in str(vars(row)) for row in kept)


def test_a_new_address_counts_once_it_answered(client_for, world, postbox, work_off):
    set_password(world.ben_account, PASSWORD)
    ben = client_for(world.ben)
    ben.post("/me/address", data={"email": "ben@new.example", "current": PASSWORD})
    work_off()
    assert world.ben_account.email == "ben@example.com"
    assert postbox.letters[0]["To"] == "ben@new.example"
    ben.post(link_in(postbox.letters[0]))
    assert world.ben_account.email == "ben@new.example"


def test_a_letter_sent_twice_is_the_same_letter(world, postbox):
    ticket = mail_ticket(world.ben_account, "reset")
    job_id = session.scalar(select(Job.id).where(Job.args.is_not(None)))
    postbox.refusals = 1
    assert run_job(job_id)
    assert run_job(job_id)
    mail.post(mail.Letter(str(ticket.id), "ben@example.com", "A new password", ["Again"]))
    first, second = postbox.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_letters_are_kept_where_there_is_no_server(client_for, world, work_off):
    ask(client_for())
    work_off()
    [kept] = [one for one in mail.kept() if one.to == "ben@example.com"][:1]
    assert link_in(mail.kept_letter(kept.name)).startswith("/reset/")


@pytest.mark.parametrize("email", ["a@b\nBcc: all@example.com", "a@b.c\x00", "x" * 300 + "@b.c"])
def test_no_header_comes_in_by_an_address(client_for, world, email, work_off):
    assert client_for().post("/reset", data={"email": email}).status_code == 422
    assert session.scalar(select(Ticket)) is None


def test_a_public_address_stands_in_letters(client_for, world, postbox, work_off):
    client_for().post("/reset", data={"email": "ben@example.com"}, headers={"Host": "localhost"})
    work_off()
    text = postbox.letters[0].get_body(("plain",)).get_content()
    assert "http://127.0.0.1:5000/reset/" in text
