"""Starts OneTask: everything at once, one of its processes, or a command."""

import sys

if sys.argv[1:2] == ["web"]:
    from gevent import monkey

    monkey.patch_all()

from onetask.run.start import main

main(sys.argv[1:])
