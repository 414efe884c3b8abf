"""When Meridian's work happens: days counted from today, what follows what, who is away."""

STARTS = {
    **{"TAP-131": -12, "TAP-133": 7, "TAP-142": -8, "TAP-147": 2, "TAP-154": -11, "TAP-150": -4},
    **{"TAP-139": -15, "TAP-171": 15, "TAP-156": -6, "TAP-175": 30, "TAP-158": 2, "TAP-170": -1},
    **{"TAP-161": 6, "TAP-168": 11, "OFF-12": -6, "OFF-14": -8, "OFF-15": 7, "ACC-5": -5},
    **{"ACC-7": 1, "WIFI-3": -3, "WIFI-5": 6},
}
LINKS = (
    ("TAP-171", "TAP-133", "FS", 0),
    ("TAP-175", "TAP-171", "FS", 1),
    ("TAP-175", "TAP-156", "FF", 5),
    ("TAP-161", "TAP-158", "SS", 2),
    ("OFF-15", "OFF-14", "FS", 0),
    ("WIFI-5", "WIFI-4", "FS", 1),
)
MILESTONES = ("TAP-180",)
BASELINE = "Approved plan"
SLIPS = {"TAP-133": 3, "TAP-175": 2}
AWAY = (("DF", 20, 24, "Holiday"), ("MT", 10, 10, "Doctor"), ("JW", 30, 41, "Parental leave"))
SHUT = ((48, 48, "Network-wide maintenance day"),)
