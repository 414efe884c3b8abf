"""What the room of reminders brings to the tests of the whole house."""

from tests.security.signs import PAGE, SEEN

AT = {
    "reminders.keep_peace": (PAGE, {}),
    "reminders.choose_ways": (PAGE, {}),
    "reminders.ask_for_own": (SEEN, {"before": "60"}),
    "reminders.take_own": (SEEN, {"rule": "before@60"}),
    "reminders.sent": (PAGE,),
}
