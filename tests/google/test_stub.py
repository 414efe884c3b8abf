"""The stub does what Google's pages say, as far as it goes."""

from tests.google.two_sides import HOST, move, settled


def test_stub_status_codes():
    world, _item, link = settled()
    call, event_id, old = world.user.call, link.event_id, link.etag
    body = {"id": event_id, "summary": "x", **move(3)}
    assert call("POST", body=body)[0] == 409
    assert call("POST", body={**body, "id": "UPPER"})[0] == 400
    assert call("POST", body={**body, "id": "abcde1", "end": {"date": "2026-12-01"}})[0] == 400
    assert call("PATCH", event_id, body={"summary": "y"}, etag='"0"')[0] == 412
    assert call("PATCH", event_id, body={"summary": "y"}, etag=old)[1]["etag"] != old
    assert call("DELETE", event_id)[0] == 204
    assert call("DELETE", event_id)[0] == 410
    assert call("GET", event_id)[1]["status"] == "cancelled"
    assert call("PATCH", event_id, body={"summary": "z"})[0] == 403
    assert call("POST", body=body)[0] == 409, "a deleted id is still taken"
    world.google.purge()
    assert call("GET", event_id)[0] == 404
    assert call("DELETE", "unknown")[0] == 404
    assert world.google.handle("GET", HOST, {})[0] == 401


def test_stub_sync_tokens():
    world, _item, link = settled()
    world.google.random.random = lambda: 1.0
    token = world.account.token
    listing = {
        "maxResults": "250",
        "singleEvents": "false",
        "showDeleted": "true",
        "syncToken": token,
    }
    world.as_user("DELETE", link.event_id)
    items = world.user.call("GET", params=listing)[1]["items"]
    assert [(e["id"], e["status"]) for e in items] == [(link.event_id, "cancelled")]
    assert world.user.call("GET", params={**listing, "q": "x"})[0] == 400
    assert world.user.call("GET", params={**listing, "showDeleted": "false"})[0] == 400
    assert world.user.call("GET", params={**listing, "maxResults": "10"})[0] == 400
    assert world.user.call("GET")[1]["items"] == [], "without a token deleted events are not listed"
    world.google.expire_tokens()
    assert world.user.call("GET", params=listing)[0] == 410
