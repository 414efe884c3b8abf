"""The words of the grammar, one table per language; English stands alone so far."""

WEEKDAYS = {
    "monday": 0, "mondays": 0, "mon": 0, "mo": 0,
    "tuesday": 1, "tuesdays": 1, "tues": 1, "tue": 1, "tu": 1,
    "wednesday": 2, "wednesdays": 2, "weds": 2, "wed": 2, "we": 2,
    "thursday": 3, "thursdays": 3, "thurs": 3, "thur": 3, "thu": 3, "th": 3,
    "friday": 4, "fridays": 4, "fri": 4, "fr": 4,
    "saturday": 5, "saturdays": 5, "sat": 5, "sa": 5,
    "sunday": 6, "sundays": 6, "sun": 6, "su": 6,
}  # fmt: skip
SHORTEST = {"mo", "tu", "we", "th", "fr", "sa", "su"}
MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
UNMISTAKABLE_MONTHS = {
    "january", "february", "july", "september", "sept", "october", "november", "december",
}  # fmt: skip
UNITS = {
    "second": "seconds", "seconds": "seconds", "secs": "seconds", "sec": "seconds", "s": "seconds",
    "minute": "minutes", "minutes": "minutes", "mins": "minutes", "min": "minutes", "m": "minutes",
    "'": "minutes", "hour": "hours", "hours": "hours", "hrs": "hours", "hr": "hours", "h": "hours",
    "day": "days", "days": "days", "d": "days",
    "workday": "workdays", "workdays": "workdays", "business day": "workdays",
    "business days": "workdays", "working day": "workdays", "working days": "workdays",
    "week": "weeks", "weeks": "weeks", "wks": "weeks", "wk": "weeks", "w": "weeks",
    "fortnight": "fortnights", "fortnights": "fortnights",
    "month": "months", "months": "months", "mos": "months", "mo": "months", "mths": "months",
    "quarter": "quarters", "quarters": "quarters", "qtr": "quarters", "qtrs": "quarters",
    "year": "years", "years": "years", "yrs": "years", "yr": "years", "y": "years",
}  # fmt: skip
ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
ORDINAL_TENS = {"twentieth": 20, "thirtieth": 30}
FRACTIONS = {
    "half an": 0.5, "half a": 0.5, "a half": 0.5, "half": 0.5,
    "a quarter of an": 0.25, "a quarter of a": 0.25, "quarter of an": 0.25, "quarter of a": 0.25,
    "one quarter of an": 0.25, "three quarters of an": 0.75, "three-quarters of an": 0.75,
    "three quarters of a": 0.75, "one and a half": 1.5, "two and a half": 2.5,
    "three and a half": 3.5,
}  # fmt: skip
SOME = {
    "a couple of": 2, "a couple": 2, "couple of": 2, "a pair of": 2, "a few": 3, "few": 3,
    "several": 3, "a": 1, "an": 1, "the": 1,
}  # fmt: skip
NEAR = {
    "today": 0, "tod": 0, "tomorrow": 1, "tomorrows": 1, "tommorow": 1, "tomorow": 1, "tmrw": 1,
    "tmr": 1, "tom": 1, "yesterday": -1, "the day after tomorrow": 2, "day after tomorrow": 2,
    "the day before yesterday": -2, "day before yesterday": -2, "overmorrow": 2,
    "at this time": 0, "eod": 0, "end of day": 0, "end of the day": 0, "cob": 0,
}  # fmt: skip
NOW = ("right now", "just now", "at the moment", "immediately", "asap", "now")
PERIODS = {
    "morning": "morning", "noonish": "noon", "afternoon": "afternoon", "evening": "evening",
    "night": "night",
}  # fmt: skip
PERIOD_TODAY = {"tonight": "night", "tonite": "night"}
CLOCK_WORDS = {
    "noon": 12, "midday": 12, "mid day": 12, "mid-day": 12, "lunchtime": 12, "midnight": 24,
}  # fmt: skip
FEASTS = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "xmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new years eve": (12, 31), "new year's day": (1, 1), "new years day": (1, 1),
    "valentine's day": (2, 14), "valentines day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120,
    "eet": 120, "eest": 180, "msk": 180, "ist": 330, "sgt": 480, "hkt": 480, "jst": 540,
    "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540,
    "akdt": -480, "hst": -600,
}  # fmt: skip
REPEAT_WORDS = {
    "daily": ("DAILY", 1), "weekly": ("WEEKLY", 1), "biweekly": ("WEEKLY", 2),
    "bi-weekly": ("WEEKLY", 2), "fortnightly": ("WEEKLY", 2), "monthly": ("MONTHLY", 1),
    "bimonthly": ("MONTHLY", 2), "bi-monthly": ("MONTHLY", 2), "quarterly": ("MONTHLY", 3),
    "semiannually": ("MONTHLY", 6), "half-yearly": ("MONTHLY", 6), "yearly": ("YEARLY", 1),
    "annually": ("YEARLY", 1), "hourly": ("HOURLY", 1),
}  # fmt: skip
REPEAT_UNITS = {
    "hours": ("HOURLY", 1), "days": ("DAILY", 1), "weeks": ("WEEKLY", 1),
    "fortnights": ("WEEKLY", 2), "months": ("MONTHLY", 1), "quarters": ("MONTHLY", 3),
    "years": ("YEARLY", 1),
}  # fmt: skip
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKWEEK = ("weekday", "weekdays", "workday", "workdays", "working day", "business day")
