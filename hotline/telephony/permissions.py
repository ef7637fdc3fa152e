"""Who may sit at a seat, who may listen, and who looks after recordings."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

_SITTING = frozenset({Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.DISPATCHER, Role.TEAM_LEADER})
USE_SEAT = define("telephony.use_seat", "坐席签入", _SITTING | {Role.ADMINISTRATOR})
"""Administrators sit down to try flows; they are offered no calls."""
TAKE_CALLS = define("telephony.take_calls", "接听来电", _SITTING)
LISTEN_OWN = define(
    "telephony.listen_own",
    "收听本人通话录音",
    {Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.REVIEWER, Role.TEAM_LEADER},
)
LISTEN_ALL = define(
    "telephony.listen_all",
    "收听全部录音",
    {Role.FOLLOW_UP_OPERATOR, Role.REVIEWER, Role.TEAM_LEADER},
)
DOWNLOAD_RECORDING = define(
    "telephony.download_recording",
    "下载录音",
    {Role.REVIEWER, Role.TEAM_LEADER},
)
HOLD_RECORDING = define(
    "telephony.hold_recording",
    "录音永久保存与依法保全",
    {Role.REVIEWER, Role.TEAM_LEADER},
)
AUDIT_LISTENING = define(
    "telephony.audit_listening",
    "查看收听记录",
    {Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
CHECK_RECORDINGS = define(
    "telephony.check_recordings",
    "录音核对",
    {Role.REVIEWER, Role.TEAM_LEADER, Role.ADMINISTRATOR},
)
HANDLE_VOICEMAIL = define(
    "telephony.handle_voicemail",
    "处理留言",
    {Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER},
)
