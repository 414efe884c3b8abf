"""Mail that could not be sent because no server is configured: for owners to read."""

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx, mail
from onetask.core.errors import NotThere
from onetask.core.settings import settings
from onetask.core.who import me
from onetask.people.queries import is_installer

bp = Blueprint("kept_mail", __name__)


@bp.get("/settings/mail")
def show() -> Answer:
    for_owner()
    sends = bool(settings().smtp_url)
    return hx.page("people/kept_mail.html", letters=mail.kept(), sends=sends, folder=mail.folder())


@bp.get("/settings/mail/<name>")
def read(name: str) -> Answer:
    for_owner()
    letter = mail.kept_letter(name)
    text = letter.get_body(("plain",))
    words = text.get_content() if text else ""
    return hx.page("people/kept_letter.html", letter=letter, text=words)


def for_owner() -> None:
    """Letters of every workspace lie here: they are for the owner of the installation alone."""
    if not is_installer(me()):
        raise NotThere
