"""Open a sealed recording as the business side does; run as a program it writes the WAV."""

import sys
from pathlib import Path


def main() -> None:
    """Write the recording named first to the file named second."""
    import django  # noqa: PLC0415 - only as a program

    django.setup()
    from hotline.telephony.models import RecordingObject  # noqa: PLC0415 - after setup
    from hotline.telephony.sealing import read_sound  # noqa: PLC0415 - after setup

    recording_id, target = sys.argv[1:]
    kept = RecordingObject.objects.get(recording_id=recording_id, retired_at__isnull=True)
    Path(target).write_bytes(b"".join(read_sound(kept, 0, kept.plain_size)))


if __name__ == "__main__":
    main()
