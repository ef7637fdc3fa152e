"""A request on its way: repeated until it is answered, because UDP may lose it (RFC 3261, 17)."""

import asyncio
from collections.abc import AsyncIterator, Callable

from runtime.phone.message import Message

FIRST_REPEAT_SECONDS = 0.5
SLOWEST_REPEAT_SECONDS = 4.0
UNANSWERED_SECONDS = 32.0
RINGING_SECONDS = 300.0
FINAL = 200


class ClientTransaction:
    """One request and the responses it gets."""

    def __init__(self, message: Message, send: Callable[[], None]) -> None:
        self.message = message
        self.has_provisional = asyncio.Event()
        self._send = send
        self._responses: asyncio.Queue[Message] = asyncio.Queue()
        self._repeat: asyncio.TimerHandle | None = None
        self._pause = FIRST_REPEAT_SECONDS

    def start(self) -> None:
        """Send, and send again until something comes back."""
        self._send()
        self._repeat = asyncio.get_running_loop().call_later(self._pause, self._again)

    def _again(self) -> None:
        self._pause = min(self._pause * 2, SLOWEST_REPEAT_SECONDS)
        self.start()

    def receive(self, response: Message) -> None:
        """Take a response that belongs to this request."""
        if response.status < FINAL:
            self.has_provisional.set()
        if response.status >= FINAL or self.message.method == "INVITE":
            self.stop()
        self._responses.put_nowait(response)

    def stop(self) -> None:
        """Send no more."""
        if self._repeat is not None:
            self._repeat.cancel()

    async def responses(self) -> AsyncIterator[Message]:
        """Yield the responses up to and including the final one.

        Raises:
            TimeoutError: nobody answered.

        """
        try:
            while True:
                patience = RINGING_SECONDS if self.has_provisional.is_set() else UNANSWERED_SECONDS
                response = await asyncio.wait_for(self._responses.get(), patience)
                yield response
                if response.status >= FINAL:
                    return
        finally:
            self.stop()

    async def final(self) -> Message:
        """Wait for the final response.

        Raises:
            TimeoutError: nobody answered.

        """
        async for response in self.responses():
            if response.status >= FINAL:
                return response
        raise TimeoutError
