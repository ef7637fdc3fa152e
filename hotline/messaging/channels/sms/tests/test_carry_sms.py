"""The process holds its accounts' connections, and ends when it is told to."""

import os
import signal
import threading
from pathlib import Path
from typing import Any

from django.core.management import call_command

from hotline.messaging.channels.sms.carrier import socket_of
from hotline.messaging.channels.sms.tests.ismg import Ismg
from hotline.messaging.channels.sms.tests.lines import until


def test_the_process_connects_and_says_goodbye(settings: Any, tmp_path: Path) -> None:
    ismg = Ismg()
    port = ismg.start()
    file = tmp_path / "channels.toml"
    file.write_text(
        f"""
[sms.main]
protocol = "cmpp"
[sms.main.cmpp]
host = "127.0.0.1"
port = {port}
source_addr = "901234"
secret = "shared"
src_id = "10690123"
""",
        "utf-8",
    )
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"channels_file": file, "var": tmp_path}
    )
    found: list[bool] = []

    def stop_once_connected() -> None:
        try:
            until(lambda: ismg.logins == 1)
            found.append(socket_of("main").stat().st_mode & 0o777 == 0o600)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    stopper = threading.Thread(target=stop_once_connected)
    stopper.start()
    call_command("carry_sms")
    stopper.join(15)
    assert found == [True]
    assert not socket_of("main").exists()
    ismg.stop()
