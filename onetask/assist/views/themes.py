"""Themes of feedback: what many people say, each number with its evidence."""

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.assist.queries.help import help_for
from onetask.assist.queries.themes import FEWEST, themes_of, themes_on
from onetask.core.who import me
from onetask.product.queries.inbox import counts_of
from onetask.product.views.chosen import chosen_product, product_page

bp = Blueprint("assist_themes", __name__)


@bp.get("/feedback/themes")
def show() -> Answer:
    product = chosen_product()
    row = themes_on(product.id)
    facts = {
        "row": row,
        "themes": themes_of(row) if row else [],
        "help": help_for(me()),
        "fewest": FEWEST,
        "show": "themes",
        "counts": counts_of(product.id),
    }
    return product_page("assist/themes.html", "assist/_themes.html", product, **facts)
