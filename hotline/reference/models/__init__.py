"""Areas, topics, calendars, holidays and limits."""

from hotline.reference.models.area import Area
from hotline.reference.models.calendar_version import CalendarVersion
from hotline.reference.models.holiday import Holiday
from hotline.reference.models.limit_policy import LimitPolicy
from hotline.reference.models.topic import Topic

__all__ = ["Area", "CalendarVersion", "Holiday", "LimitPolicy", "Topic"]
