"""Password rules that Django does not bring (GB/T 22239-2019 8.1.4.1 a)."""

from django.core.exceptions import ValidationError

_NEEDED = 3


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


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "upper" if character.isupper() else "lower" if character.islower() else "other"
    return "other"
