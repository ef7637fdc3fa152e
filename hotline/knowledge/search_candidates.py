"""Which entries may answer a text: those that hold the rarest of what was asked, read at once.

Sounds are looked up only for a text whose own words no entry holds all of: whoever wrote
公积金 right does not mean another word of the same sound, and half of all work is spared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from hotline.knowledge.models import Article, SearchEntry
from hotline.knowledge.rules.search.asking import Ask, Why
from hotline.knowledge.rules.search.postings import Best, best_of, to_read

_FOR_ONE_WAY = 400
"""More than are ranked: of some the asker may not know."""
_RANKED = 30

Held = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Entries that may answer, and in which ways the text was looked up."""

    keys: Sequence[int]
    """The likeliest first."""
    asks: Sequence[Ask]
    held: Held
    """In how many entries each feature of these ways is."""


def find_candidates(asks: Sequence[Ask], total: int) -> Candidates:
    """Return what may answer: the best of each way to mean the text, in turn."""
    is_heard = [each.why == Why.PINYIN and asks[0].why != Why.PINYIN for each in asks]
    written = [ask for ask, heard in zip(asks, is_heard, strict=True) if not heard]
    sounds = [ask for ask, heard in zip(asks, is_heard, strict=True) if heard]
    held = _held(written)
    found = _best(written, held, total)
    if sounds and not (found and found[0].is_whole):
        held |= _held(sounds)
        found += _best(sounds, held, total)
        written += sounds
    places: dict[int, float] = {}
    for ask, best in zip(written, found, strict=True):
        for place, key in enumerate(best.keys):
            places[key] = min(places.get(key, place), place + (1 - ask.trust))
    return Candidates(sorted(places, key=lambda key: places[key]), written, held)


def readable_entries(keys: Sequence[int], articles: QuerySet[Article]) -> list[SearchEntry]:
    """Return the likeliest entries among these keys that may be read."""
    rows = SearchEntry.objects.filter(
        pk__in=RawSQL("SELECT unnest(%s::bigint[])", [[*keys]]),
        article__in=articles.values("pk"),
        version=F("article__published"),
    )
    allowed = {*rows.values_list("pk", flat=True)}
    chosen = [key for key in keys if key in allowed][:_RANKED]
    ranked = SearchEntry.objects.filter(pk__in=chosen)
    known = ranked.select_related("version", "article__department").in_bulk()
    return [known[key] for key in chosen if key in known]


def in_turn(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """Return the keys of both, one of each in turn, each once."""
    pairs = zip_longest(one, other)
    return [*dict.fromkeys(key for pair in pairs for key in pair if key is not None)]


def _held(asks: Sequence[Ask]) -> dict[str, int]:
    features = sorted({feature for each in asks for feature in each.features})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT feature, sum(held) FROM knowledge_searchposting"
            " WHERE feature = ANY(%s) GROUP BY feature",
            [features],
        )
        return {feature: int(held) for feature, held in cursor.fetchall()}


def _best(asks: Sequence[Ask], held: Held, total: int) -> list[Best]:
    wanted = [to_read(each, held) for each in asks]
    rows: dict[str, list[bytes]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT feature, entries FROM knowledge_searchposting WHERE feature = ANY(%s)",
            [sorted({feature for each in wanted for feature in each})],
        )
        for feature, packed in cursor.fetchall():
            rows.setdefault(feature, []).append(bytes(packed))
    return [
        best_of(
            {feature: rows.get(feature, []) for feature in read},
            held,
            total,
            most=_FOR_ONE_WAY,
            asked=len(ask.pairs),
        )
        for ask, read in zip(asks, wanted, strict=True)
    ]
