"""What GeoReport v2 asks of a request and of a search: pure (http://wiki.open311.org/GeoReport_v2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

LONGEST_SPAN = timedelta(days=90)
MOST_PER_PAGE = 200
PER_PAGE = 50
_MOST_PAGE = 1000
_CITY = timezone(timedelta(hours=8))
_LONGEST = {"description": 4000, "address_string": 200, "first_name": 30, "last_name": 30}
_MOST_IDS = 50

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSearch:
    """Which requests are asked for; the span is at most 90 days."""

    begins: datetime
    ends: datetime
    ids: tuple[str, ...] = ()
    service_codes: tuple[str, ...] = ()
    status: str = ""
    page: int = 1
    page_size: int = PER_PAGE


def faults_of_request(fields: Mapping[str, str], *, known_services: frozenset[str]) -> list[str]:
    """Return what is wrong with a posted request, each as a sentence."""
    faults = []
    code = fields.get("service_code", "")
    if not code:
        faults.append("service_code 必填。")
    elif code not in known_services:
        faults.append(f"没有服务代码 {code[:20]}。")
    if not (fields.get("address_string") or (fields.get("lat") and fields.get("long"))):
        faults.append("请提供 lat 和 long，或 address_string。")
    faults += _faults_of_point(fields)
    if not fields.get("description"):
        faults.append("description 必填，请写明发生了什么。")
    if not fields.get("phone"):
        faults.append("phone 必填：承办单位需要联系诉求人。")
    faults += [
        f"{name} 最多 {most} 字。"
        for name, most in _LONGEST.items()
        if len(fields.get(name, "")) > most
    ]
    return faults


def _faults_of_point(fields: Mapping[str, str]) -> list[str]:
    given = [(name, fields[name]) for name in ("lat", "long") if fields.get(name)]
    if not given:
        return []
    for name, text in given:
        limit = 90 if name == "lat" else 180
        try:
            is_on_earth = abs(float(text)) <= limit
        except ValueError:
            is_on_earth = False
        if not is_on_earth:
            return ["lat 和 long 须为 WGS84 经纬度的小数。"]
    return []


def read_search(query: Mapping[str, str], *, now: datetime) -> RequestSearch | str:
    """Return the search a query asks for, or what is wrong with it."""
    try:
        ends = _moment(query["end_date"]) if query.get("end_date") else now
        begins = _moment(query["start_date"]) if query.get("start_date") else ends - LONGEST_SPAN
        page, size = int(query.get("page") or 1), int(query.get("page_size") or PER_PAGE)
    except (ValueError, OverflowError):
        return "start_date、end_date 须为 2026-11-01T00:00:00+08:00 这样的时间，page 须为整数。"
    if not begins <= ends <= begins + LONGEST_SPAN:
        return "start_date 须早于 end_date，且相距不超过 90 天。"
    if not (1 <= page <= _MOST_PAGE and 1 <= size <= MOST_PER_PAGE):
        return f"page 须为 1 至 {_MOST_PAGE}，page_size 须为 1 至 {MOST_PER_PAGE}。"
    status = query.get("status", "")
    if status not in ("", OPEN, CLOSED):
        return "status 只能是 open 或 closed。"
    return RequestSearch(
        begins=begins,
        ends=ends,
        ids=_listed(query.get("service_request_id", "")),
        service_codes=_listed(query.get("service_code", "")),
        status=status,
        page=page,
        page_size=size,
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.replace(" ", "+"))  # a plus of a query arrives as a space
    return moment if moment.tzinfo else moment.replace(tzinfo=_CITY)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",")[:_MOST_IDS] if part.strip())
