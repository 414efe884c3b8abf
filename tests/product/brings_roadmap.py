"""The roadmap: what the tests of the house play."""

from onetask.product.operations import links, roadmap, waits


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
    "link": linked,
    "unlink": lambda w: links.unlink(w.ana, linked(w), target=w.launch),
}
