"""``python -m runtime``, also started by ``./hotline``."""

import sys

from runtime.cli import main

sys.exit(main())
