"""A listener for mail: LMTP from the mail server beside it, or SMTP."""

import asyncio
import logging
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask

from onetask.core.errors import Busy, Invalid, NotThere
from onetask.product.operations.inbound import addressee, take_mail

LARGEST = 10 * 1024 * 1024
NOBODY = "550 5.1.1 Nobody here has this address"
WORDLESS, TRY_AGAIN = "554 5.6.0 There are no words in it", "451 4.3.0 Try again"

log = logging.getLogger(__name__)


class Postbox:
    """Answers a mail server: nothing is accepted that is not stored."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """One at a time: LMTP wants an answer for each, which a single one cannot give."""
        if envelope.rcpt_tos:
            return "452 4.5.3 One recipient at a time"
        answer = self._asked(lambda: addressee(address))
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        raw = envelope.content or b""
        words = raw if isinstance(raw, bytes) else raw.encode()
        return self._asked(lambda: take_mail(addressee(envelope.rcpt_tos[0]), words))

    def _asked(self, deed: Any) -> str:
        try:
            with self.app.app_context():
                deed()
        except (NotThere, Invalid) as why:
            return NOBODY if isinstance(why, NotThere) else WORDLESS
        except Busy:
            return TRY_AGAIN
        except Exception:
            log.exception("a mail could not be taken in")
            return TRY_AGAIN
        return "250 OK"


def serve(box: Postbox, host: str, port: int, *, is_smtp: bool) -> None:
    kind = SMTP if is_smtp else LMTP

    async def listen() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: kind(
                box, loop=loop, data_size_limit=LARGEST, enable_SMTPUTF8=True, ident="OneTask"
            ),
            host,
            port,
        )
        await server.serve_forever()

    asyncio.run(listen())
