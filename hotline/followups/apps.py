"""Follow-ups as a Django app."""

from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    """Calling citizens back."""

    name = "hotline.followups"
    label = "followups"
    verbose_name = "回访"
    default_auto_field = "django.db.models.BigAutoField"
