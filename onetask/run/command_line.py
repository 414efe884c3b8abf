"""The commands of all rooms, on the data folder, with the server running or not."""

import sys

from flask import Flask
from flask.cli import ScriptInfo

from onetask.run.migrate import ready_app


def main(arguments: list[str]) -> None:
    call(ready_app(), arguments)


def call(app: Flask, arguments: list[str]) -> None:
    commands = app.cli.commands.get("onetask")
    if commands is None:
        sys.exit("no room of this house has a command")
    info = ScriptInfo(create_app=lambda: app)
    commands.main(arguments, prog_name="bin/onetask", obj=info)
