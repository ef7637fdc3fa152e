"""One press of the register button."""

from django.db import connection, models

from hotline.core.guarded import GuardedModel, refuse_outside_actions


class Registration(GuardedModel):
    """One act of registering (受理), which may make several orders.

    ``key`` comes from the page: pressing the button twice sends the same key twice.
    """

    key = models.UUIDField("提交编号", unique=True)
    fingerprint = models.CharField("内容摘要", max_length=64)
    by_id = models.BigIntegerField("登记人编号", null=True)
    registered_at = models.DateTimeField("登记时间")
    source = models.CharField("导入来源", max_length=40, blank=True, default="", db_default="")
    external_id = models.CharField("外部编号", max_length=60, blank=True, default="", db_default="")
    """The number an imported order has where it comes from; unique by the key made of both."""

    class Meta:
        """The key is used once."""

        verbose_name = verbose_name_plural = "登记"

    def __str__(self) -> str:
        """Name the key."""
        return str(self.key)

    def claim(self) -> bool:
        """Insert the row unless its key is taken; tell whether it was inserted.

        One statement instead of a savepoint, an insert that may fail, and its release.
        """
        refuse_outside_actions(Registration)
        fields = [each for each in self._meta.concrete_fields if not each.primary_key]
        columns = ", ".join(str(each.column) for each in fields)
        statement = f"""
            INSERT INTO {self._meta.db_table} ({columns}) VALUES ({", ".join(["%s"] * len(fields))})
            ON CONFLICT (key) DO NOTHING RETURNING id
        """  # noqa: S608 - names of our own columns
        values = [each.get_db_prep_save(each.pre_save(self, True), connection) for each in fields]  # noqa: FBT003 - Django's
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            row = cursor.fetchone()
        if row:
            self.pk, self._state.adding = row[0], False
        return bool(row)
