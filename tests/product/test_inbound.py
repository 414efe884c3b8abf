"""Mail becomes feedback, once, without what was quoted and signed."""

from onetask.core.db import session
from onetask.product.engine.letters import read_mail
from onetask.product.models.feedback import Contact, Feedback

MAIL = b"""From: Omar Farah <omar@quayside.example>
Subject: Charged twice
Message-ID: <1@quayside.example>
Date: Tue, 24 Mar 2026 08:31:00 +0100

Two payments within nine seconds.
> What we wrote before
--
Omar
"""


def test_a_mail_is_taken_in_once(app, world):
    runner = app.test_cli_runner()
    for _ in range(2):
        done = runner.invoke(
            args=["onetask", "inbound", "--product", str(world.gate.id)], input=MAIL
        )
        assert done.exit_code == 0, done.output
    session.rollback()
    one = session.query(Feedback).one()
    assert one.text == "Charged twice\n\nTwo payments within nine seconds."
    assert (one.source, one.said_at.hour) == ("mail", 7)
    assert session.get(Contact, one.contact_id).email == "omar@quayside.example"


def test_odd_mail_is_read_too():
    html = b"Subject: Hi\nContent-Type: text/html\n\n<p>Too <b>slow</b></p><script>x()</script>"
    assert read_mail(html).text == "Hi\n\nToo slow"
    assert read_mail(b"\xff\xfe no headers").email == ""
