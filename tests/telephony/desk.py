"""An operator with a telephone and a page without a browser."""

import contextlib
from dataclasses import dataclass

import aiohttp

from tests.telephony.page import OperatorPage
from tests.telephony.stage import Telephone


@dataclass
class SimpleDesk:
    """Does by messages and by telephone what a person does by mouse and hand."""

    page: OperatorPage
    telephone: Telephone

    async def sign_in(self) -> None:
        """Check in at the seat."""
        await self.page.open()
        assert not self.page.refusals, self.page.refusals

    async def become_ready(self) -> None:
        """Wait for calls (置闲)."""
        await self.page.become_ready()

    async def take_work(self) -> None:
        """Be ready for what is given at once: the state may be over before it is seen."""
        await self.page.say("set_state", state="ready")

    async def pick_up(self) -> None:
        """Answer the call that rings."""
        await self.telephone.until_ringing()
        self.telephone.pick_up()

    async def put_down(self) -> None:
        """End the call at the telephone itself."""
        self.telephone.put_down()

    async def decline(self) -> None:
        """Refuse the call that rings."""
        await self.page.say_of_call("decline")

    async def hang_up(self) -> None:
        """End the call on the page."""
        await self.page.say_of_call("hang_up")

    async def hold(self) -> None:
        """Put the citizen on hold (保持)."""
        await self.page.say_of_call("hold")

    async def resume(self) -> None:
        """Take the citizen off hold."""
        await self.page.say_of_call("resume")

    async def sees(self, label: str, digits: str) -> None:
        """See what the citizen keyed in (收号)."""
        seen = {"label": label, "digits": digits}
        await self.page.until(lambda: seen in (self.page.call or {}).get("digits", []))

    async def transfer(self, kind: str, value: str) -> None:
        """Give the citizen away at once (盲转)."""
        await self._with_target("blind_transfer", kind, value)

    async def consult(self, kind: str, value: str) -> None:
        """Ring somebody while the citizen hears music (咨询)."""
        await self._with_target("consult", kind, value)

    async def add(self, kind: str, value: str) -> None:
        """Ring somebody into the talk (多方)."""
        await self._with_target("add_party", kind, value)

    async def _with_target(self, request: str, kind: str, value: str) -> None:
        await self.page.say_of_call(request, target={"kind": kind, "value": value})

    async def cancel_consult(self) -> None:
        """Go back to the citizen alone."""
        await self.page.say_of_call("cancel_consult")

    async def complete_transfer(self) -> None:
        """Leave citizen and consulted party to each other (咨询转)."""
        await self.page.say_of_call("complete_transfer")

    async def conference(self) -> None:
        """Let all three talk (三方通话)."""
        await self.page.say_of_call("conference")

    async def park(self) -> None:
        """Park the citizen (驻留)."""
        await self.page.say_of_call("park")

    async def retrieve(self, kind: str, value: str) -> None:
        """Take a parked citizen up by the slot."""
        assert kind == "slot"
        await self.page.say("retrieve", slot=value)

    async def pause_recording(self) -> None:
        """Pause the recording for privacy (暂停录音)."""
        await self.page.say_of_call("pause_recording", reason="身份证号")

    async def resume_recording(self) -> None:
        """Let the recording go on."""
        await self.page.say_of_call("resume_recording")

    async def listens_to(self, kind: str, value: str) -> None:
        """Hear a colleague's talk, unheard (监听)."""
        await self._supervise(kind, value, "listen_in")

    async def whispers_to(self, kind: str, value: str) -> None:
        """Be heard by the colleague alone (耳语)."""
        await self._supervise(kind, value, "whisper")

    async def barges_in_on(self, kind: str, value: str) -> None:
        """Be heard by everybody (强插)."""
        await self._supervise(kind, value, "barge_in")

    async def _supervise(self, kind: str, value: str, mode: str) -> None:
        assert kind == "operator"
        await self.page.act_on_floor("supervise", operator_id=int(value), mode=mode)

    async def stops_supervising(self) -> None:
        """Leave the colleague's talk, which goes on."""
        await self.page.act_on_floor("stop_supervising")

    async def takes_over_from(self, kind: str, value: str) -> None:
        """Take the colleague's place (接管)."""
        assert kind == "operator"
        await self.page.act_on_floor("take_over", operator_id=int(value))

    async def forces_end_of(self, kind: str, value: str) -> None:
        """End the colleague's call (强拆)."""
        assert kind == "operator"
        await self.page.act_on_floor("force_end", operator_id=int(value))

    async def reload(self) -> None:
        """Reload the page; a desk phone stays where it is."""
        await self.page.vanish()
        await self.page.open()

    async def vanish(self) -> None:
        """Close the page without a word; a desk phone stays where it is."""
        await self.page.vanish()

    async def reconnect(self) -> None:
        """Say hello again after call control was away; the telephone is not touched."""
        await self.page.vanish()
        await self.page.open()

    async def finish_wrap_up(self) -> None:
        """End wrap-up (话后处理) early."""
        await self.page.until(lambda: self.page.state == "wrap_up")
        await self.page.say("finish_wrap_up")

    async def leave(self) -> None:
        """Check out and unplug; what is broken already is left."""
        with contextlib.suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
            await self.page.leave()
        await self.telephone.stop()
