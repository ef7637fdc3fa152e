"""Areas, places, topics, calendars, holidays, limits and readings of the contract."""

from hotline.reference.models.area import Area
from hotline.reference.models.calendar_version import CalendarVersion
from hotline.reference.models.holiday import Holiday
from hotline.reference.models.holiday_edition import HolidayEdition
from hotline.reference.models.limit_choice import LimitChoice
from hotline.reference.models.limit_policy import LimitPolicy
from hotline.reference.models.place import Place
from hotline.reference.models.place_habit import PlaceHabit
from hotline.reference.models.place_lesson import PlaceLesson
from hotline.reference.models.place_mishearing import PlaceMishearing
from hotline.reference.models.place_spelling import PlaceSpelling
from hotline.reference.models.reading import Reading
from hotline.reference.models.service_item import ServiceItem
from hotline.reference.models.topic import Topic

__all__ = [
    "Area",
    "CalendarVersion",
    "Holiday",
    "HolidayEdition",
    "LimitChoice",
    "LimitPolicy",
    "Place",
    "PlaceHabit",
    "PlaceLesson",
    "PlaceMishearing",
    "PlaceSpelling",
    "Reading",
    "ServiceItem",
    "Topic",
]
