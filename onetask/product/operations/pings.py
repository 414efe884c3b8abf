"""Pings say that somebody used the product; counted, they become points of engagement."""

import hashlib
import hmac
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import delete, select

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping, operation
from onetask.core.jobs import promise
from onetask.core.settings import secret
from onetask.product.access.metrics import may_measure
from onetask.product.access.products import may_edit_product
from onetask.product.models.metrics import WINDOWS, Metric, Ping, Stream
from onetask.product.models.products import Product
from onetask.product.operations.metrics import Reading, add_points
from onetask.product.operations.parts import Rules, made
from onetask.product.queries.metrics import metrics_of, people_in, stream_of
from onetask.work.operations.fields import line

STREAM = Rules({"name": line(120)})
COUNTED_WITHIN = timedelta(minutes=5)
KEPT = timedelta(days=60)


@operation(may_edit_product)
def open_stream(change: Change, product: Product) -> Stream:
    """The address a product's pings are sent to; it has one."""
    change.hold(product)
    if stream := stream_of(product.id):
        return stream
    return made(change, product, Stream, STREAM, {"name": product.name})


@bookkeeping
def note_ping(stream: Stream, who: str) -> None:
    """Once per person and day, as a hash; the count follows within minutes."""
    today = now().date()
    known = hash_of(stream, who)
    mine = Ping.stream_id == stream.id, Ping.day == today, Ping.who == known
    if session.scalar(select(Ping.id).where(*mine)) is None:
        session.add(Ping(stream_id=stream.id, day=today, who=known))
        session.flush()
        key = f"product.count_pings:{stream.id}"
        promise("product.count_pings", stream.id, at=now() + COUNTED_WITHIN, key=key)


@operation(may_measure)
def count_people(change: Change, stream: Stream, /, *, day: date) -> None:
    """Daily, weekly and monthly people as points of the metrics that ask for them."""
    product = session.get_one(Product, stream.product_id)
    at = datetime.combine(day, time(0), UTC)
    for metric in metrics_of(product.id):
        if metric.window in WINDOWS:
            count = people_in(stream.id, day, WINDOWS[metric.window])
            _measure(change, metric, Reading(at, count, "pings"))


@bookkeeping
def forget_pings(stream: Stream) -> None:
    old = Ping.stream_id == stream.id, Ping.day < (now() - KEPT).date()
    session.execute(delete(Ping).where(*old))


def hash_of(stream: Stream, who: str) -> str:
    words = f"{stream.id}:{who}".encode()
    return hmac.new(secret().encode(), words, hashlib.sha256).hexdigest()[:32]


def _measure(change: Change, metric: Metric, reading: Reading) -> None:
    add_points(change.actor, metric, readings=[reading], source="pings")
