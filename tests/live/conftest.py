import pytest

from tests.live import wire
from tests.live.transport_server import APP, running


@pytest.fixture(scope="module")
def port():
    with running(APP) as (port, _):
        assert wire.http(port, "/state")["own"]
        yield port
