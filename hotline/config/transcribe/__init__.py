"""``bin/hotline transcribe``: a recording into words."""
