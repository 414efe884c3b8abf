"""Does what the command line asks for, in the folder it names."""

import sys
from argparse import ArgumentParser
from importlib import import_module

from onetask.run import folder, valkey

MODES = {
    "run": "supervisor",
    "web": "web",
    "worker": "worker",
    "sweep": "sweeper",
    "onetask": "command_line",
}


def main(arguments: list[str]) -> None:
    mode = arguments[0] if arguments else "run"
    if mode not in MODES:
        sys.exit(f"app.py knows {', '.join(MODES)}; not {mode!r}")
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data")
    known, rest = parser.parse_known_args(arguments[1:])
    data = folder.settle(known.data)
    if mode != "run":
        valkey.find_running(data)
    import_module(f"onetask.run.{MODES[mode]}").main(rest)
