"""What a mail server's answer means for a letter."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPResponseException

from onetask.core.fetch import Away, Unfit

LAST = range(500, 600)
LONGEST = timedelta(hours=6)


class Declined(Exception):
    """What an address answered instead of taking it."""

    def __init__(self, status: int, wait: timedelta = timedelta()) -> None:
        super().__init__(f"HTTP {status}")
        self.status, self.wait = status, wait

    @property
    def is_final(self) -> bool:
        return self.status < 500 and self.status not in (408, 425, 429)


def asked_wait(text: str, moment: datetime) -> timedelta:
    """What Retry-After says, in seconds or as a date: never more than some hours."""
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), LONGEST.total_seconds()))
    try:
        until = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return timedelta()
    if until.tzinfo is None:
        return timedelta()
    return min(max(until - moment, timedelta()), LONGEST)


def is_final(error: Exception) -> bool:
    """A letter no server will ever take; a wrong password of ours is no fault of the letter."""
    if isinstance(error, SMTPAuthenticationError):
        return False
    if isinstance(error, Declined):
        return error.is_final
    if isinstance(error, SMTPRecipientsRefused):
        return all(code in LAST for code, _ in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return error.smtp_code in LAST
    return isinstance(error, ValueError | Unfit)


def in_words(error: Exception) -> str:
    """For the owner's page: what the server said, without anything we sent; no address is told."""
    if isinstance(error, SMTPRecipientsRefused):
        answers = [f"{code} {_text(said)}" for code, said in error.recipients.values()]
        return "; ".join(answers)[:300]
    if isinstance(error, SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"[:300]
    if isinstance(error, Unfit):
        return "no public address"
    if isinstance(error, Away):
        return f"no answer ({type(error.__cause__ or error).__name__})"
    return (str(error) or type(error).__name__)[:300]


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
