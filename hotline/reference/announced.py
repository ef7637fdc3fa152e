"""The holidays the State Council has announced, as the chinesecalendar package knows them."""

from chinese_calendar import Holiday as Name
from chinese_calendar.constants import holidays, workdays

from hotline.reference.rules.entries import HolidayEntry


def announced_days() -> list[HolidayEntry]:
    """Return every holiday and make-up day from 2004 to the last announced year."""
    chinese = {each.value: each.chinese for each in Name}
    free = [
        HolidayEntry(date=day, kind="holiday", name=chinese.get(name, name))
        for day, name in holidays.items()
    ]
    worked = [
        HolidayEntry(date=day, kind="make_up", name=f"{chinese.get(name, name)}调休")
        for day, name in workdays.items()
    ]
    return free + worked
