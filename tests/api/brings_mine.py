"""What programs ask about one's own day brings to the tests of the whole house."""

from tests.security.signs import PAGE, SEEN

AT = {
    "api.list_reminders": (SEEN,),
    "api.add_reminder": (SEEN, {"before": "PT1H"}),
    "api.take_reminder": (SEEN, {"rule": "before@60"}),
    "api.list_deliveries": (PAGE,),
    "api.read_settings": (PAGE,),
    "api.change_settings": ("-......-.", {"quiet_from": "21:00"}),
    "api.what_now": (PAGE,),
    "api.read_day": (PAGE,),
}
