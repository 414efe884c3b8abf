"""What OneTask may be allowed at Google, asked for only where it is used."""

CALENDAR = "https://www.googleapis.com/auth/calendar.app.created"
ASKED = ("openid", "email", CALENDAR)
