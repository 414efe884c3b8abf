"""A form that was refused comes again as it was typed, with a message at each field."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, g
from werkzeug.wrappers import Response as Answer

from onetask.core.errors import Conflict, Invalid
from onetask.core.failures import failed
from onetask.core.hx import is_partial
from onetask.core.locale import gettext as _

View = Callable[..., Answer]


class Over(Exception):
    """A mailed link that was used, taken back, or is too old."""


def install(app: Flask) -> None:
    app.register_error_handler(Over, lambda _error: over())
    app.context_processor(_typed)


def _typed() -> dict[str, Any]:
    return {"errors": g.get("errors", {}), "values": g.get("values", {})}


def over() -> Answer:
    return failed(410, _("This link works no longer. Ask for a new one."))


def again(draw: View) -> Callable[[View], View]:
    """Names the page on which the form of a view stands."""

    def wrap(view: View) -> View:
        @wraps(view)
        def run(**where: Any) -> Answer:
            try:
                return view(**where)
            except (Invalid, Conflict) as refusal:
                if is_partial():
                    raise
                remember(refusal)
            answer = draw(**where)
            answer.status_code = 422
            return answer

        return run

    return wrap


def remember(refusal: Invalid | Conflict) -> None:
    if isinstance(refusal, Invalid):
        g.errors, g.values = refusal.fields, refusal.values
    else:
        g.errors = {"form": str(refusal)}
