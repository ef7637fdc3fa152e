"""Take back a version made here before its first day (撤回未生效的策略版本)."""

from collections.abc import Mapping
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.edit_events import PolicyVersionWithdrawn
from hotline.reference.errors import NoSuchReference, VersionInForce
from hotline.reference.models import CalendarVersion, LimitPolicy, Reading
from hotline.reference.rules.calendar import local_date

_MODELS: Mapping[str, type[LimitPolicy | Reading | CalendarVersion]] = {
    "limit": LimitPolicy,
    "reading": Reading,
    "calendar": CalendarVersion,
}
_SHOWN = {
    "limit": ("label", "minutes", "working_days", "calendar", "act_within"),
    "reading": ("chosen",),
    "calendar": ("weekly", "observes_holidays"),
}


def withdraw_version(*, kind: str, version: int, note: str, by: Actor, now: datetime) -> None:
    """Delete it; no clock can have started by it. The log keeps what it said.

    Raises:
        NoSuchReference: there is none.
        VersionInForce: its first day has come, or it came from the city's files.
        Invalid: nothing says why.

    """
    if not note.strip():
        msg = "请填写撤回原因。"
        raise Invalid(msg, fields={"note": msg})
    with writing():
        row = None
        if kind in _MODELS:
            rows = _MODELS[kind]._default_manager  # noqa: SLF001 - Django documents it
            row = rows.select_for_update().filter(pk=version).first()
        if row is None:
            msg = "没有这个版本。"
            raise NoSuchReference(msg)
        if row.starts_on <= local_date(now):
            msg = "这个版本已经生效，不能撤回；请另加一个更晚的版本。"
            raise VersionInForce(msg)
        if not row.is_made_here:
            msg = "这个版本来自本市配置文件，请在文件里修改。"
            raise VersionInForce(msg)
        old = {each: getattr(row, each) for each in _SHOWN[kind]}
        name = row.key if isinstance(row, Reading) else row.name
        happening = PolicyVersionWithdrawn(starts_on=row.starts_on.isoformat(), old=old, note=note)
        record(happening, subject_id=f"{kind}:{name}", by=by, now=now, correlation_id=None)
        row.delete()
