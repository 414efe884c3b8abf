"""The order of work for whoever asks, by the weights they chose."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import has_request_context

from onetask.assist.engine.order import ranked
from onetask.assist.queries.help import help_for
from onetask.core.who import member
from onetask.work.engine.priority import Ranked, orders, plain


@orders
def ordered(rows: Sequence[Any], today: date) -> list[Ranked]:
    """Switched off, or outside a page: by plain sums."""
    actor = member() if has_request_context() else None
    help_ = help_for(actor) if actor else None
    if help_ is None or not help_.is_on:
        return plain(rows, today)
    return ranked(rows, today, help_.weights)
