"""The page that load balancers and the supervisor ask."""

from flask import Blueprint

from onetask.run import health

bp = Blueprint("run", __name__)


@bp.get("/healthz")
def healthz() -> tuple[dict[str, object], int, dict[str, str]]:
    found = health.parts()
    measured = health.measures() if found["database"] == health.WELL else {}
    well = health.is_well(found, measured)
    answer: dict[str, object] = {"ok": well, "parts": found, "measures": measured}
    return answer, 200 if well else 503, {"Cache-Control": "no-store"}
