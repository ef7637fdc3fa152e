"""Look something up among what citizens may read (市民检索); what is not found becomes a gap."""

import contextlib
from datetime import datetime

from hotline.core.guarded import writing
from hotline.knowledge.actions.note_gap import note_gap
from hotline.knowledge.public_queries import Found, find_public
from hotline.portal.actions._spending import spend
from hotline.portal.errors import TooMany
from hotline.portal.rules.limits import Use
from hotline.portal.suggesting import list_answers
from hotline.reference.rules.calendar import local_date


def look_up(*, words: str, page: int, address: str, now: datetime) -> Found:
    """Return a page of articles; words that nothing answers are counted, never whose.

    From one address only so many are counted: what comes after is answered all the same.
    """
    found = find_public(words, today=local_date(now), page=page)
    is_gap = bool(words) and page == 1 and not found.is_sure
    if is_gap and not list_answers(words, now=now, most=1):
        with contextlib.suppress(TooMany), writing():
            spend(Use.GAP, address=address, now=now)
            note_gap(text=words, by_citizen=True, now=now)
    return found
