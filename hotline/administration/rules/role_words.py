"""Each role in a sentence, and under which heading a permission is shown."""

from hotline.accounts.rules.roles import Role

PURPOSES: dict[Role, str] = {
    Role.OPERATOR: "接听市民来电，登记工单，当场答复或转派，必要时回访。",
    Role.DISPATCHER: "把工单派给承办单位，审核退单、延期和挂起，处理疑难。",
    Role.REVIEWER: "审核承办单位的办理结果，抽查录音，维护统一答复。",
    Role.FOLLOW_UP_OPERATOR: "工单办结后回访市民，记录是否解决和满意度。",
    Role.HANDLER: "代表一个承办单位签收、办理、反馈工单，只看得到本单位的工单。",
    Role.TEAM_LEADER: "管理话务大厅和班组，督办工单，审批导出，查看全部工单。",
    Role.ADMINISTRATOR: "管理账号、角色、基础资料和话务配置；不参与工单办理，看不到市民信息。",
}
DOMAIN_LABELS: dict[str, str] = {
    "workorders": "工单",
    "followups": "回访",
    "quality": "质检",
    "telephony": "话务",
    "messaging": "文字渠道",
    "knowledge": "知识库",
    "portal": "市民查询",
    "rewards": "建议奖励",
    "firms": "企业走访",
    "citizens": "市民",
    "contacts": "来话",
    "reference": "基础资料",
    "organizations": "组织机构",
    "accounts": "账号",
    "administration": "系统管理",
    "config": "平台",
}
"""In the order they are shown; a domain that is not here comes last, by its own name."""


def domain_of(permission: str) -> str:
    """Return the part of a permission's name before the point."""
    return permission.partition(".")[0]
