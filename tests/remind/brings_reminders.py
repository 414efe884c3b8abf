"""What the room of reminders brings to the tests of the whole house."""

from tests.security.signs import NONE, PAGE, SEEN

AT = {
    "reminders.keep_peace": (PAGE, {}),
    "reminders.choose_ways": (PAGE, {}),
    "reminders.ask_for_own": (SEEN, {"before": "60"}),
    "reminders.take_own": (SEEN, {"rule": "before@60"}),
    "reminders.sent": (PAGE,),
    "answers.ask": (NONE,),
    "answers.carry_out": (NONE,),
}
PUBLIC = {
    "answers.ask": "its signature says who may",
    "answers.carry_out": "its signature says who may",
}
