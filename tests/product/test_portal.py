"""The portal: what visitors see and do without an account, and what they never see."""

import re
from xml.etree import ElementTree

import pytest
from sqlalchemy import select

from onetask.core.change import System
from onetask.core.db import session
from onetask.core.errors import Conflict
from onetask.core.jobs import Job, run_job
from onetask.core.mail import folder
from onetask.core.undo import undo
from onetask.product.models.feedback import Contact, Feedback
from onetask.product.models.ideas import Idea, Vote
from onetask.product.models.portal import Pledge, Remark
from onetask.product.operations import customers, feedback, ideas, portal, votes
from onetask.product.operations.customers import Speaker
from onetask.product.operations.releases import create_release, publish_release
from onetask.product.queries.ideas import voters_of
from tests.product.brings_ideas import KATRIN, idea, linked, said
from tests.security.payloads import PAYLOADS, alive_in

FAY = {"email": "fay@example.org", "name": "Fay Vogt"}


@pytest.fixture
def open_portal(world):
    """Four public ideas and one of our own; letters of other tests are out of the way."""
    for file in folder().glob("*.eml"):
        file.unlink()
    portal.set_portal(world.ana, world.gate, is_open=True)
    names = ("Export to Google Sheets", "Weekly caps", "Export as PDF", "Sheets import", "Dark")
    made = [idea(world, name) for name in names]
    for one in made[:4]:
        ideas.edit_idea(world.ana, one, shown="public")
    return made


def posted():
    """Carries out the letters that wait, and tells their links."""
    session.rollback()
    for job_id in session.scalars(select(Job.id).where(Job.done_at.is_(None))).all():
        run_job(job_id)
    texts = [file.read_text() for file in sorted(folder().glob("*.eml"))]
    for file in folder().glob("*.eml"):
        file.unlink()
    return [re.sub(r"=\r?\n", "", text) for text in texts]


def link_in(text):
    return re.search(r"/p/gate/confirm/[\w-]+", text).group()


def test_a_closed_portal_is_not_there(world, client_for):
    assert client_for().get("/p/gate").status_code == 404
    portal.set_portal(world.ana, world.gate, is_open=True)
    page = client_for().get("/p/gate")
    assert page.status_code == 200
    assert page.headers["X-Robots-Tag"] == "noindex"
    portal.set_portal(world.ana, world.gate, is_listed=True)
    assert "X-Robots-Tag" not in client_for().get("/p/gate").headers


def test_the_three_nearest_stand_before_the_form(open_portal, client_for):
    page = client_for().get("/p/gate?wish=export+to+sheets").text
    near = page.split('id="nearest"')[1].split('class="form box p-new"')[0]
    assert near.count('class="p-idea"') == 3
    assert near.index("Export to Google Sheets") < near.index("Export as PDF")
    assert "<script" not in page.split("<body")[1]


def test_a_vote_counts_after_the_click_in_the_mail(open_portal, client_for):
    client = client_for()
    page = client.post("/p/gate/ideas/1/votes", data=FAY | {"words": "Every Monday"})
    assert "fay@example.org" in page.text
    assert session.query(Vote).count() == 0
    (letter,) = posted()
    link = link_in(letter)
    assert "Confirm your vote" in client.get(link).text
    assert session.query(Vote).count() == 0
    assert "Your vote counts" in client.post(link).text
    session.rollback()
    (voter,) = voters_of(open_portal[0].id)
    assert (voter.contact.email, voter.words) == ("fay@example.org", ("Every Monday",))
    assert client.post(link).status_code == 410
    assert session.query(Vote).count() == 1


def test_letters_say_how_to_stop_them(world, open_portal, client_for):
    said(world, who=Speaker("Fay", "fay@example.org"))
    client = client_for()
    client.post("/p/gate/ideas/1/votes", data=FAY)
    silence = re.search(r"/p/gate/silence/[\w.-]+", posted()[0]).group()
    client.get(silence)
    assert session.query(Contact).filter_by(email=FAY["email"]).one().muted_at is None
    assert "no more" in client.post(silence).text
    session.rollback()
    assert session.query(Contact).filter_by(email=FAY["email"]).one().muted_at is not None
    assert client.get(silence[:-3] + "xyz").status_code == 404


def test_a_new_idea_waits_to_be_read(world, open_portal, client_for):
    client = client_for()
    client.post("/p/gate/ideas", data=FAY | {"title": "Offline tickets", "need": "Tunnels"})
    client.post(link_in(posted()[0]))
    one = session.query(Idea).filter_by(title="Offline tickets").one()
    assert one.shown == "waiting"
    assert "Offline tickets" not in client.get("/p/gate").text
    assert "Offline tickets" in client_for(world.ben).get(f"/portals/{world.gate.id}").text
    client_for(world.ben).patch(f"/ideas/{one.id}", json={"shown": "public"})
    assert "Offline tickets" in client.get("/p/gate").text


def test_a_comment_waits_too(world, open_portal, client_for):
    client = client_for()
    client.post("/p/gate/ideas/1/remarks", data=FAY | {"body": "Please **soon**"})
    client.post(link_in(posted()[0]))
    assert "soon" not in client.get("/p/gate/ideas/1").text
    remark = session.query(Remark).one()
    client_for(world.ben).put(f"/remarks/{remark.id}/visibility", json={"shown": "public"})
    page = client.get("/p/gate/ideas/1").text
    assert "<strong>soon</strong>" in page
    assert "Fay</b>" in page
    assert "Vogt" not in page


def test_a_message_becomes_feedback(open_portal, client_for):
    client = client_for()
    client.post("/p/gate/message", data=FAY | {"text": "The gate beeps"})
    client.post(link_in(posted()[0]))
    one = session.query(Feedback).one()
    assert (one.text, one.source) == ("The gate beeps", "portal")


def test_a_merged_idea_leads_to_its_home(world, open_portal, client_for):
    ideas.merge_idea(world.ana, open_portal[3], into=open_portal[0])
    answer = client_for().get("/p/gate/ideas/4")
    assert (answer.status_code, answer.location) == (301, "/p/gate/ideas/1")


def test_a_flood_of_letters_ends(open_portal, client_for):
    client = client_for()
    for number in range(8):
        client.post("/p/gate/ideas/1/votes", data=FAY | {"words": str(number)})
    assert len(posted()) == 5


def test_a_forged_click_does_nothing(open_portal, client_for):
    client = client_for()
    client.post("/p/gate/ideas/1/votes", data=FAY)
    link = link_in(posted()[0])
    other = "A" if link[-9] != "A" else "B"
    for forged in (
        f"{link[:-9]}{other}{link[-8:]}",
        "/p/gate/confirm/x",
        link.replace("gate", "none"),
    ):
        assert client.post(forged).status_code in (404, 410)
    assert session.query(Vote).count() == 0


def test_an_idea_closed_meanwhile_takes_no_vote(world, open_portal, client_for):
    client = client_for()
    client.post("/p/gate/ideas/1/votes", data=FAY)
    ideas.edit_idea(world.ana, open_portal[0], shown="private")
    assert "That did not work" in client.post(link_in(posted()[0])).text
    assert session.query(Vote).count() == 0


@pytest.mark.parametrize("words", ["x" * 10_001, "\0"])
def test_words_without_end_are_refused(open_portal, client_for, words):
    answer = client_for().post("/p/gate/message", data=FAY | {"text": words})
    assert answer.status_code == 422
    assert session.query(Pledge).count() == 0


def test_markup_of_visitors_stays_words(world, open_portal, client_for):
    for number, payload in enumerate(PAYLOADS):
        who = Speaker(payload[:80], f"v{number}@example.org")
        remark = portal.add_remark(world.ana, open_portal[0], who=who, body=payload)
        portal.show_remark(world.ana, remark, shown="public")
        named = idea(world, payload[:160], need=payload)
        ideas.edit_idea(world.ana, named, shown="public")
    client = client_for()
    for page in ("", "/ideas/1", "?wish=xss7", "/nearest?wish=xss7", "/ideas/9"):
        assert alive_in(client.get(f"/p/gate{page}").text) == []
    for page in ("/ideas", "/ideas?view=matrix", "/ideas?view=board", f"/portals/{world.gate.id}"):
        assert alive_in(client_for(world.ben).get(page).text) == []


@pytest.mark.parametrize("payload", PAYLOADS[:12])
def test_a_search_for_markup_shows_words(open_portal, client_for, payload):
    page = client_for().get("/p/gate", query_string={"wish": payload}).text
    assert alive_in(page) == []


def test_only_what_is_published_leaves(world, client_for):
    """A canary in every private field of everything; none of it stands on any public page."""
    bird = "kanari9"
    portal.set_portal(world.ana, world.gate, is_open=True)
    shown = idea(world, "Seen by all", need="Open need")
    ideas.edit_idea(world.ana, shown, shown="public")
    who = Speaker(f"Kim {bird}", f"kim@{bird}.example", f"Firm {bird}")
    votes.vote_for(world.ana, shown, who=who, words=f"Words {bird}")
    for state in ("private", "waiting", "hidden"):
        other = idea(world, f"Seen {bird} {state}", need=f"Need {bird}")
        ideas.edit_idea(world.ana, other, shown=state)
    feedback.add_feedback(world.ana, world.gate, text=f"Seen by all {bird}", who=who)
    customers.keep_customer(world.ana, world.home, name=f"Buyer {bird}", revenue=1)
    portal.add_remark(world.ana, shown, who=who, body=f"Waits {bird}")
    ideas.weigh_idea(world.ana, shown, effort=3.77)
    client = client_for()
    pages = ("", "?wish=seen+by+all", "/nearest?wish=seen", "/ideas/1", "/roadmap", "/message")
    texts = [client.get(f"/p/gate{page}").text for page in pages]
    assert all("Seen" in texts[at] for at in (0, 1, 2, 3))
    assert [page for page, text in zip(pages, texts, strict=True) if bird in text] == []
    assert [page for page, text in zip(pages, texts, strict=True) if "3.77" in text] == []


def test_opening_and_its_undo(world, told, client_for):
    portal.set_portal(world.ana, world.gate, is_open=True, intro="Hello")
    undo(world.ana, told[-1].number)
    assert client_for().get("/p/gate").status_code == 404


def test_moderation_is_taken_back(world, told):
    one = portal.add_remark(world.ana, idea(world), who=KATRIN, body="Yes")
    portal.show_remark(world.ben, one, shown="public")
    undo(world.ben, told[-1].number)
    assert one.shown == "waiting"


def test_nobody_votes_for_what_is_in_the_bin(world):
    one = linked(world)
    target = session.get_one(Idea, one.idea_id)
    system = System(world.home.id)
    votes.vote_for(system, target, who=KATRIN)
    ideas.bin_idea(world.ana, target)
    with pytest.raises(Conflict):
        votes.vote_for(system, target, who=Speaker("Omar", "omar@example.org"))


def test_what_is_new_is_read_as_page_and_feeds(world, client_for):
    portal.set_portal(world.ana, world.gate, is_open=True)
    out = create_release(world.ana, world.gate, title="5.0", notes="**Caps** & more")
    create_release(world.ana, world.gate, title="6.0", notes="kanari9")
    publish_release(world.ana, out)
    client = client_for()
    for page in ("", ".rss", ".atom"):
        answer = client.get(f"/p/gate/changelog{page}")
        assert answer.status_code == 200
        assert "Caps" in answer.text
        assert "kanari9" not in answer.text
    assert ElementTree.fromstring(client.get("/p/gate/changelog.rss").text).tag == "rss"
    portal.set_portal(world.ana, world.gate, shows_changelog=False)
    assert client.get("/p/gate/changelog").status_code == 404
