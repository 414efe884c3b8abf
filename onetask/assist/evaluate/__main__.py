"""python -m onetask.assist.evaluate --data DIR --json"""

import argparse
import json
import os
import sys
from pathlib import Path

from onetask.assist.evaluate.report import drops, evaluate


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m onetask.assist.evaluate", description=__doc__)
    ask.add_argument("--data", type=Path, required=True, help="a folder laid out like evaldata")
    ask.add_argument("--train", type=Path, help="another folder that lends issueclass/*_train.csv")
    ask.add_argument("--compare", type=Path, help="figures of before: exit 1 where they dropped")
    ask.add_argument("--only", help="some parts only, by name, with commas")
    ask.add_argument("--json", action="store_true", help="one JSON, as always")
    given = ask.parse_args()
    figures = evaluate(given.data, given.train, given.only.split(",") if given.only else None)
    sys.stdout.write(json.dumps(figures, indent=2, sort_keys=True) + "\n")
    if given.compare is None:
        return 0
    worse = drops(json.loads(given.compare.read_text()), figures)
    sys.stderr.write("".join(f"{line}\n" for line in worse))
    return 1 if worse else 0


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    sys.exit(main())
