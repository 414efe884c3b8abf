"""What people may send about themselves and each other."""

from collections.abc import Callable, Container
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from onetask.core.clock import zones
from onetask.core.errors import Invalid
from onetask.core.forms import Form, messages
from onetask.core.locale import LOCALES
from onetask.core.locale import gettext as _
from onetask.people.engine.passwords import LONGEST, SHORTEST, is_common
from onetask.people.models import HUES

F = TypeVar("F", bound=Form)
T = TypeVar("T")


def _address(text: str) -> str:
    try:
        found = validate_email(text, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        raise ValueError(_("This is not an e-mail address.")) from None
    return found.normalized.lower()


def _one_line(text: str) -> str:
    if any(ord(char) < 32 or char in "\u2028\u2029\u202e\u2066" for char in text):
        raise ValueError(_("This must be a single line."))
    return text


def _zone(text: str) -> str:
    if text not in zones():
        raise ValueError(_("This is not a time zone."))
    return text


def _one_of(known: Container[T]) -> Callable[[T], T]:
    def check(value: T) -> T:
        if value not in known:
            raise ValueError(_("This is not one of the choices."))
        return value

    return check


def _password(text: str) -> str:
    if len(text) < SHORTEST:
        raise ValueError(_("A password needs at least %(least)s characters.", least=SHORTEST))
    if is_common(text):
        raise ValueError(_("This password is known from leaks. Choose words nobody would guess."))
    return text


Address = Annotated[str, Field(max_length=254), AfterValidator(_address)]
Name = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_one_line)]
Zone = Annotated[str, AfterValidator(_zone)]
Typed = Annotated[str, StringConstraints(strip_whitespace=False, max_length=LONGEST)]
Password = Annotated[Typed, AfterValidator(_password)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Hue = Annotated[int, AfterValidator(_one_of(HUES))]
Role = Literal["owner", "admin", "member", "guest"]


class NewAccount(Form):
    email: Address
    name: Name
    password: Password

    @field_validator("password")
    @classmethod
    def is_not_ones_name(cls, password: str, about: ValidationInfo) -> str:
        known = [about.data.get("name", ""), about.data.get("email", "").partition("@")[0]]
        if password.casefold() in {part.casefold() for part in known}:
            raise ValueError(_("This password is too easy to guess."))
        return password


class Welcome(NewAccount):
    workspace: Name | None = None
    zone: Zone = "UTC"


class Arriving(Form):
    zone: Zone = "UTC"


class Joining(Arriving):
    name: Name
    password: Password
    email: Address | None = None


class SignIn(Form):
    email: Annotated[str, Field(max_length=254)]
    password: Typed
    next: str = "/"


def _bare(text: str) -> str:
    return "".join(text.lower().split())


class SecondStep(Form):
    """A code of the app, or one of the recovery codes."""

    code: Annotated[str, Field(min_length=1, max_length=30), AfterValidator(_bare)]
    next: str = "/"


class Proven(Form):
    current: Typed = ""


class PasskeyAnswer(Form):
    """What a browser made of our question; fido2 looks at each part of it."""

    credential: dict[str, Any]
    name: Name = "Passkey"
    next: str = "/"


class GooglePerson(Form):
    """What a checked token says; an odd name or address is refused like anybody's."""

    sub: Annotated[str, Field(min_length=1, max_length=255)]
    email: Address
    name: Name


class Forgotten(Form):
    email: Address


class NewPassword(Form):
    password: Password


class ChangedPassword(NewPassword):
    current: Typed = ""


class ChangedAddress(Form):
    email: Address
    current: Typed = ""


class Profile(Form):
    """What is not sent stays as it is; the defaults are never used."""

    name: Name = ""
    hue: Hue = 0
    zone: Zone = ""
    work_from: Clock = ""
    work_to: Clock = ""
    day_0: bool = False
    day_1: bool = False
    day_2: bool = False
    day_3: bool = False
    day_4: bool = False
    day_5: bool = False
    day_6: bool = False

    def changes(self, days: list[int]) -> dict[str, Any]:
        """What was sent, the days of the week as one list."""
        sent = self.given()
        chosen = {int(name[4:]): sent.pop(name) for name in list(sent) if name.startswith("day_")}
        if not chosen:
            return sent
        return sent | {"work_days": [day for day in range(7) if chosen.get(day, day in days)]}


class Preferences(Form):
    """As with the profile: only what is sent changes."""

    locale: Annotated[str, AfterValidator(_one_of(LOCALES))] = ""
    theme: Literal["light", "dark", "system"] = "system"
    is_calm: bool = False
    single_keys: bool = True


class NamedWorkspace(Form):
    name: Name


class NewWorkspace(NamedWorkspace):
    zone: Zone = "UTC"


class Invite(Form):
    email: Address | None = None
    role: Role = "member"
    project_ids: Annotated[list[UUID], Field(max_length=100, default_factory=list)]


class ChangedRole(Form):
    role: Role


class NewKey(Form):
    name: Name


def checked(model: type[F], **fields: Any) -> F:
    """Fields that did not come by a request, such as from the command line."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise Invalid(messages(error), fields) from None
