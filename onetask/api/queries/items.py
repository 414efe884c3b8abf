"""What is noted beside the tasks, as programs see it."""

from typing import Any, TypeVar
from uuid import UUID

from onetask.api.queries.shown import number_of, shaped, there
from onetask.api.queries.tables import plain
from onetask.core.errors import NotThere
from onetask.plan.access.items import may_change

T = TypeVar("T")


def item_shown(kind: type[T], item: Any, /, **more: Any) -> T:
    """The fields that its description names; `more` are those the row has not."""
    names = [name for name in kind.__annotations__ if name not in more and name != "number"]
    facts: Any = {name: plain(getattr(item, name)) for name in names}
    return shaped(kind, **facts, **more)


def item_whole(actor: Any, kind: type[T], item: Any, /, **more: Any) -> T:
    number = number_of(actor)
    return item_shown(kind, item, number=number, **more)


def item_there(actor: Any, model: type[Any], item_id: UUID) -> Any:
    """In the bin or not; guests find nothing."""
    found = there(actor, model, item_id)
    if not may_change(actor, found):
        raise NotThere
    return found
