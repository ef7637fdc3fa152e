"""Password rules that Django does not bring (GB/T 22239-2019 8.1.4.1 a)."""

from django.core.exceptions import ValidationError

_NEEDED = 3
_SENTENCES = {
    "password_too_short": "密码太短，至少需要 {min_length} 个字符。",
    "password_too_similar": "密码与登录名或姓名太相似。",
    "password_too_common": "密码太常见，容易被猜到。",
}
"""Django's own catalogue leaves some of these in English."""


class CharacterClassesValidator:
    """Ask for three of: capital letters, small letters, digits, everything else."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        """Refuse a password of fewer kinds.

        Raises:
            ValidationError: with a Chinese sentence.

        """
        kinds = {_kind(each) for each in password}
        if len(kinds) < _NEEDED:
            raise ValidationError(self.get_help_text(), code="password_too_uniform")

    def get_help_text(self) -> str:
        """Say the rule."""
        return "密码须包含大写字母、小写字母、数字、符号中的至少三类。"


def in_chinese(broken: ValidationError) -> str:
    """Say one broken rule in Chinese."""
    sentence = _SENTENCES.get(broken.code or "", str(broken.message))
    return sentence.format(**(broken.params or {}))


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "upper" if character.isupper() else "lower" if character.islower() else "other"
    return "other"
