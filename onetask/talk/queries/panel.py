"""All the talk on a thing, for the page or panel that shows it."""

from collections.abc import Sequence
from functools import cached_property

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.core.events import standing
from onetask.core.fragments import draw_place
from onetask.core.subjects import subject
from onetask.people.models import Member
from onetask.talk.queries.activity import MOST, Activity, activity_of
from onetask.talk.queries.people import watch_of, watchers_of
from onetask.talk.queries.said import files_of


class Talk:
    """Each part is looked up when it is drawn; the number is read first."""

    def __init__(self, actor: Actor, thing: Thing, *, is_whole: bool = False) -> None:
        self.actor, self.thing, self.most = actor, thing, None if is_whole else MOST
        self.now = standing(thing.workspace_id)
        self.about = subject(thing.kind)
        self.url, self.place = self.about.url(thing), self.about.place(thing)

    @cached_property
    def activity(self) -> Activity:
        return activity_of(self.thing, self.now, self.most)

    @cached_property
    def files(self) -> list[str]:
        ids = [file.id for file in files_of(self.thing.id)]
        return list(draw_place(self.place, "talk/_file.html", ids, self.now).values())

    @cached_property
    def watchers(self) -> Sequence[Member]:
        return watchers_of(self.thing.id)

    @cached_property
    def is_watching(self) -> bool:
        row = watch_of(self.thing.id, self.actor.id)
        return row is not None and not row.is_muted

    @cached_property
    def may_talk(self) -> bool:
        return self.about.may_talk(self.actor, self.thing)
