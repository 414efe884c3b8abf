"""Commands about Google: is everything in place, and new keys for what is kept."""

import click
import requests

from onetask.cli import group
from onetask.core.mail import address
from onetask.core.resealing import reseal_all
from onetask.core.settings import settings
from onetask.google.queries.agendas import states_of_grants

SIGN_IN, CALENDAR = "/sign-in/google/callback", "/settings/calendars/google/callback"
PATIENCE = 10


@group.group("google")
def google() -> None:
    """Google: a look at the connection, and new keys."""


@google.command("doctor")
def doctor() -> None:
    """Says what is set, what answers and what to enter at Google."""
    known = settings()
    click.echo(f"client id: {'set' if known.google_client_id else 'missing: Google is off'}")
    click.echo(f"issuer: {known.google_issuer}: {_answers(known.google_issuer)}")
    for path in (SIGN_IN, CALENDAR):
        click.echo(f"enter as redirect address: {address(path)}")
    if not known.is_https:
        click.echo("push from Google needs https: changes are fetched every few minutes instead")
    click.echo("publish the consent screen, or keys end after 7 days")
    for state, count, oldest in states_of_grants():
        click.echo(f"connections {state}: {count}, last run {oldest or 'never'}")


@google.command("rotate")
def rotate() -> None:
    """Encrypts all that is kept sealed, not only Google's, with the first of ONETASK_TOKEN_KEYS."""
    renewed, lost = reseal_all()
    click.echo(f"{renewed} secrets have the new key; {lost} open with none of the keys")


def _answers(issuer: str) -> str:
    try:
        answer = requests.get(f"{issuer}/.well-known/openid-configuration", timeout=PATIENCE)
    except requests.RequestException as error:
        return f"does not answer ({type(error).__name__})"
    return "answers" if answer.ok else f"answers {answer.status_code}"
