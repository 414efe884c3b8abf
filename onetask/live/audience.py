"""Who is connected to this process, and which places they look at."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

Room = tuple[str, str]


@dataclass(eq=False)
class Client:
    """One socket of a member; rights are read anew from what it signed in with."""

    sid: str
    environ: dict[str, Any]
    workspace_id: UUID
    member_id: UUID
    account_id: UUID | None
    role: str
    face: tuple[str, str, int]
    locale: str
    places: set[str] = field(default_factory=set)
    focus: dict[str, str | None] = field(default_factory=dict)


class Audience:
    """The sockets of this process by workspace, and by place and language."""

    def __init__(self) -> None:
        self.clients: dict[str, Client] = {}
        self._homes: Counter[UUID] = Counter()
        self._rooms: dict[UUID, Counter[Room]] = {}
        self._at: dict[str, set[Client]] = {}

    def enter(self, client: Client) -> None:
        self.clients[client.sid] = client
        self._homes[client.workspace_id] += 1

    def join(self, client: Client, place: str) -> None:
        if place not in client.places:
            client.places.add(place)
            self._at.setdefault(place, set()).add(client)
            rooms = self._rooms.setdefault(client.workspace_id, Counter())
            rooms[place, client.locale] += 1

    def leave(self, client: Client, place: str) -> None:
        if place in client.places:
            client.places.remove(place)
            client.focus.pop(place, None)
            self._at[place].remove(client)
            self._rooms[client.workspace_id][place, client.locale] -= 1
            self._tidy(client.workspace_id, place, client.locale)

    def go(self, sid: str) -> set[str]:
        """Forgets a socket, and says which places it looked at."""
        client = self.clients.pop(sid, None)
        if client is None:
            return set()
        places = set(client.places)
        for place in places:
            self.leave(client, place)
        self._homes[client.workspace_id] -= 1
        if not self._homes[client.workspace_id]:
            del self._homes[client.workspace_id]
        return places

    def rooms(self, workspace_id: UUID) -> list[Room]:
        return list(self._rooms.get(workspace_id, ()))

    def workspaces(self) -> list[UUID]:
        return list(self._homes)

    def at(self, place: str) -> list[Client]:
        return list(self._at.get(place, ()))

    def of_people(self, ids: set[str]) -> list[Client]:
        """The sockets of these members or accounts."""
        everyone = self.clients.values()
        return [one for one in everyone if {str(one.member_id), str(one.account_id)} & ids]

    def _tidy(self, home: UUID, place: str, locale: str) -> None:
        if not self._rooms[home][place, locale]:
            del self._rooms[home][place, locale]
        if not self._rooms[home]:
            del self._rooms[home]
        if not self._at[place]:
            del self._at[place]


audience = Audience()


def room_of(place: str, locale: str) -> str:
    return f"{place}@{locale}"


def house_of(workspace_id: UUID) -> str:
    """The room of everybody in a workspace."""
    return f"everybody:{workspace_id}"
