"""Put an earlier version of the recommender in force again (回退推荐模型)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions.train_recommender import SUBJECT
from hotline.workorders.errors import Incomplete, VersionUnusable
from hotline.workorders.models import RecommenderVersion
from hotline.workorders.recommender_events import RecommenderRolledBack
from hotline.workorders.recommender_files import are_usable
from hotline.workorders.recommender_queries import forget_in_force, get_version_locked
from hotline.workorders.rules.recommending.policy import SHORTEST_NOTE

_S = RecommenderVersion.Status


def roll_back_recommender(
    *, number: int, note: str, by: Visitor, now: datetime
) -> RecommenderVersion:
    """Let the version speak; the one in force is marked as rolled back.

    A version that was kept out may be put in force too: a person answers for it.

    Raises:
        NoSuchVersion: there is none of this number.
        VersionUnusable: it is in force already, or its files are gone or were changed.
        Incomplete: nobody says why.

    """
    with writing():
        row = get_version_locked(number)
        if len(note.strip()) < SHORTEST_NOTE:
            msg = "请写明为什么回退。"
            raise Incomplete(msg, fields={"note": msg})
        if row.status == _S.IN_FORCE:
            msg = "这个版本已经在用。"
            raise VersionUnusable(msg)
        if not are_usable(row.number, row.digest):
            msg = "这个版本的模型文件已清除或被改动，不能启用。"
            raise VersionUnusable(msg)
        old = RecommenderVersion.objects.select_for_update().filter(status=_S.IN_FORCE).first()
        if old is not None:
            old.status = _S.ROLLED_BACK
            old.save(update_fields=["status"])
        row.status, row.note = _S.IN_FORCE, note
        row.decided_at, row.decided_by_label = now, by.actor_label
        row.save(update_fields=["status", "note", "decided_at", "decided_by_label"])
        happening = RecommenderRolledBack(
            version=row.number, old_version=old.number if old else 0, note=note
        )
        record(happening, subject_id=SUBJECT, by=by, now=now, correlation_id=None)
    forget_in_force()
    return row
