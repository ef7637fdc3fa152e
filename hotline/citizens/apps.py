"""Citizens as a Django app."""

from django.apps import AppConfig


class CitizensConfig(AppConfig):
    """The people who call."""

    name = "hotline.citizens"
    label = "citizens"
    verbose_name = "市民"
    default_auto_field = "django.db.models.BigAutoField"
