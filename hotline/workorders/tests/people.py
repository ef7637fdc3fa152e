"""People besides the cast."""

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from tests.cast import NOW


def another_operator() -> Visitor:
    """Hire 陈晨, an operator like 王芳 who registered none of the orders."""
    user = User.objects.create(
        username="chen_chen",
        display_name="陈晨",
        password="!",
        must_change_password=False,
        password_changed_at=NOW,
        created_at=NOW,
    )
    RoleGrant.objects.create(user=user, role=Role.OPERATOR, scope_kind="", scope_key="")
    return visitor_for(user)
