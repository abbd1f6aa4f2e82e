"""Runs dbt once, on request, and never outlives whoever started it.

Importing dbt takes seconds, so it is done before there is anything to run. The
request is one line of JSON on standard input: the list of dbt's arguments.
Standard input then stays open; its end means that the parent is gone, even if
it was killed, and this process ends at once.
"""

import json
import os
import signal
import sys
import threading


def die_with_parent() -> None:
    # Not through sys.stdin: its lock would be held when the interpreter ends.
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    import dbt.adapters.postgres  # noqa: F401, imported ahead of the request
    from dbt.cli.main import cli

    request = sys.stdin.readline()
    if not request:
        return
    threading.Thread(target=die_with_parent, daemon=True).start()
    cli(json.loads(request), prog_name="dbt")


if __name__ == "__main__":
    main()
