"""Draft from what was said, with the city's tables; a model may add, never invent (LLM-02).

Whatever a model gives counts only where it stands word for word in the citizen's words.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from django.core.cache import cache
from pydantic import BaseModel, ConfigDict, Field

from hotline.core.actor import Actor
from hotline.intelligence.asking import ask
from hotline.intelligence.rules.tasks import Task
from hotline.reference.heard_names import city_ear
from hotline.reference.models import Place
from hotline.reference.readings import readings
from hotline.reference.rules.dictionaries import PlaceKind
from hotline.reference.rules.heard.costs import Costs
from hotline.reference.rules.heard.ear import Ear
from hotline.reference.rules.heard.names import Name
from hotline.workorders.rules.draft import CityWords, Heard, draft
from hotline.workorders.rules.draft.additions import add_quotes
from hotline.workorders.rules.draft.offices import office_names
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shield.words import Lexicon
from hotline.workorders.shield_city import city_for_shield, city_tables

_KEY, _SECONDS = "workorders.draft.places", 60
_SHORTEST, _MOST_PLACES = 3, 20_000
PROMPT_VERSION = "draft-1"
_SYSTEM = (
    "你从政务热线的一通电话里摘出工单要素。每一项都必须是市民原话里一字不差的一段，"
    "不改写、不概括、不推断；原话没有说的就留空。话务员的话不作为要素。"
)
_PARTY = {"citizen": "市民", "operator": "话务员"}


class Quotes(BaseModel):
    """What a model is asked for: pieces of the citizen's words, word for word."""

    model_config = ConfigDict(extra="ignore")

    caller: str | None = Field(None, max_length=40, description="市民自称的姓名")
    place: str | None = Field(None, max_length=200, description="事情发生的地点")
    time: str | None = Field(None, max_length=60, description="事情发生的时间")
    event: str | None = Field(None, max_length=600, description="发生了什么")
    demands: list[str] = Field(default_factory=list, max_length=6, description="市民要什么")


def draft_heard(turns: Sequence[Turn], *, by: Actor, now: datetime) -> tuple[Heard, str]:
    """Return what the words fill, and the label of the model that added to it; else empty."""
    heard = draft(turns, city_words(), now=now)
    if not turns or not _lacks_something(heard):
        return heard, ""
    answer = ask(
        Task.DRAFT,
        system=_SYSTEM,
        prompt={"通话": "\n".join(f"{_PARTY[each.party]}：{each.text}" for each in turns)},
        schema=Quotes,
        by=by,
        now=now,
        names=[heard.caller.value] if heard.caller else [],
        prompt_version=PROMPT_VERSION,
    )
    if answer is None:
        return heard, ""
    added = add_quotes(heard, turns, answer.value.model_dump(), by=answer.model, now=now)
    return added, answer.label if added != heard else ""


def _lacks_something(heard: Heard) -> bool:
    fields = (heard.caller, heard.place, heard.time, heard.event)
    return any(each is None for each in fields) or not heard.demands


def city_words() -> CityWords:
    """Return the city's names of places and words of danger, at most a minute old."""
    city, tables = city_for_shield(), city_tables()
    names: list[str] | None = cache.get(_KEY)
    if names is None:
        rows = Place.objects.filter(is_active=True).order_by("-times")[:_MOST_PLACES]
        names = [
            each
            for name, also, kind in rows.values_list("name", "also_known", "kind")
            for each in (name, *(also if kind != PlaceKind.OFFICE else ()))
        ]
        cache.set(_KEY, names, _SECONDS)
    areas = (each.name for each in city.areas.values())
    known = (each for each in (*names, *areas) if len(each) >= _SHORTEST)
    offices = _offices(tuple((each.name, each.short_name) for each in tables.names.departments))
    return CityWords(
        places=Lexicon.of(known),
        emergencies=tuple(city.file.emergencies),
        offices=offices[0],
        ear=city_ear(),
        office_ear=offices[1],
    )


@lru_cache(maxsize=2)
def _offices(named: tuple[tuple[str, str], ...]) -> tuple[Lexicon, Ear]:
    names = office_names(named)
    ear = Ear([Name(at, text) for at, text in enumerate(names)], readings(), Costs())
    return Lexicon.of(names), ear
