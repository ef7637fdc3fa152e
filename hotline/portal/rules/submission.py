"""What a citizen's form must say."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel

MAX_EVENT = 5000
MAX_PLACE = 200
MAX_NAME = 40
MAX_COMPANY = 80
MAX_FILES = 9
_LATITUDES, _LONGITUDES = 90, 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A demand as it was typed into the page."""

    key: UUID
    channel: Channel
    event: str
    demand: str
    place: str
    area_code: str
    latitude: float | None
    longitude: float | None
    name: str
    phone: str
    company: str = ""
    """The firm somebody speaks for (企业诉求); empty for people."""
    is_confidential: bool
    language: str
    file_ids: tuple[UUID, ...] = ()


def faults_of(said: Submission) -> dict[str, str]:
    """Return field → Chinese sentence for what the form lacks."""
    faults = {}
    if not said.event.strip():
        faults["event"] = "请写下发生了什么。"
    if not said.place.strip():
        faults["place"] = "请写明地点，例如“海甸岛人民大道 58 号附近”。"
    if not normalize_number(said.phone):
        faults["phone"] = "请填写可以联系到您的电话号码。"
    if (said.latitude is None) != (said.longitude is None):
        faults["latitude"] = "地图位置不完整，请重新点选。"
    elif said.latitude is not None and said.longitude is not None:
        inside = abs(said.latitude) <= _LATITUDES and abs(said.longitude) <= _LONGITUDES
        if not inside:
            faults["latitude"] = "地图位置不正确，请重新点选。"
    if len(said.file_ids) > MAX_FILES:
        faults["file_ids"] = f"一次最多上传 {MAX_FILES} 个附件。"
    return faults


def form_of(said: Submission, *, phone: str, is_phone_proven: bool) -> Mapping[str, object]:
    """Return what is kept of the form, under the names the desk reads it by."""
    return {
        "event": said.event,
        "demand": said.demand,
        "place": said.place,
        "area_code": said.area_code,
        "latitude": said.latitude,
        "longitude": said.longitude,
        "name": said.name,
        "phone": phone,
        "company": said.company,
        "is_phone_proven": is_phone_proven,
        "is_confidential": said.is_confidential,
        "language": said.language,
    }
