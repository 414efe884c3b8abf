"""Runs pytest with a throwaway PostgreSQL beside it, and ends the whole of it afterwards."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LONGEST_TEMP = 60
QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses="]
MORE = ["max_connections=60", "shared_buffers=64MB", "autovacuum=off", "log_min_messages=fatal"]


def main():
    if os.environ.get("ONETASK_TEST_POSTGRES"):
        return run_pytest(os.environ)
    with cluster() as url:
        return run_pytest({**os.environ, "ONETASK_TEST_POSTGRES": url})


def run_pytest(environment):
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as child:
        for kind in (signal.SIGINT, signal.SIGTERM):
            signal.signal(kind, lambda kind, _: child.send_signal(kind))
        return child.wait()


@contextlib.contextmanager
def cluster():
    bin_dir, home = Path(os.environ["ONETASK_TEST_POSTGRES_BIN"]), temporary()
    try:
        as_owner = {"user": owner(), "cwd": home, "stdout": subprocess.DEVNULL}
        initdb = [bin_dir / "initdb", "-D", home / "data", "-U", "onetask"]
        subprocess.run([*initdb, "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **as_owner)
        with postgres(bin_dir, home, as_owner):
            yield f"postgresql+psycopg://onetask@/postgres?host={home}"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def temporary():
    """A short path: the socket's name in it may have about 100 bytes."""
    base = tempfile.gettempdir()
    home = Path(tempfile.mkdtemp("-pg", "onetask-", base if len(base) < LONGEST_TEMP else "/tmp"))
    if owner():
        shutil.chown(home, owner())
    return home


def owner():
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextlib.contextmanager
def postgres(bin_dir, home, as_owner):
    command = [bin_dir / "postgres", "-D", home / "data", "-k", home]
    for setting in QUICK + MORE:
        command += ["-c", setting]
    child = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL, **as_owner)
    try:
        wait_until_ready(bin_dir, home, child)
        yield
    finally:
        end(child)


def wait_until_ready(bin_dir, home, child):
    for _ in range(300):
        asked = subprocess.run(
            [bin_dir / "pg_isready", "-q", "-h", home, "-d", "postgres", "-U", "onetask"],
            check=False,
        )
        if asked.returncode == 0:
            return
        if child.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("the throwaway PostgreSQL did not start")


def end(child):
    child.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(10)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


if __name__ == "__main__":
    sys.exit(main())
