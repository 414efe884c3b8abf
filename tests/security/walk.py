"""All addresses of the app, each filled with the ids of the things it names."""

import re

from tests.gathered import all_of

WRITES = ("POST", "PUT", "PATCH", "DELETE")
HOMES = {
    **{"tasks": "task", "boards": "board", "columns": "column", "projects": "project"},
    **{"comments": "comment", "files": "file", "labels": "label", "workspaces": "workspace"},
    **{"members": "member", "assignees": "member", "seats": "member", "blockers": "blocker"},
    **{"inbox": "note", "views": "view", "operations": "op", "invitations": "invitation"},
    **{"keys": "token", "passkeys": "passkey", "logins": "login", "sessions": "login"},
    **{"identities": "identity", "import": "import", "sent": "delivery", "templates": "template"},
} | all_of("HOMES")
PLAIN = {
    "kind": "task",
    "emoji": "👍",
    "release": "x",
    "room": "plan",
    "path": "js/app.js",
    "number": "0",
    "shape": "json",
}
PART = re.compile(r"<(?:(?P<type>[a-z]+):)?(?P<name>[a-z_]+)>")


def rules(app, *, of=("GET", *WRITES)):
    """(rule, method) pairs, in a steady order."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: (one.rule, sorted(one.methods))):
        if not rule.rule.startswith("/socket.io"):
            for method in sorted(rule.methods & set(of)):
                yield rule, method


def address(rule, ids):
    """The rule's path to things with these ids."""
    done = ""
    for part in re.split(r"(/)", rule.rule):
        done += PART.sub(lambda found, so_far=done: _value(found, so_far, ids), part)
    return done


def _value(found, so_far, ids):
    if found["type"] == "uuid":
        return ids[HOMES[so_far.rstrip("/").rsplit("/", 1)[-1]]]
    return PLAIN.get(found["name"], ids.get(found["name"], "none"))


def led_to_sign_in(answer):
    return answer.status_code in (302, 303) and "/sign-in?next=" in (answer.location or "")
