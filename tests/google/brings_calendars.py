"""What the room of calendars brings to the tests of the whole house."""

from datetime import timedelta

from onetask.core.clock import now
from onetask.core.db import session
from onetask.google.models.days import Overlay
from onetask.google.operations.blocks import (
    Slot,
    drop_block,
    keep_block,
    move_block,
    plan_blocks,
)
from onetask.google.operations.feeds import add_overlay, make_feed
from onetask.google.queries.overlays import visible_feeds
from tests.security.signs import NONE, OWN, PAGE, SEEN

HOUR = timedelta(hours=1)


def block_of(w, member=None):
    """An hour of somebody's next day, kept for the brief."""
    member = member or w.ana
    start = now() + 24 * HOUR
    [block] = plan_blocks(member, member, slots=[Slot(w.brief.id, start, start + HOUR)])
    return block


def planned(w):
    return block_of(w)


def moved(w):
    block = block_of(w)
    when = {"starts_at": block.starts_at + HOUR, "ends_at": block.ends_at + HOUR}
    return move_block(w.ana, block, **when)


def dropped(w):
    return drop_block(w.ana, block_of(w))


def kept(w):
    block = block_of(w)
    drop_block(w.ana, block)
    return keep_block(w.ana, block)


ACTS = {"plan_blocks": planned, "move_block": moved, "drop_block": dropped, "keep_block": kept}
PAGES = {"day": lambda _: "/", "now": lambda _: "/now", "plan": lambda _: "/me/plan"}
TIMES = {"starts_at": "2030-01-01T09:00:00Z", "ends_at": "2030-01-01T10:00:00Z"}
FAR = "https://example.com/a.ics"

AT = {
    "home.my_day": (PAGE,),
    "home.what_now": (PAGE,),
    "home.not_today": (SEEN,),
    "home.today_after_all": (SEEN,),
    "blocks.plan": (PAGE,),
    "blocks.accept": (SEEN, {"slots": [TIMES | {"task": "{task}"}]}),
    "api.propose_blocks": (SEEN, {"tasks": ["{task}"]}),
    "api.keep_blocks": (SEEN, {"slots": [TIMES | {"task": "{task}"}]}),
    "api.give_block_back": (OWN,),
    "blocks.keep": (SEEN, TIMES | {"task": "{task}"}),
    "blocks.move": (OWN, TIMES),
    "blocks.give_back": (OWN,),
    "calendars.calendars": (PAGE,),
    "calendars.make_feed": (PAGE, {}),
    "calendars.end_feed": (OWN,),
    "calendars.add_overlay": (PAGE, {"name": "Mine", "address": FAR}),
    "calendars.end_overlay": (OWN,),
    "calendars.feed": (NONE,),
    "connection.show": (NONE,),
    "connection.start": (NONE,),
    "connection.arrive": (NONE,),
    "connection.begin": (NONE,),
    "connection.disconnect": (NONE,),
}
HOMES = {"blocks": "block", "feeds": "feed", "overlays": "overlay"}
PUBLIC = {"calendars.feed": "whoever knows the secret address reads it"}


def plant(world, project, canary):
    """A block, a feed and an overlay of Ana's."""
    if project is not world.launch:
        return {}
    make_feed(world.ana.id, project_id=None, with_words=False)
    overlay = add_overlay(world.ana.id, name=f"Calendar {canary}", hue=215, address=FAR)
    feed = session.scalars(visible_feeds(world.ana)).first()
    return {"block": block_of(world), "feed": feed, "overlay": session.get(Overlay, overlay)}
