"""Every address answers everybody as it is declared, and a new one must be declared."""

import pytest

from tests.security.matrix import AT, body_of
from tests.security.signs import WHO
from tests.security.walk import address, led_to_sign_in, rules

SIGNS = {403: "x", 409: "c", 410: "o", 422: "u", 503: "w"}
NOTHING = (401, 404, 405)


def test_every_address_is_declared(app):
    assert {rule.endpoint for rule, _ in rules(app)} == set(AT)


def outcome(answer):
    """One sign for how a request was met."""
    if answer.status_code in NOTHING or led_to_sign_in(answer):
        return "-"
    return "." if answer.status_code < 400 else SIGNS.get(answer.status_code, "!")


def as_usual(endpoint, who):
    """Members come to the API as programs."""
    is_program = endpoint.startswith("api.") and who != "visitor"
    return f"{who.removesuffix('_key')}_key" if is_program else who


def met(ask, planted, rule, method):
    """The signs of everybody at one address, each in a fresh house."""
    found = ""
    body = body_of(rule.endpoint, planted.ids) if rule.endpoint in AT else None
    sent = {} if body is None else {"query_string" if method == "GET" else "json": body}
    for who in WHO:
        name = as_usual(rule.endpoint, who)
        found += outcome(ask(name, method, address(rule, planted.ids), **sent))
        if method != "GET" and found[-1] not in "-x":
            planted.rows.restore()
    return found


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_everybody_is_answered_as_declared(app, ask, planted, method):
    wrong = {}
    for rule, _ in rules(app, of=(method,)):
        found = met(ask, planted, rule, method)
        if found != AT.get(rule.endpoint, ("",))[0]:
            wrong[rule.endpoint] = found
    assert wrong == {}
