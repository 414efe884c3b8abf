"""The assistant's speed against its ceilings: python -m bench.assistant"""

import time
from datetime import datetime

from bench.slices import cpu_ms
from onetask.assist.engine.priority import Facts, scores
from onetask.assist.engine.quickadd.line import read_line
from onetask.assist.evaluate.forecasts import network_seconds

LINE = "Ship pricing page next Fri 3pm p1 @anna #web 3h every 2 weeks"
NOW = datetime(2026, 3, 11, 10)  # noqa: DTZ001


def main() -> None:
    facts = [
        Facts(f"{n}", slack=n % 40 - 10.0, importance="important", age=n % 90, demand=n % 13)
        for n in range(10_000)
    ]
    scores(facts[:9])
    took = []
    for _ in range(200):
        begun = time.process_time()
        read_line(LINE, NOW)
        took.append(1000 * (time.process_time() - begun))
    print(f"quick add p95            {sorted(took)[189]:8.2f} ms  (ceiling 5)")
    print(f"10,000 scores            {cpu_ms(lambda: scores(facts), 5):8.2f} ms  (ceiling 300)")
    print(f"500 tasks, 10,000 runs   {network_seconds():8.2f} s   (ceiling 0.5)")


if __name__ == "__main__":
    main()
