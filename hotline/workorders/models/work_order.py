"""The work order itself."""

from django.db import models
from django.db.models import F, Q

from hotline.citizens.models import Citizen
from hotline.contacts.models import Contact
from hotline.contacts.rules.channels import CHANNEL_LABELS
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.reference.models import Area, Topic
from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS, URGENCY_LABELS
from hotline.workorders.models.desk import Desk
from hotline.workorders.models.registration import Registration
from hotline.workorders.rules.closing import CLOSING_LABELS, Closing
from hotline.workorders.rules.registration import MAX_PLACE, MAX_TEXT
from hotline.workorders.rules.secrecy import SECRECY_LABELS, Secrecy
from hotline.workorders.rules.supervision import LEVEL_LABELS
from hotline.workorders.rules.workflow import STATE_LABELS, State

_NO_CLOCK = (State.SPLIT, State.MERGED, State.HANDLED, State.CLOSED)
_WITH_OR_WITHOUT_CLOCK = State.SUSPENDED
"""Every clock stands still, but perhaps the 48 hours of suspended and difficult orders."""
_WITHOUT_DEPARTMENT = (State.AWAITING_DISPATCH, State.SPLIT)
_WITH_OR_WITHOUT = (State.MERGED, State.CLOSED)


class WorkOrder(GuardedModel):
    """One demand of one citizen (工单), and where it stands.

    The caller is a snapshot: what the citizen said then stays, whatever the citizen's file
    says later. ``due_at`` repeats the end of the clock that runs out first, so that lists
    can be sorted by it; it is empty while no clock runs.
    """

    number = models.CharField("工单编号", max_length=20, unique=True)
    query_code = SealedTextField("查询码")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="orders")
    correlation_id = models.UUIDField("关联编号", db_index=True)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="work_orders")
    citizen = models.ForeignKey(Citizen, models.PROTECT, null=True, related_name="work_orders")
    channel = models.CharField("渠道", max_length=16, choices=[*CHANNEL_LABELS.items()])

    caller_name = SealedTextField("诉求人", blank=True)
    caller_phone = SealedTextField("联系电话")
    caller_phone_index = models.CharField("联系电话索引", max_length=64, db_index=True)
    caller_sex = models.CharField("性别", max_length=6, blank=True, choices=Citizen.Sex.choices)
    is_confidential = models.BooleanField("要求保密", default=False)
    is_anonymous = models.BooleanField("匿名", default=False, db_default=False)
    secrecy = models.CharField(
        "密级",
        max_length=12,
        choices=[*SECRECY_LABELS.items()],
        default=Secrecy.NORMAL,
        db_default=Secrecy.NORMAL,
    )
    is_phone_shared = models.BooleanField("电话提供给承办单位", default=False)

    appeal_type = models.CharField("诉求类型", max_length=12, choices=[*APPEAL_TYPE_LABELS.items()])
    urgency = models.CharField("紧急程度", max_length=8, choices=[*URGENCY_LABELS.items()])
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    place = models.CharField("事发地点", max_length=MAX_PLACE)
    event = models.CharField("事件经过", max_length=MAX_TEXT)
    demand = models.CharField("诉求内容", max_length=MAX_TEXT)
    occurred_at = models.DateTimeField("事发时间", null=True)

    desk = models.ForeignKey(
        Desk, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name="专席"
    )
    desk_answers = SealedTextField("专席表单", blank=True, default="", db_default="")
    """What the desk's form asked for, as JSON: field → answer."""

    state = models.CharField("状态", max_length=24, choices=[*STATE_LABELS.items()])
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, related_name="work_orders", db_index=False
    )
    due_at = models.DateTimeField("到期时间", null=True)
    registered_at = models.DateTimeField("登记时间")
    registered_by_id = models.BigIntegerField("登记人编号", null=True)
    registered_by_label = models.CharField("登记人", max_length=80)
    handled_at = models.DateTimeField("办结时间", null=True)
    closed_at = models.DateTimeField("结案时间", null=True)
    closing = models.CharField(
        "结案方式", max_length=20, blank=True, default="", choices=[*CLOSING_LABELS.items()]
    )
    direct_answer = models.CharField("直接答复内容", max_length=MAX_TEXT, blank=True, default="")
    direct_answer_reason = models.CharField("直接答复理由", max_length=500, blank=True, default="")

    urge_count = models.PositiveSmallIntegerField("催办次数", default=0, db_default=0)
    supervision_level = models.CharField(
        "督办级别",
        max_length=8,
        blank=True,
        default="",
        db_default="",
        choices=[*LEVEL_LABELS.items()],
    )
    """While it is supervised; a closed order keeps the last."""
    is_difficult = models.BooleanField("疑难件", default=False, db_default=False)

    class Meta:
        """Fast trays; and the promises of the workflow, kept by the database too."""

        verbose_name = verbose_name_plural = "工单"
        indexes = (
            models.Index(fields=["state", "due_at", "id"], name="order_tray"),
            models.Index(fields=["department", "state", "due_at", "id"], name="order_dept_tray"),
            models.Index(fields=["department", "-id"], name="order_of_department"),
            models.Index(fields=["registered_by_id", "-id"], name="order_registered_by"),
            models.Index(fields=["topic", "-id"], name="order_of_topic"),
            models.Index(fields=["area", "-id"], name="order_of_area"),
            models.Index(fields=["-id"], condition=Q(urge_count__gt=0), name="order_urged"),
            models.Index(
                fields=["due_at", "id"], condition=Q(due_at__isnull=False), name="order_due"
            ),
            models.Index(
                fields=["desk", "-id"], condition=Q(desk__isnull=False), name="order_of_desk"
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="order_known_state", condition=Q(state__in=[*map(str, State)])
            ),
            models.CheckConstraint(
                name="order_closed_is_whole",
                condition=Q(state=State.CLOSED, closed_at__isnull=False) & ~Q(closing="")
                | ~Q(state=State.CLOSED) & Q(closed_at__isnull=True, closing=""),
            ),
            models.CheckConstraint(
                name="order_has_its_department",
                condition=Q(state__in=_WITHOUT_DEPARTMENT, department__isnull=True)
                | Q(state__in=_WITH_OR_WITHOUT)
                | ~Q(state__in=(*_WITHOUT_DEPARTMENT, *_WITH_OR_WITHOUT))
                & Q(department__isnull=False),
            ),
            models.CheckConstraint(
                name="order_direct_answer_is_whole",
                condition=Q(closing=Closing.ANSWERED_DIRECTLY) & ~Q(direct_answer="")
                | ~Q(closing=Closing.ANSWERED_DIRECTLY) & Q(direct_answer=""),
            ),
            models.CheckConstraint(
                name="order_has_its_elements",
                condition=~Q(place="") & ~Q(event="") & ~Q(demand="") & ~Q(query_code=""),
            ),
            models.CheckConstraint(
                name="order_open_has_a_clock",
                condition=Q(state__in=_NO_CLOCK, due_at__isnull=True)
                | Q(state=_WITH_OR_WITHOUT_CLOCK)
                | ~Q(state__in=_NO_CLOCK) & Q(due_at__isnull=False),
            ),
            models.CheckConstraint(
                name="order_hides_confidential_phone",
                condition=Q(is_confidential=False) | Q(is_phone_shared=False),
            ),
            models.CheckConstraint(
                name="order_times_in_order",
                condition=(Q(closed_at__isnull=True) | Q(closed_at__gte=F("registered_at")))
                & (Q(handled_at__isnull=True) | Q(handled_at__gte=F("registered_at"))),
            ),
        )

    def __str__(self) -> str:
        """Name the number."""
        return self.number
