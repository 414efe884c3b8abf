"""What kinds of metrics are called."""

from collections.abc import Callable

from onetask.core.locale import gettext as _

SORTS: dict[str, Callable[[], str]] = {
    "engagement": lambda: _("Engagement"),
    "satisfaction": lambda: _("Satisfaction"),
    "share": lambda: _("Market share"),
    "growth": lambda: _("Growth"),
    "revenue": lambda: _("Revenue"),
    "custom": lambda: _("Other"),
}
WINDOWS: dict[str, Callable[[], str]] = {
    "dau": lambda: _("People each day (DAU)"),
    "wau": lambda: _("People in seven days (WAU)"),
    "mau": lambda: _("People in thirty days (MAU)"),
}
