"""Every route answers a visitor with the sign-in, and a stranger as if nothing were there."""

import re
from uuid import uuid4

import pytest

from tests.gathered import all_of

PUBLIC = {
    *(
        "assets.file",
        "assets.styles",
        "assets.room_styles",
        "pages.manifest",
        "api.openapi",
        "run.healthz",
    ),
    *("sign_in.show", "sign_in.enter", "sign_in.leave", "welcome.show", "welcome.begin"),
    *("second_step.show", "second_step.prove", "passkeys.ask_to_use", "passkeys.use"),
    *("welcome.sign_up", "welcome.open_account", "letters.ask", "letters.send"),
    *("letters.look", "letters.confirm", "letters.choose", "letters.reset"),
    *all_of("PUBLIC"),
}
PUBLIC_ROOMS = ("invitations.", "google.")


def routes(app):
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in PUBLIC and not rule.rule.startswith("/socket.io"):
            yield rule


def filled(rule):
    """A path to something that does not exist."""
    path = re.sub(r"<uuid:[a-z_]+>", str(uuid4()), rule.rule)
    path = re.sub(r"<int:[a-z_]+>", "1", path)
    return re.sub(r"<(?:[a-z]+:)?[a-z_]+>", "none", path)


@pytest.mark.usefixtures("world")
def test_a_visitor_is_led_to_the_sign_in_or_sees_nothing(app):
    wrong = []
    for rule in routes(app):
        if "GET" not in rule.methods or is_public(rule):
            continue
        answer = app.test_client().get(filled(rule))
        if answer.status_code not in (302, 303, 401, 404, 405):
            wrong.append((rule.rule, answer.status_code))
    assert wrong == []


def test_a_stranger_finds_nothing(app, world, client_for):
    client, wrong = client_for(world.eve), []
    for rule in routes(app):
        if "uuid" not in rule.rule or is_public(rule):
            continue
        for method in rule.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"}:
            answer = client.open(filled(rule), method=method)
            if answer.status_code not in (401, 404, 422):
                wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


def is_public(rule):
    return any(rule.endpoint.startswith(name) for name in PUBLIC_ROOMS)
