"""Proposed parts of a task: of similar finished ones, else by the kind of work."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onetask.assist.engine.answers import Answer, Reason
from onetask.assist.engine.similar import Index, Item
from onetask.core.locale import gettext as _

FEW, MOST = 3, 8
LIKE = 4.0


class Parent(NamedTuple):
    """A finished task with the titles of its parts in their order."""

    item: Item
    ref: str
    parts: tuple[str, ...]


KINDS = {
    "bug": r"\b(?:bug|fix|error|crash|broken|fails?|wrong|fehler|behebe)\b",
    "launch": r"\b(?:launch|release|ship|publish|announce|rollout|go live|veröffentlich\w*)\b",
    "research": r"\b(?:research|interview|survey|study|find out|evaluate|compare|untersuch\w*)\b",
    "migration": r"\b(?:migrat\w*|move .* to|upgrade|switch to|replace|umzug|umstell\w*)\b",
    "event": r"\b(?:party|event|workshop|meeting|offsite|trip|conference|feier)\b",
    "writing": r"\b(?:write|draft|brief|spec|document|report|article|copy|schreib\w*|entw[iu]rf)\b",
}


def breakdown(item: Item, parents: Sequence[Parent], skip: int = 0) -> Answer[list[str]]:
    """`skip` asks for another proposal: the next most similar, then the template."""
    like = [parent for parent in parents if len(parent.parts) >= FEW]
    index = Index([parent.item for parent in like])
    matches = [one for one in index.nearest(item, most=5) if one.score >= LIKE] if like else []
    if skip < len(matches):
        found = matches[skip]
        parent = next(one for one in like if one.item.id == found.item.id)
        words = _("As in %(ref)s %(title)s", ref=parent.ref, title=parent.item.title)
        return Answer(
            list(parent.parts[:MOST]), (Reason(words, found.score, "near", (found.item.id,)),)
        )
    kind = kind_of(item)
    return Answer(steps(kind)[:MOST], (Reason(reason_words(kind), 0.0, "template"),))


def kind_of(item: Item) -> str:
    text = f"{item.title} {item.body[:300]}".lower()
    return next((kind for kind, pattern in KINDS.items() if re.search(pattern, text)), "feature")


def reason_words(kind: str) -> str:
    return {
        "bug": _("Usual steps of a fix"),
        "launch": _("Usual steps of a launch"),
        "research": _("Usual steps of research"),
        "migration": _("Usual steps of a migration"),
        "event": _("Usual steps of an event"),
        "writing": _("Usual steps of writing"),
    }.get(kind, _("Usual steps of a feature"))


def steps(kind: str) -> list[str]:
    """Plain first steps; the person changes what does not fit."""
    return {
        "bug": [_("Reproduce it and note how"), _("Find the cause"), _("Write a failing test"),
                _("Fix it"), _("Check what else it touches"), _("Tell those who reported it")],
        "launch": [_("Agree on scope and date"), _("Prepare the announcement"),
                   _("Check everything once on a copy"), _("Tell support what changes"),
                   _("Go live"), _("Watch the first day"), _("Thank those who helped")],
        "research": [_("Write down the question"), _("Choose whom to ask"),
                     _("Prepare the questions"), _("Talk to them"), _("Sort what was said"),
                     _("Share what was learned")],
        "migration": [_("List what moves"), _("Try it on a copy"), _("Plan the way back"),
                      _("Move"), _("Compare before and after"), _("Switch the old one off")],
        "event": [_("Set date and place"), _("Invite people"), _("Plan what happens when"),
                  _("Order what is needed"), _("Prepare the room"), _("Collect what to do better")],
        "writing": [_("Collect the facts"), _("Write an outline"), _("Write the first draft"),
                    _("Ask for comments"), _("Revise it"), _("Publish it")],
    }.get(kind, [_("Agree on what done means"), _("Sketch it"), _("Build the smallest version"),
                 _("Try it with somebody"), _("Finish and test it"), _("Write how it is used"),
                 _("Release it")])  # fmt: skip
