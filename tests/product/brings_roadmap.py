"""The roadmap: what the tests of the house play."""

from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.undo import undo
from onetask.product.operations import goals, links, roadmap, shares, spine, waits
from onetask.work.operations.templates import save_project
from tests.security.signs import NONE, TEAM_ONLY


def tap(w, **more):
    return roadmap.create_initiative(w.ana, w.gate, title="Tap to pay", **more)


def other(w):
    return roadmap.create_initiative(w.ana, w.gate, title="Fewer machines", horizon="later")


def linked(w):
    one = tap(w)
    links.link(w.ana, one, target=w.launch)
    return one


def waiting(w):
    one, first = other(w), tap(w)
    waits.block_initiative(w.ana, one, blocker=first)
    return one, first


def goal(w):
    return goals.create_goal(w.ana, w.gate, title="Effortless")


def started(w):
    template = save_project(w.ana, w.launch, name="Launch")
    return spine.start_project(w.ana, tap(w), template=template, key="TAP")


def shared(w, audience="leadership"):
    return shares.share_roadmap(w.ana, w.gate, audience=audience, name="The board")


def undo_last(w):
    session.rollback()
    undo(w.ana, standing(w.home.id).number)


ACTS = {
    "create_initiative": tap,
    "edit_initiative": lambda w: roadmap.edit_initiative(
        w.ben, tap(w), title="Tap", summary="At 14 stations", health="at_risk", progress=40
    ),
    "move_initiative": lambda w: roadmap.move_initiative(w.ben, tap(w), horizon="now"),
    "bin_initiative": lambda w: roadmap.bin_initiative(w.ben, tap(w)),
    "restore_initiative": lambda w: roadmap.restore_initiative(w.ana, ACTS["bin_initiative"](w)),
    "block_initiative": waiting,
    "unblock_initiative": lambda w: waits.unblock_initiative(
        w.ana, (both := waiting(w))[0], blocker=both[1]
    ),
    "add_initiative": lambda w: spine.add_initiative(w.ana, w.gate, title="New", goal=goal(w)),
    "start_project": started,
    "start_project again": lambda w: (started(w), undo_last(w)),
    "share_roadmap": shared,
    "revoke_share": lambda w: shares.revoke_share(w.ana, shared(w).link),
    "reopen_share": lambda w: shares.reopen_share(w.ana, ACTS["revoke_share"](w)),
    "link": linked,
    "unlink": lambda w: links.unlink(w.ana, linked(w), target=w.launch),
}

PAGES = {
    "roadmap board": lambda _: "/roadmap?shape=board",
    "roadmap timeline": lambda _: "/roadmap",
    "roadmap table": lambda _: "/roadmap?shape=table&audience=leadership",
}
INITIATIVE = {"title": "Planted"}
ENDS = {
    "from": {"kind": "initiative", "id": "{initiative}"},
    "to": {"kind": "project", "id": "{project}"},
}
HOMES = {"initiatives": "initiative", "waits": "initiative_other", "links": "link"}
HOMES |= {"shares": "share", "trace": "initiative", "{kind}": "initiative"}
PUBLIC = {
    "product_shares.shared": "a link that shows one roadmap",
    "product_shares.shared_drawing": "a link that shows one roadmap",
}
AT = {
    "product_roadmap.show": (TEAM_ONLY,),
    "product_roadmap.new": (TEAM_ONLY,),
    "product_roadmap.create": (TEAM_ONLY, INITIATIVE),
    "product_roadmap.edit": (TEAM_ONLY, INITIATIVE),
    "product_roadmap.place": (TEAM_ONLY, {"column": "now"}),
    "product_roadmap.delete": (TEAM_ONLY,),
    "product_roadmap.restore": (NONE,),
    "product_roadmap.block": (TEAM_ONLY, {"blocker": "{initiative_other}"}),
    "product_roadmap.unblock": (TEAM_ONLY,),
    "product_initiatives.show": (TEAM_ONLY,),
    "product_initiatives.project": (TEAM_ONLY,),
    "product_initiatives.start": (TEAM_ONLY, {"key": "NEW"}),
    "product_shares.index": (TEAM_ONLY,),
    "product_shares.create": (TEAM_ONLY, {"audience": "team"}),
    "product_shares.revoke": (TEAM_ONLY,),
    "product_shares.drawing": (TEAM_ONLY,),
    "product_shares.shared": (NONE,),
    "product_shares.shared_drawing": (NONE,),
    "api.list_initiatives": (TEAM_ONLY,),
    "api.create_initiative": (TEAM_ONLY, INITIATIVE),
    "api.read_initiative": (TEAM_ONLY,),
    "api.edit_initiative": (TEAM_ONLY, INITIATIVE),
    "api.place_initiative": (TEAM_ONLY, {"horizon": "now"}),
    "api.delete_initiative": (TEAM_ONLY,),
    "api.restore_initiative": (NONE,),
    "api.let_initiative_wait": (TEAM_ONLY, {"blocker": "{initiative_other}"}),
    "api.end_wait": (TEAM_ONLY,),
    "api.start_initiative": (TEAM_ONLY, {"key": "NEWEST"}),
    "api.create_link": (TEAM_ONLY, ENDS),
    "api.delete_link": (TEAM_ONLY,),
    "product_links.create": (TEAM_ONLY, ENDS),
    "product_links.of_task": (TEAM_ONLY,),
    "product_links.cut": (TEAM_ONLY, ENDS),
    "product_links.cut_one": (TEAM_ONLY,),
}


def plant(world, project, canary):
    one = roadmap.create_initiative(
        world.ana, world.gate, title=f"Reach {canary}", summary=f"Soon {canary}", about=canary
    )
    later = roadmap.create_initiative(world.ana, world.gate, title=f"Later {canary}")
    made = links.link(world.ana, one, target=project)
    share = shares.share_roadmap(world.ana, world.gate, audience="team", name=f"Board {canary}")
    return {
        "initiative": one,
        "initiative_other": later,
        "link": made,
        "share": share.link,
    }
