"""Settings: one decision a line, saved at once."""

import io
import re

import pytest
from PIL import Image

from onetask.core import mail
from onetask.core.db import session
from onetask.core.pictures import picture_file
from onetask.people.engine.passwords import fits
from onetask.people.models import Account
from onetask.people.operations.accounts import edit_account, set_password
from onetask.people.queries import member_with
from tests.world import PASSWORD

PAGES = ["profile", "preferences", "sign-in", "keys", "workspace", "members", "mail"]
NEW = "violet tramway 19 oak"
OP = {"X-Op": "01980000-0000-7000-8000-00000000000a", "Accept": "text/html"}


def picture(kind="PNG", size=(900, 600)):
    kept = io.BytesIO()
    Image.new("RGB", size, "teal").save(kept, kind)
    kept.seek(0)
    return kept


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens(client_for, world, page):
    answer = client_for(world.ana).get(f"/settings/{page}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_none_opens_to_a_visitor(client_for, world, page):
    answer = client_for().get(f"/settings/{page}")
    assert answer.location == f"/sign-in?next=/settings/{page}"


def test_a_field_is_saved_when_it_changes(client_for, world):
    ben = client_for(world.ben)
    sent = {"json": {"name": "Benedict", "hue": "345", "day_5": True}}
    answer = ben.patch(f"/members/{world.ben.id}", **sent, headers=OP)
    assert (answer.status_code, "X-Number" in answer.headers) == (200, True)
    assert (world.ben.name, world.ben.hue, world.ben.work_days) == (
        "Benedict",
        345,
        [0, 1, 2, 3, 4, 5],
    )
    assert world.ben_account.name == "Benedict"


def test_it_works_as_a_plain_form_too(client_for, world):
    days = {f"day_{day}": ["false", "true"] if day < 4 else "false" for day in range(7)}
    sent = days | {"name": "Ben", "hue": "130", "zone": "Europe/Berlin"}
    answer = client_for(world.ben).post(f"/members/{world.ben.id}", data=sent)
    assert answer.location == "/settings/profile"
    assert (world.ben.work_days, world.ben.zone) == ([0, 1, 2, 3], "Europe/Berlin")


@pytest.mark.parametrize(
    "sent",
    [
        {"hue": "12"},
        {"zone": "Mars/Olympus"},
        {"name": ""},
        {"work_from": "25:00"},
        {"role": "owner"},
        {"account_id": "1"},
        {"day_1": "perhaps"},
        {"name": "x" * 200},
    ],
)
def test_a_wrong_value_changes_nothing(client_for, world, sent):
    ben = client_for(world.ben)
    assert ben.patch(f"/members/{world.ben.id}", json=sent, headers=OP).status_code == 422
    assert ben.post(f"/members/{world.ben.id}", data=sent).status_code == 422
    assert (world.ben.name, world.ben.role, world.ben.version) == ("Ben Okri", "member", 1)


def test_preferences_follow_the_account(client_for, world):
    ben = client_for(world.ben)
    assert ben.patch("/me/settings", json={"theme": "dark"}, headers=OP).status_code == 200
    ben.post("/me/settings", data={"is_calm": ["false", "true"], "locale": "de"})
    account = world.ben_account
    assert (account.theme, account.is_calm, account.locale) == ("dark", True, "de")
    page = ben.get("/settings/preferences").text
    assert re.search(r'<html lang="de" data-theme="dark"', page)
    assert ben.patch("/me/settings", json={"theme": "pink"}, headers=OP).status_code == 422


def test_a_picture_is_drawn_anew_in_two_sizes(client_for, world):
    ben = client_for(world.ben)
    ben.post(f"/members/{world.ben.id}/picture", data={"picture": (picture("JPEG"), "me.jpg")})
    url = f"/pictures/{world.ben.picture}"
    sent = ben.get(f"{url}/64")
    assert (sent.mimetype, sent.headers["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert "sandbox" in sent.headers["Content-Security-Policy"]
    with Image.open(picture_file(world.ben.picture, 256)) as kept:
        assert max(kept.size) == 256
    assert client_for(world.eve).get(f"{url}/64").status_code == 404
    assert ben.get(f"{url}/65").status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "me.svg"),
        (b"<html>", "me.png"),
        (b"", "me.png"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "me.png"),
    ],
)
def test_what_is_no_picture_is_refused(client_for, world, content, name):
    sent = {"picture": (io.BytesIO(content), name)}
    answer = client_for(world.ben).post(f"/members/{world.ben.id}/picture", data=sent)
    assert (answer.status_code, world.ben.picture) == (422, None)


def test_a_new_password_ends_other_sessions(client_for, world):
    set_password(world.ben_account, PASSWORD)
    here, there = client_for(world.ben), client_for(world.ben)
    before = here.key
    wrong = here.post("/me/password", data={"current": "guess", "password": NEW})
    assert (wrong.status_code, there.login is None) == (422, False)
    assert here.post("/me/password", data={"current": PASSWORD, "password": NEW}).status_code == 303
    assert fits(NEW, world.ben_account.password_hash)
    assert (there.login, here.login is None, here.key == before) == (None, False, False)


def test_sessions_are_listed_and_ended(client_for, world):
    here, there, eve = client_for(world.ben), client_for(world.ben), client_for(world.eve)
    assert here.get("/settings/sign-in").text.count("/me/sessions/") == 2
    assert eve.post(f"/me/sessions/{there.login.id}/end").status_code == 404
    here.post(f"/me/sessions/{there.login.id}/end")
    assert (there.login, here.login is None) == (None, False)


def test_a_key_is_shown_once_and_revoked(client_for, world):
    ben = client_for(world.ben)
    page = ben.post("/me/keys", data={"name": "script"}).text
    key = re.search(r"ot_[\w-]{43}", page)[0]
    assert member_with(key).id == world.ben.id
    again = ben.get("/settings/keys").text
    assert key not in again
    token_id = re.search(r"/me/keys/([\w-]{36})/end", again)[1]
    assert client_for(world.eve).post(f"/me/keys/{token_id}/end").status_code == 404
    ben.post(f"/me/keys/{token_id}/end")
    assert member_with(key) is None


def test_a_key_makes_no_keys(client_for, world):
    page = client_for(world.ben).post("/me/keys", data={"name": "script"}).text
    key = re.search(r"ot_[\w-]{43}", page)[0]
    bearer = {"Authorization": f"Bearer {key}"}
    answer = client_for().post("/me/keys", data={"name": "more"}, headers=bearer)
    assert answer.status_code == 404


def test_kept_mail_is_for_the_owner_of_the_installation(client_for, world, work_off):
    client_for().post("/reset", data={"email": "ben@example.com"})
    work_off()
    ana = client_for(world.ana)
    assert "ONETASK_SMTP_URL" in ana.get("/settings/mail").text
    name = mail.kept()[0].name
    assert "/reset/" in ana.get(f"/settings/mail/{name}").text
    for other in (world.ben, world.gus, world.eve):
        assert client_for(other).get("/settings/mail").status_code == 404
        assert client_for(other).get(f"/settings/mail/{name}").status_code == 404
    assert ana.get("/settings/mail/..%2f..%2fsecret.key").status_code == 404


def test_what_one_types_is_only_text(client_for, world):
    edit_account(session.get_one(Account, world.ana_account.id), name="<script>x</script>")
    client_for(world.ana).post(f"/members/{world.ana.id}", data={"name": "<script>x</script>"})
    assert "<script>x" not in client_for(world.ana).get("/settings/members").text
