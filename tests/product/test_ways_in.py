"""Ways in: a mail address for each product, and a form in pages of others."""

import re

import pytest
from aiosmtpd.smtp import Envelope
from flask import current_app

from onetask.core.db import session
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.mail import folder
from onetask.core.undo import undo
from onetask.product.cli.postbox import Postbox
from onetask.product.models.feedback import Feedback
from onetask.product.operations import portal, products
from onetask.product.queries.products import mail_address
from tests.product.test_inbound import MAIL
from tests.product.test_portal import FAY, link_in, posted

SITES = "https://www.tapgo.example"


def spoken(answering):
    """Nothing in it waits, so it needs no loop: a browser test keeps one running in this thread."""
    with pytest.raises(StopIteration) as end:
        answering.send(None)
    return end.value.value


def delivered(address, words=MAIL):
    """What the postbox answers a mail server at each step."""
    box, envelope = Postbox(current_app._get_current_object()), Envelope()
    answer = spoken(box.handle_RCPT(None, None, envelope, address, []))
    if not answer.startswith("250"):
        return answer
    envelope.content = words
    return spoken(box.handle_DATA(None, None, envelope))


def test_the_address_stands_on_the_page_and_takes_mail(world, client_for):
    address = mail_address(world.gate)
    assert address in client_for(world.ben).get("/ways-in").text
    assert delivered(address.upper()) == delivered(address) == "250 OK"
    session.rollback()
    assert session.query(Feedback).one().source == "mail"
    assert "Charged twice" in client_for(world.ben).get("/ways-in").text


def test_a_new_address_stops_the_old(world, client_for):
    old = mail_address(world.gate)
    client_for(world.ben).post(f"/ways-in/{world.gate.id}/address")
    session.rollback()
    assert mail_address(world.gate) != old
    assert delivered(old).startswith("550")
    assert delivered(mail_address(world.gate)) == "250 OK"
    (event,) = session.query(Event).filter_by(kind="product.readdressed").all()
    assert world.gate.mail_key not in str(event.facts)
    with pytest.raises(Conflict):
        undo(world.ana, event.number)


def test_mail_to_an_archived_product_or_without_words_is_refused(world):
    other = products.create_product(world.ana, world.home, name="Turnstile")
    address = mail_address(other)
    assert delivered(address, b"From: a@b.example\n\n").startswith("554")
    products.archive_product(world.ana, other)
    assert delivered(address).startswith("550")


def test_a_pipe_names_the_address(app, world):
    runner = app.test_cli_runner()

    def piped(to):
        return runner.invoke(args=["onetask", "inbound", "--to", to], input=MAIL).exit_code

    assert piped(mail_address(world.gate)) == 0
    assert piped("feedback-none@example.com") == 67


def test_only_named_sites_may_frame_the_widget(world, client_for):
    portal.set_portal(world.ana, world.gate, is_open=True)
    client = client_for()
    policy = client.get("/p/gate/widget").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    client_for(world.ben).put(f"/ways-in/{world.gate.id}/sites", json={"sites": f"{SITES}/"})
    for page in (client.get("/p/gate/widget"), client.post("/p/gate/widget", data={})):
        assert page.headers["Content-Security-Policy"].endswith(f"frame-ancestors {SITES}")
    policy = client.get("/p/gate/message").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("site", ["*", "javascript:x", "https://a.example; script-src *", "a.b"])
def test_a_site_that_is_none_is_refused(world, site):
    with pytest.raises(Invalid):
        portal.set_portal(world.ana, world.gate, sites=site)


def test_sites_are_taken_back(world, told):
    portal.set_portal(world.ana, world.gate, sites=SITES)
    undo(world.ana, told[-1].number)
    session.rollback()
    assert portal.portal_of(world.gate.id).sites == ""


def test_the_widget_says_where_it_stood(world, client_for):
    for file in folder().glob("*.eml"):
        file.unlink()
    portal.set_portal(world.ana, world.gate, is_open=True)
    client = client_for()
    assert 'value="Checkout"' in client.get("/p/gate/widget?source=Checkout").text
    sent = FAY | {"text": "The gate beeps", "source": "Checkout"}
    answer = client.post("/p/gate/widget", data=sent, headers={"Origin": SITES})
    assert "fay@example.org" in answer.text
    assert session.query(Feedback).count() == 0
    client.post(link_in(posted()[0]))
    assert session.query(Feedback).one().source == "widget: Checkout"


def test_the_widget_tells_nothing_private(world, client_for):
    portal.set_portal(world.ana, world.gate, is_open=True)
    page = client_for().get("/p/gate/widget").text
    assert world.gate.mail_key not in page
    assert str(world.home.id) not in page
    assert not re.search(r"csrf_token|<script", page.split("<body")[1])


def test_guests_find_no_ways_in(world, client_for):
    assert client_for(world.gus).get("/ways-in").status_code == 404
