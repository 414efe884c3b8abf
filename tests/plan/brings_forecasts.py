"""Forecasts: what the tests of the house play."""

from onetask.core.change import System
from onetask.core.clock import now
from onetask.plan.operations import forecasts
from onetask.plan.queries.forecasts import work_out
from tests.security.signs import SEEN


def worked_out(w):
    found = work_out(w.launch, now())
    return forecasts.keep_forecast(System(w.home.id), w.launch, found=found)


ACTS = {"keep_forecast": worked_out}
PAGES = {"reports": lambda w: f"/projects/{w.launch.id}/reports"}
AT = {"report_projects.show": (SEEN,), "api.read_forecast": (SEEN,)}
