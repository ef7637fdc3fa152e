"""``python -m callcontrol``: run call control in the foreground."""

import uvloop

from callcontrol.logs import configure
from callcontrol.settings import Settings
from callcontrol.supervisor import Supervisor


async def _main() -> None:
    await Supervisor(Settings()).run()


if __name__ == "__main__":
    configure()
    uvloop.run(_main())
