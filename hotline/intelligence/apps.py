"""Intelligence as a Django app."""

from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    """Doors to models, and what they answered."""

    name = "hotline.intelligence"
    label = "intelligence"
    verbose_name = "智能能力"
    default_auto_field = "django.db.models.BigAutoField"
