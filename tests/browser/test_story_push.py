"""Push in a browser: switched on by a press, shown by its worker, and opened from there."""

import json

import pytest

from tests.browser.conftest import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NEWS = {"title": "TAP-7 is due today", "body": "You get this because it is yours.", "tag": "seven"}
# A real push service is out of reach: the browser is as if it had one.
SUBSCRIBES = """
PushManager.prototype.getSubscription = async () => null
PushManager.prototype.subscribe = async (wishes) => ({toJSON: () => ({
  endpoint: "https://push.example/" + wishes.applicationServerKey.length,
  keys: {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUz" +
      "ORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
})})
"""


@pytest.fixture
def ben(chromium, village):
    person = Person(chromium, village, "ben", permissions=["notifications"])
    person.tab.add_init_script(SUBSCRIBES)
    yield person
    person.context.close()
    assert person.errors == []


def test_a_press_switches_push_on_and_its_worker_shows_what_comes(ben, village):
    ben.open(f"{village.url}/settings/connections")
    with ben.tab.expect_navigation():
        ben.tab.click("[data-ask]")
    assert "Chrome, Linux" in ben.tab.inner_text("#connections")
    line, told = ben.context.new_cdp_session(ben.tab), []
    line.on("ServiceWorker.workerRegistrationUpdated", lambda found: told.extend([found]))
    line.send("ServiceWorker.enable")
    ben.tab.wait_for_timeout(300)
    registration = told[-1]["registrations"][0]["registrationId"]
    sent = {"origin": village.url, "registrationId": registration, "data": json.dumps(NEWS)}
    line.send("ServiceWorker.deliverPushMessage", sent)
    shown = "navigator.serviceWorker.ready.then(one => one.getNotifications())"
    for _ in range(40):
        ben.tab.wait_for_timeout(50)
        found = ben.tab.evaluate(f"{shown}.then(all => all.map(one => [one.title, one.tag]))")
        if found:
            break
    assert found == [[NEWS["title"], NEWS["tag"]]]
