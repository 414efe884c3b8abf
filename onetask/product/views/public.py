"""What people outside see and send: a survey, and a sign that somebody used the product."""

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.change import System
from onetask.core.db import session
from onetask.core.errors import Invalid, NotThere
from onetask.core.forms import read
from onetask.core.limits import limited
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.walls import from_anywhere
from onetask.product.access.metrics import open_stream, open_survey
from onetask.product.forms.metrics import Answered, Pinged
from onetask.product.models.metrics import SCALES, Stream, Survey
from onetask.product.operations.pings import note_ping
from onetask.product.operations.surveys import answer_survey

bp = Blueprint("public_product", __name__)
from_anywhere |= {"public_product.ping", "public_product.preflight"}


@bp.errorhandler(NotThere)
def gone(_error: NotThere) -> Answer:
    """Closed, deleted or never there: nobody is asked to sign in for it."""
    return hx.page("product/gone.html", 404)


@bp.get("/ask/<asked>")
def show(asked: str) -> Answer:
    """A link in a mail may bring the score along; it is sent only by the button."""
    return _asked(_survey(asked), request.args.get("score", ""), "")


@bp.post("/ask/<asked>")
@limited("30 per hour")
def answer(asked: str) -> Answer:
    survey = _survey(asked)
    try:
        sent = read(Answered)
        if not sent.website:
            by = System(survey.workspace_id)
            answer_survey(by, survey, score=sent.score, words=sent.words)
    except Invalid:
        return _asked(survey, "", _("Choose one of the numbers."), 422)
    return hx.go(f"/ask/{asked}/thanks")


@bp.get("/ask/<asked>/thanks")
def thanks(asked: str) -> Answer:
    return hx.page("product/thanks.html", survey=_survey(asked))


@bp.post("/pings/<stream>")
@limited("600 per minute")
def ping(stream: str) -> Answer:
    """Says the same whether it was counted, known already, or meant for nobody."""
    try:
        sent = read(Pinged)
        found: Stream = one_or_404(open_stream(stream))
        note_ping(found, sent.who)
    except (Invalid, NotThere):
        session.rollback()
    return _nothing()


@bp.route("/pings/<stream>", methods=["OPTIONS"], endpoint="preflight")
def preflight(stream: str) -> Answer:  # noqa: ARG001
    return _nothing()


def _nothing() -> Answer:
    answer = make_response("", 204)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Allow-Headers"] = "Content-Type"
    return answer


def _asked(survey: Survey, score: str, wrong: str, status: int = 200) -> Answer:
    least, most = SCALES[survey.scale]
    facts = {"survey": survey, "scores": range(least, most + 1), "chosen": score, "wrong": wrong}
    return hx.page("product/ask.html", status, **facts)


def _survey(slug: str) -> Survey:
    found: Survey = one_or_404(open_survey(slug))
    return found
