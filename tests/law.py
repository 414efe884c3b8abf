"""The law of the drawing: an old page and the messages about it make the page drawn anew.

law = Law(client, f"/boards/{board.id}", told)
move_task(world.ben, world.brief, column=world.launch_done)
law.holds()        # by what is pushed, and by what a catch-up answers: byte for byte
"""

import re
from difflib import unified_diff

from onetask.core import fragments
from onetask.core.db import session
from onetask.core.fragments import facts_of, root_id
from onetask.live.bundle import bundle_of
from tests.screen import Page

LABEL = re.compile(r' data-v="\d+"')


class Law:
    """One screen, open since before the change; `told` collects the changes."""

    def __init__(self, client, url, told, locale="en"):
        self.client, self.url, self.told, self.locale = client, url, told, locale
        told.clear()
        self.pushed, self.caught_up = self.anew(), self.anew()

    def anew(self):
        session.rollback()
        answer = self.client.get(self.url)
        assert answer.status_code == 200, (self.url, answer.status_code)
        return Page(answer.text, self.url)

    def holds(self):
        self._push()
        self._catch_up()
        if self.client.get(self.url).status_code == 404:
            return
        anew = self._looks(self.anew())
        same(self._looks(self.pushed), anew, "by pushes")
        same(self._looks(self.caught_up), anew, "by the catch-up")

    def _looks(self, page):
        """A raised floor gives all drawings a newer label, and most of them no other words.

        What only its region draws bears the number at which that was read.
        """
        look, texts = page.look(), {}
        is_raised = any(change.drawing.everywhere for change in self.told)
        drawn = tuple(root_id(fragment, "") for fragment in facts_of)
        for name, text in look["fragments"].items():
            is_exact = name.startswith(drawn) and not is_raised
            texts[name] = text if is_exact else LABEL.sub("", text)
        return look | {"fragments": texts}

    def _push(self):
        for change in self.told:
            session.rollback()
            bundle = bundle_of(change, {self.locale})
            for place in self.pushed.places:
                self.pushed.patch(bundle.html(place, self.locale), self.client.get)

    def _catch_up(self):
        for place, number in self.caught_up.places.items():
            session.rollback()
            home = self.told[0].workspace_id if self.told else None
            html = fragments.since(home, place, number).html if home else ""
            self.caught_up.patch(html, self.client.get)


def differences(mine, anew):
    """What a screen shows otherwise than the page drawn anew, in short."""
    found = []
    for part, things in anew.items():
        for name in sorted({*things, *mine[part]}, key=str):
            old, new = (str(one.get(name, "nothing")) for one in (mine[part], things))
            if old != new:
                found.append((part, name, *changed(old, new)))
    return found


def changed(old, new):
    lines = unified_diff(*(re.sub(r"(<|, )", r"\n\1", one).splitlines() for one in (old, new)), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))][:8]


def same(mine, anew, how):
    found = differences(mine, anew)
    assert not found, "\n".join([how, *(str(one) for one in found)])
