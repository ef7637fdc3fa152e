"""Who administers people, and who reads what everybody did."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

MANAGE_PEOPLE = define("administration.manage_people", "管理人员账号与角色", {Role.ADMINISTRATOR})
READ_AUDIT = define("administration.read_audit", "查看操作审计", {Role.ADMINISTRATOR})
EXPORT_AUDIT = define("administration.export_audit", "导出操作审计", {Role.ADMINISTRATOR})
"""Another administrator agrees to large ones: whoever asks never decides."""
READ_INTELLIGENCE = define(
    "administration.read_intelligence", "查看智能能力", {Role.ADMINISTRATOR, Role.TEAM_LEADER}
)
SWITCH_INTELLIGENCE = define(
    "administration.switch_intelligence", "启停智能任务", {Role.ADMINISTRATOR, Role.TEAM_LEADER}
)
MANAGE_MODELS = define("administration.manage_models", "登记与回退模型", {Role.ADMINISTRATOR})
ALLOW_ACTING = define("administration.allow_acting", "允许智能自动执行", {Role.TEAM_LEADER})
READ_MODEL_TEXTS = define("administration.read_model_texts", "查看模型问答", {Role.TEAM_LEADER})
"""Its texts speak of orders, without persons: administrators read no orders."""
EXPORT_DATASET = define("administration.export_dataset", "导出训练数据", {Role.TEAM_LEADER})
