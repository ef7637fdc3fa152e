"""Accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles, sign-in and the guard of every endpoint."""

    name = "hotline.accounts"
    label = "accounts"
    verbose_name = "账号"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.accounts.events  # noqa: F401, PLC0415 - apps must be loaded first
