"""The law of the drawing: an old page and the messages about it make the page drawn anew.

law = Law(client, f"/boards/{board.id}", told)
move_task(world.ben, world.brief, column=world.launch_done)
law.holds()        # by what is pushed, and by what a catch-up answers: byte for byte
"""

from onetask.core import fragments
from onetask.core.db import session
from onetask.live.bundle import bundle_of
from tests.screen import Page


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
        return Page(answer.text)

    def holds(self):
        self._push()
        self._catch_up()
        anew = self.anew().look()
        assert self.pushed.look() == anew, "the pushes made another page"
        assert self.caught_up.look() == anew, "the catch-up made another page"

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
