"""What the room of reminders brings to the tests of the whole house."""

from sqlalchemy import select

from onetask.core.db import session
from onetask.people.queries import workspace_of
from onetask.remind.models import Outlet
from onetask.remind.operations.outlets import Place, connect_outlet, connect_own, end_outlet
from tests.security.signs import ALL, NONE, OWN, PAGE, SEEN

FAR = "https://chat.example/hooks/"
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
KEYS = {"p256dh": POINT, "auth": "BTBZMqHH6r4Tts7J_aSIgg"}


def connected(w):
    place = Place("slack", "Team chat", {"address": f"{FAR}1"}, ("done",))
    return connect_outlet(w.ana, workspace_of(w.ana), project=None, place=place)


def ended(w):
    connected(w)
    outlet = session.scalars(select(Outlet).where(Outlet.is_shared.is_(True))).first()
    return end_outlet(w.ana, workspace_of(w.ana), outlet_id=outlet.id)


ACTS = {"connect_outlet": connected, "end_outlet": ended}
PAGES = {"connections": lambda _: "/settings/connections"}
HOMES = {"connections": "outlet"}


def plant(world, project, canary):
    """A connection of Ana's own."""
    if project is not world.launch:
        return {}
    place = Place("chat", canary, {"address": f"{FAR}planted"})
    return {"outlet": session.get_one(Outlet, connect_own(world.ana.id, place))}


AT = {
    "reminders.keep_peace": (PAGE, {}),
    "reminders.choose_ways": (PAGE, {}),
    "reminders.ask_for_own": (SEEN, {"before": "60"}),
    "reminders.take_own": (SEEN, {"rule": "before@60"}),
    "reminders.sent": (PAGE,),
    "outlets.connections": (PAGE,),
    "outlets.fetch": (PAGE,),
    "outlets.connect": (PAGE, {"way": "chat", "name": "Mine", "address": f"{FAR}mine"}),
    "outlets.worker": (ALL,),
    "outlets.add_browser": (PAGE, KEYS | {"name": "Firefox", "endpoint": f"{FAR}push"}),
    "outlets.send_test": (OWN,),
    "outlets.end": (OWN,),
    "answers.ask": (NONE,),
    "answers.carry_out": (NONE,),
}
PUBLIC = {
    "outlets.worker": "a script without facts, at the root as it hears for all of the site",
    "answers.ask": "its signature says who may",
    "answers.carry_out": "its signature says who may",
}
