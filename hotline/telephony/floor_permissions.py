"""Who may shape the floor: flows, prompts, policy, seats, callers, outbound work."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

_LEADERS = frozenset({Role.TEAM_LEADER, Role.ADMINISTRATOR})
_TALKERS = frozenset({Role.OPERATOR, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER})

VIEW_CONFIGURATION = define("telephony.view_configuration", "查看话务配置", _LEADERS)
EDIT_FLOWS = define("telephony.edit_flows", "编辑语音流程与提示音", _LEADERS)
PUBLISH_FLOWS = define("telephony.publish_flows", "发布语音流程与提示音", {Role.ADMINISTRATOR})
TRY_FLOWS = define("telephony.try_flows", "试听语音流程", _LEADERS)
CONFIGURE = define("telephony.configure", "修改话务配置", {Role.ADMINISTRATOR})
TUNE_FLOOR = define("telephony.tune_floor", "调整队列、告警与外线联系人", _LEADERS)
SET_SKILLS = define("telephony.set_skills", "设置技能与坐席组", _LEADERS)
BIND_DEVICES = define("telephony.bind_devices", "批准家庭坐席设备", {Role.ADMINISTRATOR})
PROPOSE_MARKS = define("telephony.propose_marks", "提出来电人标记", _TALKERS | {Role.ADMINISTRATOR})
DECIDE_MARKS = define("telephony.decide_marks", "批准来电人标记", _LEADERS)
WATCH_FLOOR = define("telephony.watch_floor", "查看现场监控", _LEADERS)
TELL_FLOOR = define("telephony.tell_floor", "发送现场通知与召集", {Role.TEAM_LEADER})
SUPERVISE = define("telephony.supervise", "监听、强插与强制操作", {Role.TEAM_LEADER})
DIAL = define("telephony.dial", "外拨电话", _TALKERS | {Role.DISPATCHER})
RUN_CAMPAIGNS = define("telephony.run_campaigns", "管理外呼任务", _LEADERS)
SETTLE_CAMPAIGN_ITEMS = define("telephony.settle_campaign_items", "填写外呼结果", _TALKERS)
VIEW_RETURN_CALLS = define(
    "telephony.view_return_calls", "查看待回拨", _TALKERS | {Role.ADMINISTRATOR}
)
MAKE_RETURN_CALLS = define("telephony.make_return_calls", "回拨", _TALKERS)
