"""Who may look at the recommender's card, and who may switch it, roll it back, let it act."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role

VIEW_RECOMMENDER = define(
    "workorders.view_recommender",
    "查看推荐模型",
    {Role.DISPATCHER, Role.REVIEWER, Role.TEAM_LEADER},
)
STEER_RECOMMENDER = define("workorders.steer_recommender", "管理推荐模型", {Role.TEAM_LEADER})
