"""``python -m runtime``, also started by ``bin/hotline``."""

import sys

from runtime.cli import main

sys.exit(main())
