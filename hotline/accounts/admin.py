"""Accounts in Django's administration, to look at."""

from django.contrib import admin

from hotline.accounts.models import RoleGrant, User


class RoleGrantInline(admin.TabularInline):  # type: ignore[type-arg]  # Django has no such subscript
    """The roles of an account."""

    model = RoleGrant
    extra = 0


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no such subscript
    """Accounts; ``User.has_perm`` keeps everything here read-only."""

    list_display = ("username", "display_name", "is_active", "is_robot", "last_login")
    list_filter = ("is_active", "is_robot", "grants__role")
    search_fields = ("username", "display_name")
    exclude = ("password",)
    inlines = (RoleGrantInline,)
