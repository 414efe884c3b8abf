"""The commands of all rooms, on the data folder, with the server running or not."""

from flask import Flask
from flask.cli import ScriptInfo

from onetask.cli import group
from onetask.run.migrate import ready_app


def main(arguments: list[str]) -> None:
    call(ready_app(), arguments)


def call(app: Flask, arguments: list[str]) -> None:
    """Click ends the process with its own code."""
    with app.app_context():
        group.main(arguments, prog_name="bin/onetask", obj=ScriptInfo(create_app=lambda: app))
