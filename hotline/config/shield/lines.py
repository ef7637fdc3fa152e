"""Read one line of the file as a draft."""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft

_MOST = 20_000


class LineError(Exception):
    """The line is no JSON, or holds what is not understood (Chinese text)."""


class _Line(BaseModel):
    """``{"text": …}``, or the fields of a demand; anything else in it is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: Annotated[str, Field(max_length=_MOST)] | None = None
    place: Annotated[str, Field(max_length=_MOST)] | None = None
    event: Annotated[str, Field(max_length=_MOST)] | None = None
    demand: Annotated[str, Field(max_length=_MOST)] | None = None
    name: str | None = None
    phone: str | None = None
    confidential: bool = False
    appeal_type: str | None = None
    urgency: Literal["general", "urgent"] | None = None
    topic: str | None = None
    area: str | None = None
    department: str | None = None


def read_line(text: str, city: City) -> Draft:
    """Return the draft a line holds; names of topic, area and department may stand for codes.

    Raises:
        LineError: it cannot be read.

    """
    try:
        row = _Line.model_validate(json.loads(text))
    except (json.JSONDecodeError, ValidationError) as error:
        msg = '不是有效的 JSON 行，应为 {"text": "…"}'
        raise LineError(msg) from error
    if not (row.text or row.event or row.demand):
        msg = "没有 text、event 或 demand"
        raise LineError(msg)
    return Draft(
        place=row.place,
        event=row.event if row.text is None else row.text,
        demand=row.demand,
        caller_name=row.name,
        caller_phone=row.phone,
        is_confidential=row.confidential,
        appeal_type=row.appeal_type,
        urgency=row.urgency,
        topic_code=_code(row.topic, city.topics),
        area_code=_code(row.area, city.areas),
        department_code=_code(row.department, city.departments),
    )


def _code(said: str | None, known: dict[str, Any]) -> str | None:
    if said is None or said in known:
        return said
    return next(
        (
            code
            for code, each in known.items()
            if said in {each.name, getattr(each, "short_name", each.name)}
        ),
        None,
    )
