"""What happens to reference data."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class ReferenceLoaded(Happening):
    """Areas, topics, calendars or limits were brought in line with the city's files."""

    kind: ClassVar[str] = "reference.loaded"
    label: ClassVar[str] = "更新基础资料"
    subject_type: ClassVar[str] = "city"

    what: str
    changed: int


class HolidaysLoaded(Happening):
    """Holidays and make-up days were added or corrected."""

    kind: ClassVar[str] = "holidays.loaded"
    label: ClassVar[str] = "更新节假日"
    subject_type: ClassVar[str] = "calendar"

    changed: int
    last_year: int


class PlacesLearnt(Happening):
    """A day's orders taught new places, or where known ones lie."""

    kind: ClassVar[str] = "places.learnt"
    label: ClassVar[str] = "从工单习得地点"
    subject_type: ClassVar[str] = "day"

    day: str
    new: list[str]
    moved: list[str]
