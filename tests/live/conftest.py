import gc

import pytest

from tests.live import wire
from tests.live.transport_server import APP, running


@pytest.fixture(autouse=True)
def collect(request):
    """What the client library leaves open is collected in the test that expects it."""
    yield
    if request.node.get_closest_marker("filterwarnings"):
        gc.collect()


@pytest.fixture(scope="module")
def port():
    with running(APP) as (port, _):
        assert wire.http(port, "/state")["own"]
        yield port
