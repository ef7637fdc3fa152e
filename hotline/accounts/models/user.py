"""A person (or a marked robot) who may sign in."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from hotline.accounts.rules.roles import Role
from hotline.accounts.rules.usernames import normalize_username


class UserSource(BaseUserManager["User"]):
    """Finds accounts by their normalized name."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find the account of a name as people type it."""
        return self.get(username=normalize_username(username or ""))


class User(AbstractBaseUser):
    """An account (账号). Its rights come from role grants only, never from flags."""

    username = models.CharField("登录名", max_length=64, unique=True)
    display_name = models.CharField("姓名", max_length=40)
    is_active = models.BooleanField("启用", default=True)
    is_robot = models.BooleanField("机器账号", default=False)
    must_change_password = models.BooleanField("须改密码", default=True)
    password_changed_at = models.DateTimeField("密码修改时间")
    created_at = models.DateTimeField("创建时间")

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects: ClassVar[UserSource] = UserSource()

    class Meta:
        """Names are stored folded; the database refuses any other spelling."""

        verbose_name = verbose_name_plural = "账号"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")),
                name="username_is_lower",
            ),
            models.CheckConstraint(condition=~models.Q(username=""), name="username_not_empty"),
        )

    def __str__(self) -> str:
        """Name the person."""
        return f"{self.display_name}（{self.username}）"

    def get_short_name(self) -> str:
        """Greet the person in Django's administration."""
        return self.display_name

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Fold the name as the sign-in does."""
        return normalize_username(username)

    def _is_administrator(self: Self) -> bool:
        return self.grants.filter(role=Role.ADMINISTRATOR).exists()

    @property
    def is_staff(self) -> bool:
        """Django's administration opens for administrators whose password is their own."""
        return self.is_active and not self.must_change_password and self._is_administrator()

    def has_perm(self, perm: str, obj: object = None) -> bool:  # noqa: ARG002 - Django's signature
        """Administrators look at everything; nobody changes rows in Django's administration."""
        return perm.rpartition(".")[2].startswith("view_") and self.is_staff

    def has_module_perms(self, app_label: str) -> bool:  # noqa: ARG002 - Django's signature
        """Administrators see every app."""
        return self.is_staff
