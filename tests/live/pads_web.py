"""A real web process of the pads. `seed` fills the database; `web PORT [die-after TEXT]` serves."""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import logging  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402

from gevent.pywsgi import WSGIServer  # noqa: E402

from onetask import create_app  # noqa: E402
from onetask.core import door  # noqa: E402
from onetask.core.db import Base, db  # noqa: E402
from onetask.core.ids import uuid7  # noqa: E402
from onetask.live.install import install, server_options  # noqa: E402
from onetask.live.socket import open_sockets  # noqa: E402
from onetask.people.operations.logins import make_token, open_login  # noqa: E402
from onetask.run.listener import listener  # noqa: E402
from tests.live import pads  # noqa: E402
from tests.world import furnish  # noqa: E402


def app_of_pads():
    app = create_app()
    pads.install(app)
    return app


def seed():
    """The story world, three pads, and a key and a cookie for everyone."""
    with app_of_pads().app_context():
        Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)
        world = furnish(db.engine)
        home = world.ana.workspace_id
        known = {
            "pads": [],
            "tokens": {},
            "cookies": {},
            "logins": {},
            "members": {},
            "home": str(home),
        }
        with db.engine.begin() as plain:
            for name, is_open in (("open", True), ("closed", False), ("other", False)):
                row = {"id": uuid7(), "workspace_id": home, "name": name, "version": 1}
                plain.execute(pads.Pad.__table__.insert(), row | {"is_open": is_open})
                known["pads"].append(str(row["id"]))
        for name in ("ana", "ben", "gus", "eve"):
            member = getattr(world, name)
            known["tokens"][name] = make_token(member, name="test")[1]
            known["members"][name] = str(member.id)
            login, key = open_login(member.account_id, workspace_id=member.workspace_id)
            known["logins"][name] = str(login.id)
            known["cookies"][name] = f"onetask={key}"
        print(json.dumps(known))  # noqa: T201


def web(port, die_after=None):
    logging.basicConfig(level=logging.WARNING)
    install()
    app = app_of_pads()
    open_sockets(app)

    def dies(change):
        if any(die_after in str(event.facts) for event in change.events):
            os._exit(9)

    if die_after:
        door.tellers.insert(0, dies)
    here = listener("127.0.0.1", int(port))
    WSGIServer(here, app, log=None, **server_options()).serve_forever()


if __name__ == "__main__":
    {"seed": seed, "web": web}[sys.argv[1]](*sys.argv[2:])
