"""The way between processes: one Redis channel; who misses a message heals from the database."""

import json
import logging
import random
import secrets
import time
from collections.abc import Callable
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from onetask.core.settings import settings

CHANNEL = "onetask:live"
PATIENCE = 0.25
SHORTEST, LONGEST = 0.1, 2.0
QUIET = 1.0

Message = dict[str, Any]
log = logging.getLogger(__name__)


class Bus:
    """Publishes once and never waits long; while nobody answers it is left alone for a moment."""

    def __init__(self) -> None:
        self.origin = secrets.token_hex(8)
        self._redis: Redis | None = None
        self._url = ""
        self._pause, self._again_at = SHORTEST, 0.0

    @property
    def is_there(self) -> bool:
        return bool(settings().redis_url)

    def publish(self, message: Message) -> bool:
        """False: nobody else heard it."""
        if not self.is_there or time.monotonic() < self._again_at:
            return False
        try:
            self._client().publish(CHANNEL, json.dumps({"o": self.origin} | message))
        except (RedisError, OSError) as error:
            self._step_back(error)
            return False
        self._pause = SHORTEST
        return True

    def listen(self, take: Callable[[Message], None], back: Callable[[], None]) -> None:
        """Hands over what other processes say, for ever; `back` is called after each (re)start."""
        pause = SHORTEST
        while True:
            try:
                with self._channel() as channel:
                    channel.subscribe(CHANNEL)
                    pause = SHORTEST
                    back()
                    while True:
                        self._take_one(channel, take)
            except (RedisError, OSError) as error:
                log.warning("live channel lost: %s", error)
                time.sleep(pause * random.uniform(0.5, 1))  # noqa: S311
                pause = min(LONGEST, pause * 2)

    def _take_one(self, channel: Any, take: Callable[[Message], None]) -> None:
        heard = channel.get_message(timeout=QUIET)
        if heard is None:
            return
        try:
            message = json.loads(heard["data"])
            if message["o"] != self.origin:
                take(message)
        except (RedisError, OSError):
            raise
        except Exception:
            log.exception("a message between processes was not understood")

    def _step_back(self, error: Exception) -> None:
        log.warning("live channel does not answer: %s", error)
        self._again_at = time.monotonic() + self._pause
        self._pause = min(LONGEST, self._pause * 2)

    def _channel(self) -> Any:
        client: Any = self._client()
        return client.pubsub(ignore_subscribe_messages=True)

    def _client(self) -> Redis:
        if self._redis is None or self._url != settings().redis_url:
            self._url = settings().redis_url
            limits = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
            options = limits | {"retry": Retry(NoBackoff(), 0), "health_check_interval": 5}
            self._redis = Redis.from_url(self._url, **options)
        return self._redis


bus = Bus()
