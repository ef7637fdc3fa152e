"""Is what the city decides complete: next year's holidays, and the files against the pages."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from hotline.config.city.differences import list_differences
from hotline.config.city.files import CityFileError
from hotline.config.health.findings import Check, State
from hotline.reference.queries import is_year_announced
from hotline.reference.rules.calendar import local_date

_DECEMBER = 12
_SHOWN = 30


def check_city(now: datetime) -> Iterator[Check]:
    """Check the holidays of next year, and where hand edits differ from the city's files."""
    yield _holidays(now)
    yield _files()


def _holidays(now: datetime) -> Check:
    today = local_date(now)
    year = today.year + 1
    if is_year_announced(year):
        return Check("holidays", "明年节假日", State.GREEN, f"{year} 年的节假日已载入。")
    late = today.month == _DECEMBER
    found = f"{year} 年的节假日与调休尚未载入，涉及该年的时限暂按普通周计算。"
    advice = "国务院公布后在“日历”里发布，或升级 chinesecalendar。"
    return Check("holidays", "明年节假日", State.RED if late else State.AMBER, found, advice)


def _files() -> Check:
    label, folder = "城市资料文件", settings.BASE_DIR / "cities" / settings.HOTLINE_ENVIRONMENT.city
    try:
        found = list_differences(folder)
    except CityFileError as error:
        return Check("city_files", label, State.RED, str(error), "改正后重启，或运行 load_city。")
    if not found:
        return Check("city_files", label, State.GREEN, "与页面上的资料一致。")
    advice = "页面上的修改优先，重启不会被文件覆盖。确认无误后请把同样的修改写进城市资料文件。"
    text = f"{len(found)} 处在页面上改过，与文件不同。"
    return Check("city_files", label, State.AMBER, text, advice, found[:_SHOWN])
