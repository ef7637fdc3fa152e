"""Settings there is one of, what editors choose from, and the published versions."""

from dataclasses import asdict

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.save_policy import save_policy
from hotline.telephony.api.policy_schemas import (
    AlarmsBody,
    AlarmsOut,
    CalendarOut,
    CallerRulesBody,
    CallerRulesOut,
    DialRulesBody,
    DialRulesOut,
    PlatformBody,
    PlatformOut,
    SettingsOut,
    TrunkMinutesOut,
    VersionChangeOut,
    VersionOut,
    VocabularyOut,
    entry_out,
)
from hotline.telephony.calendar_queries import written_calendars
from hotline.telephony.floor_permissions import CONFIGURE, TUNE_FLOOR, VIEW_CONFIGURATION
from hotline.telephony.policy_queries import list_entries, setting
from hotline.telephony.rules.policy import Kind
from hotline.telephony.trunk_queries import trunk_minutes
from hotline.telephony.version_queries import list_versions, version_changes
from hotline.telephony.vocabulary import vocabulary

router = Router(tags=["telephony-policy"])


def _setting(kind: Kind) -> dict[str, object]:
    rows = list_entries(kind)
    if rows:
        return entry_out(rows[0])
    first = setting(kind).model_dump(mode="json")
    return {
        "content": first,
        "revision": 0,
        "is_from_city": True,
        "changed_at": None,
        "changed_by": "",
    }


def _save(request: HttpRequest, kind: Kind, content: BaseModel, revision: int) -> dict[str, object]:
    visitor = visitor_of(request)
    row = save_policy(kind=kind, content=content, revision=revision, by=visitor, now=now())
    return entry_out(row)


@router.get("/telephony/settings", auth=Requires(VIEW_CONFIGURATION), response=SettingsOut)
def get_settings(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - ninja passes it
    """Return every setting."""
    return {
        "caller_rules": _setting("callers"),
        "dialling": _setting("dialling"),
        "alarms": _setting("alarms"),
        "platform": _setting("platform"),
    }


@router.post("/telephony/settings/caller_rules", auth=Requires(CONFIGURE), response=CallerRulesOut)
def save_caller_rules(request: HttpRequest, body: CallerRulesBody) -> dict[str, object]:
    """Set what gives a caller priority (来电优先规则)."""
    return _save(request, "callers", body.content, body.revision)


@router.post("/telephony/settings/dialling", auth=Requires(CONFIGURE), response=DialRulesOut)
def save_dialling(request: HttpRequest, body: DialRulesBody) -> dict[str, object]:
    """Set what may be dialled (外呼规则)."""
    return _save(request, "dialling", body.content, body.revision)


@router.post("/telephony/settings/alarms", auth=Requires(TUNE_FLOOR), response=AlarmsOut)
def save_alarms(request: HttpRequest, body: AlarmsBody) -> dict[str, object]:
    """Set when the floor raises an alarm (告警阈值)."""
    return _save(request, "alarms", body.content, body.revision)


@router.post("/telephony/settings/platform", auth=Requires(CONFIGURE), response=PlatformOut)
def save_platform(request: HttpRequest, body: PlatformBody) -> dict[str, object]:
    """Set licences, lines and times (平台参数)."""
    return _save(request, "platform", body.content, body.revision)


@router.get("/telephony/versions", auth=Requires(VIEW_CONFIGURATION))
def get_versions(request: HttpRequest) -> list[VersionOut]:  # noqa: ARG001 - ninja passes it
    """List the latest published versions, newest first."""
    return [
        VersionOut(version=version, published_at=at, published_by=by)
        for version, at, by in list_versions()
    ]


@router.get(
    "/telephony/versions/{int:version}/changes",
    auth=Requires(VIEW_CONFIGURATION),
    response=list[VersionChangeOut],
)
def get_version_changes(request: HttpRequest, version: int) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """Return what a version changed against the one before it."""
    return [asdict(each) for each in version_changes(version)]


@router.get("/telephony/calendars", auth=Requires(VIEW_CONFIGURATION), response=list[CalendarOut])
def get_calendars(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the work calendars hours may follow, with holidays and make-up days (调休)."""
    return [asdict(each) for each in written_calendars(now())]


@router.get("/telephony/trunk-minutes", auth=Requires(VIEW_CONFIGURATION), response=TrunkMinutesOut)
def get_trunk_minutes(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - ninja passes it
    """Return how many outbound minutes the year has used (外呼分钟), month by month."""
    return asdict(trunk_minutes(now()))


@router.get("/telephony/vocabulary", auth=Requires(VIEW_CONFIGURATION), response=VocabularyOut)
def get_vocabulary(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - ninja passes it
    """Return everything an editor chooses from."""
    return vocabulary()
