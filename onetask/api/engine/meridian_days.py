"""What stands in the calendars of Meridian's people, week by week, and how long work takes."""

CALENDAR = "Meridian (sample)"
MEETINGS = (
    (0, "09:30", "10:00", "Week start"),
    (0, "14:00", "15:00", "Rollout review"),
    (1, "09:30", "09:45", "Stand-up"),
    (1, "11:00", "12:00", "Gate screens with Priya"),
    (2, "09:30", "09:45", "Stand-up"),
    (2, "13:00", "14:30", "Card scheme call"),
    (3, "09:30", "09:45", "Stand-up"),
    (3, "15:00", "16:00", "Design critique"),
    (4, "09:30", "09:45", "Stand-up"),
    (4, "16:00", "16:30", "Demo"),
)
LENGTHS = {"TAP-142": 360, "TAP-147": 240, "TAP-154": 180}
