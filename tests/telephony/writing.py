"""A citizen who writes, and what an operator does with it; run as a program in the house."""

import sys
import uuid


def main() -> None:
    """Do the act named first: ``write``, ``open`` or ``close``, or ``feed`` for ever."""
    import django  # noqa: PLC0415 - only as a program

    django.setup()
    from hotline.accounts.models import User  # noqa: PLC0415 - after setup
    from hotline.accounts.queries import visitor_for  # noqa: PLC0415 - after setup
    from hotline.config.text_feed import TextFeed  # noqa: PLC0415 - after setup
    from hotline.contacts.rules.channels import Channel  # noqa: PLC0415 - after setup
    from hotline.core.clock import now  # noqa: PLC0415 - after setup
    from hotline.messaging.actions.close_conversation import (  # noqa: PLC0415 - after setup
        close_conversation,
    )
    from hotline.messaging.actions.note_seen import note_seen  # noqa: PLC0415 - after setup
    from hotline.messaging.actions.receive import receive  # noqa: PLC0415 - after setup
    from hotline.messaging.rules.conversation import Closing  # noqa: PLC0415 - after setup
    from hotline.messaging.rules.incoming import Incoming  # noqa: PLC0415 - after setup

    match sys.argv[1:]:
        case ["feed"]:
            TextFeed().run()
        case ["write"]:
            name = uuid.uuid4().hex
            letter = Incoming(
                channel=Channel.WEB,
                account="main",
                external_id=name,
                thread=name,
                peer=name,
                text="路灯不亮。",
            )
            sys.stdout.write(str(receive(letter, now=now()).conversation.pk))
        case [act, ident, operator]:
            by = visitor_for(User.objects.get(pk=int(operator)))
            conversation_id = uuid.UUID(ident)
            note_seen(conversation_id=conversation_id, by=by, now=now())
            if act == "close":
                close_conversation(
                    conversation_id=conversation_id, closing=Closing.ANSWERED, by=by, now=now()
                )


if __name__ == "__main__":
    main()
