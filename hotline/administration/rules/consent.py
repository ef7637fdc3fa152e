"""What an order's text may be used for when models are trained (训练用途级别)."""

from enum import StrEnum

from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.rules.secrecy import Secrecy


class ConsentClass(StrEnum):
    """How far a text may go; nobody is asked for more today, so nothing goes further."""

    EXCLUDED = "excluded"
    INTERNAL = "internal"


CONSENT_LABELS: dict[ConsentClass, str] = {
    ConsentClass.EXCLUDED: "不得用于训练",
    ConsentClass.INTERNAL: "仅限本单位训练（去标识化，不得外传）",
}


def consent_of(
    *,
    secrecy: Secrecy,
    appeal_type: AppealType,
    is_confidential: bool,
    is_anonymous: bool,
    has_desk: bool,
) -> ConsentClass:
    """Return the class of an order.

    Who wanted to be kept secret or unknown, who reported somebody, and whoever came by a
    special desk, such as that for children, is left out whole.
    """
    wants_silence = is_confidential or is_anonymous
    is_ordinary = secrecy is Secrecy.NORMAL and appeal_type is not AppealType.REPORT
    if is_ordinary and not wants_silence and not has_desk:
        return ConsentClass.INTERNAL
    return ConsentClass.EXCLUDED
