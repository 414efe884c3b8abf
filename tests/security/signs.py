"""Who is who at the addresses, and the usual answers to the nine: tests/security/matrix.py."""

WHO = ("visitor", "eve", "gil", "gus", "ben", "adi", "ana", "rex", "eve_key")

ALL, NONE, OVER, WRONG = "." * 9, "-" * 9, "o" * 9, "u" * 9
PAGE = "-......-."
PERSON = "-.......-"
KEYS = "-......--"
SEEN = "---....--"
EDITED = "---x...--"
EDITORS = "-.xx...-."
TEAM, TEAM_ONLY = "-.--...-.", "----...--"
HOME = "--.....--"
OWN = "------.--"
SHARED = "--xx...--"
MANAGED = "-----..--"
