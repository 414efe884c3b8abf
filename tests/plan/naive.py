"""The schedule as one would find it by hand, day by day: no indices, no passes, no backward run.

Earliest dates: begin everywhere at the floor and move what breaks a link by one day, until nothing
does. Slack: hold a task back by one working day after the other until the end of all moves.
"""

FAR = 4000


class Naive:
    """Jobs are (calendar, length, floor day, latest start day or None); a calendar is a set."""

    def __init__(self, works, jobs, links):
        self.works, self.jobs, self.links = works, jobs, links

    def count(self, calendar, start, end):
        """Working days from one day up to another; negative where the other lies before."""
        if end < start:
            return -self.count(calendar, end, start)
        return sum(day in self.works[calendar] for day in range(start, end))

    def first(self, calendar, day):
        while day not in self.works[calendar]:
            day += 1
        return day

    def end(self, job, start):
        """The day after the last one worked."""
        calendar, length = self.jobs[job][:2]
        day, done = start, 0
        while done < length:
            done += day in self.works[calendar]
            day += 1
        return day

    def holds(self, link, starts):
        before, after, kind, lag = link
        calendar = self.jobs[after][0]
        reached = starts[before] if kind[0] == "S" else self.end(before, starts[before])
        begun = starts[after] if kind[1] == "S" else self.end(after, starts[after])
        return self.count(calendar, reached, begun) >= lag

    def earliest(self, held=None):
        starts = [self.first(calendar, floor) for calendar, _, floor in self.jobs]
        for job, start in (held or {}).items():
            starts[job] = max(starts[job], start)
        moved = True
        while moved:
            moved = False
            for link in self.links:
                while not self.holds(link, starts):
                    after = link[1]
                    starts[after] = self.first(self.jobs[after][0], starts[after] + 1)
                    moved = True
        return starts

    def finish(self, starts):
        return max(self.end(job, starts[job]) for job in range(len(self.jobs)))

    def total_slack(self, job):
        starts = self.earliest()
        return self._slips(job, starts, lambda new: self.finish(new) <= self.finish(starts))

    def free_slack(self, job):
        starts = self.earliest()
        rest = [other for other in range(len(self.jobs)) if other != job]

        def nobody_moves(new):
            same = all(new[other] == starts[other] for other in rest)
            return same and self.finish(new) <= self.finish(starts)

        return self._slips(job, starts, nobody_moves)

    def _slips(self, job, starts, is_fine):
        day, slack = starts[job], 0
        while slack < 400:
            day = self.first(self.jobs[job][0], day + 1)
            if not is_fine(self.earliest({job: day})):
                return slack
            slack += 1
        return slack
