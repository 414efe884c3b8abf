"""Two ways in step: one run pulls, then pushes. It knows neither HTTP nor a database.

Each change of a link is kept at once: a run may die at any call, the next one finishes its work.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from onetask.google.engine.events import (
    GROUPS,
    TIME,
    Group,
    Values,
    event_id,
    from_event,
    own_text,
    to_event,
    without_nulls,
)

TRIES = 6
MOST_NEW = 500
LISTING = {"maxResults": "250", "singleEvents": "false", "showDeleted": "true"}
Answer = tuple[int, dict[str, Any]]


class Undecided(Exception):
    """Google's answers do not fit together; the next run looks again."""


class TooMany(Exception):
    """So many new events look like a mistake: nothing is written until somebody says so."""


class Api(Protocol):
    def call(self, verb: str, event: str = "", **sent: Any) -> Answer: ...


class Side(Protocol):
    """Our own side: what should stand in the calendar, changed as its owner."""

    def scheduled(self) -> Iterable[str]: ...
    def values(self, item: str) -> Values | None: ...
    def is_scheduled(self, item: str) -> bool: ...
    def update(self, item: str, values: Values) -> None: ...
    def schedule(self, item: str, *, is_on: bool) -> None: ...


@dataclass
class Link:
    """One event of one item. `sent` is an insert of unknown outcome, `base` what both agreed on."""

    item: str
    event_id: str
    generation: int = 0
    is_live: bool = True
    etag: str | None = None
    sent: Values | None = None
    base: Values | None = None
    own_text: str = ""


@dataclass
class Ledger:
    """What is known of one calendar."""

    instance: str
    name: str
    token: str | None = None
    links: dict[str, Link] = field(default_factory=dict)
    clashes: list[tuple[str, Group, Values, Values]] = field(default_factory=list)
    keep: Callable[[Link], None] = lambda _link: None
    keep_token: Callable[[str | None], None] = lambda _token: None

    def link(self, item: str) -> Link:
        if item not in self.links:
            self.links[item] = Link(item, event_id(self.instance, self.name, item, 0))
        return self.links[item]

    def renew(self, link: Link) -> None:
        """A used event id never comes back: go on in the next generation."""
        link.generation += 1
        link.event_id = event_id(self.instance, self.name, link.item, link.generation)
        link.is_live, link.etag, link.sent, link.base, link.own_text = True, None, None, None, ""
        self.keep(link)


class Sync:
    def __init__(self, api: Api, ledger: Ledger, side: Side) -> None:
        self.api, self.ledger, self.side = api, ledger, side

    def run(self) -> None:
        self.pull()
        self.push()

    def preview(self) -> dict[str, int]:
        """What a first run would write."""
        wanted = set(self.side.scheduled())
        known = {item for item, link in self.ledger.links.items() if link.is_live}
        return {"new": len(wanted - known), "removed": len(known - wanted)}

    def pull(self) -> None:
        is_full, events = self.ledger.token is None, []
        page: dict[str, str] = {}
        while True:
            since = {} if is_full else {"syncToken": str(self.ledger.token)}
            status, answer = self.api.call("GET", params={**LISTING, **since, **page})
            if status == 410:
                self._forget_token()
                return self.pull()
            expect(status, (200,), answer)
            events += answer.get("items", [])
            if "nextPageToken" not in answer:
                break
            page = {"pageToken": answer["nextPageToken"]}
        self._take(events, is_full=is_full)
        self.ledger.token = answer["nextSyncToken"]
        return self.ledger.keep_token(self.ledger.token)

    def push(self) -> None:
        wanted = list(self.side.scheduled())
        if sum(one not in self.ledger.links for one in wanted) > MOST_NEW:
            raise TooMany
        for item in wanted:
            self._place(self.ledger.link(item))
        for link in list(self.ledger.links.values()):
            if link.is_live and not self.side.is_scheduled(link.item):
                self._remove(link)

    def _forget_token(self) -> None:
        self.ledger.token = None
        self.ledger.keep_token(None)

    def _take(self, events: list[dict[str, Any]], *, is_full: bool) -> None:
        ours = {link.event_id: link for link in self.ledger.links.values()}
        for event in events:
            link = ours.get(event["id"])
            if link and event["status"] == "cancelled":
                self._gone(link)
            elif link and event["etag"] != link.etag:  # else the echo of our own write
                self._merge(link, event)
        seen = {event["id"] for event in events} if is_full else set(ours)
        for link in ours.values():
            if link.base is not None and link.event_id not in seen:
                self._gone(link)

    def _gone(self, link: Link) -> None:
        """Deleted there: unscheduled here, unless it was edited here meanwhile; never deleted."""
        if not link.is_live:
            return
        link.is_live, link.etag = False, None
        here, base = self.side.values(link.item), link.base or link.sent
        if here is not None and self.side.is_scheduled(link.item) and base in (None, here):
            self.side.schedule(link.item, is_on=False)
        self.ledger.keep(link)

    def _merge(self, link: Link, event: dict[str, Any]) -> None:
        """Per group: one side changed, that side; both, ours wins words and theirs the time."""
        remote, here = from_event(event), self.side.values(link.item)
        base = link.base or link.sent or remote
        if here is not None:
            if not link.is_live:
                self.side.schedule(link.item, is_on=True)
            self._settle(link.item, here, base, remote)
        link.is_live, link.etag, link.base = True, event["etag"], remote
        link.own_text = own_text(event)
        self.ledger.keep(link)

    def _settle(self, item: str, here: Values, base: Values, remote: Values) -> None:
        taken: Values = {}
        for group in GROUPS:
            mine, theirs, before = (_part(side, group) for side in (here, remote, base))
            if theirs in (before, mine):
                continue
            is_theirs = mine == before or group == TIME
            if mine != before:
                kept, other = (theirs, mine) if is_theirs else (mine, theirs)
                self.ledger.clashes.append((item, group, kept, other))
            taken |= theirs if is_theirs else {}
        if taken:
            self.side.update(item, taken)

    def _place(self, link: Link) -> None:
        if not link.is_live:
            self.ledger.renew(link)
        if link.base is None:
            self._insert(link)
        for _ in range(TRIES):
            here = self.side.values(link.item)
            is_on = link.is_live and self.side.is_scheduled(link.item)
            if not is_on or here is None or link.base == here:
                return
            self._patch(link, here)
        raise Undecided(link.item)

    def _insert(self, link: Link) -> None:
        """An insert whose outcome is unknown is repeated with the very same body."""
        for _ in range(TRIES):
            link.sent = link.sent or self.side.values(link.item)
            if link.sent is None:
                return
            self.ledger.keep(link)
            status, event = self.api.call("POST", body=self._new_event(link, link.sent))
            if status == 409:
                status, event = self.api.call("GET", link.event_id)
                if status == 404:
                    continue
            expect(status, (200,), event)
            if event["status"] != "cancelled":
                self._merge(link, event)
                return
            self.ledger.renew(link)
        self.ledger.renew(link)
        raise Undecided(link.item)

    def _new_event(self, link: Link, sent: Values) -> dict[str, Any]:
        private = {"ot_item": link.item, "ot_inst": self.ledger.instance}
        marks = {"id": link.event_id, "extendedProperties": {"private": private}}
        quiet = {"reminders": {"useDefault": False, "overrides": []}}
        return {**marks, **quiet, **without_nulls(to_event(sent))}

    def _patch(self, link: Link, here: Values) -> None:
        before, after = to_event(link.base or here, link.own_text), to_event(here, link.own_text)
        body = {name: value for name, value in after.items() if value != before[name]}
        status, event = self.api.call("PATCH", link.event_id, body=body, etag=link.etag)
        if status in (403, 404, 410, 412):  # 403 is how Google answers a patch of a deleted event
            refused = status
            status, event = self.api.call("GET", link.event_id)
            if status == 404 or event.get("status") == "cancelled":
                self._gone(link)
                if self.side.is_scheduled(link.item):
                    self._place(link)
                return
            expect(refused, (412,), event)
        expect(status, (200,), event)
        self._merge(link, event)

    def _remove(self, link: Link) -> None:
        for _ in range(TRIES):
            status, answer = self.api.call("DELETE", link.event_id)
            if status in (404, 410):  # believed only after a look: it may answer a doubled call
                status, answer = self.api.call("GET", link.event_id)
                if status == 200 and answer["status"] != "cancelled":
                    continue
            expect(status, (200, 204, 404), answer)
            link.is_live, link.etag = False, None
            self.ledger.keep(link)
            return
        raise Undecided(link.item)


def _part(side: Values, group: Group) -> Values:
    return {name: side[name] for name in group}


def expect(status: int, wanted: tuple[int, ...], answer: Any) -> None:
    if status not in wanted:
        raise Undecided(f"{status}: {str(answer)[:200]}")
