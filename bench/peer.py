"""The peer of the line benchmarks: bare Asterisk and the smallest ARI application there is."""

import asyncio
import itertools
import sys

import aiohttp

NAME, PROMPT_NUMBER, TALK_NUMBER = "peer", "99998", "99997"


async def main(url: str, password: str, prompt: str, seats: list[str]) -> None:
    """Answer; play the prompt, or ring the next phone and join both in a bridge."""
    seat, citizens = itertools.cycle(seats), dict[str, str]()
    headers = {"Authorization": aiohttp.encode_basic_auth("hotline", password)}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def ask(path: str, **query: str) -> None:
            await (await session.post(f"{url}/ari/{path}", params=query)).read()

        async def serve(event: dict) -> None:  # type: ignore[type-arg]  # ARI's JSON
            channel, args = event["channel"]["id"], event["args"]
            if args[0] == "seat":
                both = f"{citizens.pop(args[1])},{channel}"
                await ask(f"bridges/{args[1]}", type="mixing,proxy_media")
                await ask(f"bridges/{args[1]}/addChannel", channel=both)
                return
            await ask(f"channels/{channel}/answer")
            if args[0] == "prompt":
                await ask(f"channels/{channel}/play", media=prompt)
                return
            citizens[f"peer-{channel}"] = channel
            call = {"app": NAME, "appArgs": f"seat,peer-{channel}", "originator": channel}
            await ask("channels", endpoint=f"PJSIP/{next(seat)}", **call)

        async with session.ws_connect(f"{url}/ari/events", params={"app": NAME}) as socket:
            print("ready", flush=True)
            tasks = set()
            async for message in socket:
                event = message.json()
                if event["type"] == "StasisStart":
                    task = asyncio.create_task(serve(event))
                    tasks.add(task)
                    task.add_done_callback(tasks.discard)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]))
