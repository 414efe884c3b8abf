"""Who may see and change risks and the log: everybody but guests."""

from uuid import UUID

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.subjects import place
from onetask.plan.access.items import lists, visible_items
from onetask.plan.models.risks import Record, Risk
from onetask.work.access import may_edit


def may_keep_log(actor: Actor, thing: Thing) -> bool:
    return may_edit(actor, thing)


lists(Risk, "risks")
lists(Record, "records")


@place("risk")
def may_join_risk(actor: Actor, risk_id: UUID) -> bool:
    seen = visible_items(actor, Risk).where(Risk.id == risk_id)
    return session.scalar(seen.with_only_columns(Risk.id)) is not None


@place("record")
def may_join_record(actor: Actor, record_id: UUID) -> bool:
    seen = visible_items(actor, Record).where(Record.id == record_id)
    return session.scalar(seen.with_only_columns(Record.id)) is not None
