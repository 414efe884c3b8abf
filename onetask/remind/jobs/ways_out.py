"""What a letter lets its reader do: done, later, no more of this; and in which thread it stands."""

from onetask.core.locale import gettext as _
from onetask.core.mail import Letter, address
from onetask.core.signed import signed
from onetask.remind.engine.answers import Asked
from onetask.remind.queries.verdicts import Verdict


def with_ways_out(letter: Letter, verdict: Verdict) -> Letter:
    quit_url = _link(verdict, "quit", verdict.reason)
    if verdict.thing.kind != "task":
        return letter._replace(quit_url=quit_url)
    about = str(verdict.thing.id)
    done = _("Done"), _link(verdict, "done", about)
    later = _("Tomorrow"), _link(verdict, "snooze", about)
    anew = _("Another date"), _link(verdict, "replan", about)
    why = _("Why did I get this?"), address("/settings/reminders/sent")
    return letter._replace(actions=(done, later, anew, why), quit_url=quit_url, thread=about)


def _link(verdict: Verdict, action: str, about: str) -> str:
    asked = Asked(action, verdict.member.id, about)
    return address(f"/answers/{signed('answer', asked.text)}")
