"""What many people say is found behind the pages, ranked by people, and shown with its words."""

from sqlalchemy import select

from onetask.assist.jobs import read_feedback
from onetask.assist.models import Themes
from onetask.assist.queries.themes import work_out
from onetask.core.db import session
from onetask.product.models.feedback import Feedback
from onetask.product.operations.customers import Speaker
from onetask.product.operations.feedback import add_feedback, bin_feedback

SAYING = {
    "The map does not load when I am offline on a mountain": ("fay", "gil", "hal"),
    "Please let me export invoices to a spreadsheet file": ("ida", "ida", "ida", "jon"),
}
ALONE = ("Lovely colours", "How do I change my password?", "The team was kind on the phone")


def say_it_all(world):
    said = [(text, name) for text, names in SAYING.items() for name in names]
    for text, name in [*said, *((text, f"p{place}") for place, text in enumerate(ALONE))]:
        add_feedback(world.ana, world.gate, text=text, who=Speaker(email=f"{name}@example.com"))


def kept():
    session.rollback()
    return session.scalar(select(Themes))


def test_more_people_come_before_more_words(world):
    say_it_all(world)
    read, found = work_out(world.gate.id)
    assert read == 10
    assert [(one["people"], len(one["items"])) for one in found] == [(3, 3), (2, 4)]
    assert set(found[1]["words"]) & {"invoices", "export", "spreadsheet"}


def test_too_little_tells_nothing(world, client_for):
    add_feedback(world.ana, world.gate, text="The map is slow", who=Speaker("Fay"))
    assert work_out(world.gate.id) == (1, [])
    assert "Not enough feedback yet" in client_for(world.ben).get("/feedback/themes").text


def test_the_job_keeps_what_is_new_and_the_page_shows_the_evidence(world, client_for, kinds):
    say_it_all(world)
    for _ in range(2):
        read_feedback(str(world.home.id), "1")
    assert kinds().count("product.themed") == 1
    page = client_for(world.ben).get("/feedback/themes")
    assert "3 people" in page.text
    assert next(iter(SAYING)) in page.text


def test_what_is_binned_meanwhile_is_not_shown(world, client_for):
    say_it_all(world)
    read_feedback(str(world.home.id), "1")
    for one in session.scalars(select(Feedback).where(Feedback.text == next(iter(SAYING)))).all():
        bin_feedback(world.ana, one)
    assert next(iter(SAYING)) not in client_for(world.ben).get("/feedback/themes").text
    read_feedback(str(world.home.id), "2")
    assert kept().read == 7


def test_guests_do_not_read_feedback(world, client_for):
    assert client_for(world.gus).get("/feedback/themes").status_code == 404
