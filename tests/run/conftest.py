import dataclasses
import subprocess

import pytest
from redis import Redis

from onetask.core.settings import settings, use
from onetask.run import valkey
from tests.run.started import until


@pytest.fixture(scope="session")
def valkey_url(tmp_path_factory):
    home = tmp_path_factory.mktemp("valkey")
    address = valkey.choose_address(home)
    command = [valkey.find_binary(), *address.listen, *valkey.FLAGS]
    with subprocess.Popen(command, cwd=home) as child:
        until(lambda: valkey.answers(address.url))
        yield address.url
        child.terminate()


@pytest.fixture
def line(app, valkey_url):
    """The app uses a Valkey of the tests' own, empty at first."""
    usual = settings()
    use(dataclasses.replace(usual, redis_url=valkey_url))
    with Redis.from_url(valkey_url) as line:
        line.flushall()
        yield line
    use(usual)


@pytest.fixture
def away(app):
    """The app believes in a Valkey that is not there."""
    usual = settings()
    use(dataclasses.replace(usual, redis_url="unix:///nowhere/valkey.sock"))
    yield
    use(usual)
