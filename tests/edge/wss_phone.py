"""Register over ``wss`` as a page does; prints one JSON object with what the proxy answered."""

import asyncio
import json
import ssl
import sys

import aiohttp

from runtime.phone.digest import answer_challenge


def _register(endpoint: str, host: str, sequence: int, authorization: str = "") -> str:
    lines = [
        f"REGISTER sip:{host} SIP/2.0",
        f"Via: SIP/2.0/WSS page.invalid;branch=z9hG4bKpage{sequence}",
        f"From: <sip:{endpoint}@{host}>;tag=page",
        f"To: <sip:{endpoint}@{host}>",
        "Call-ID: page-edge-test",
        f"CSeq: {sequence} REGISTER",
        f"Contact: <sip:{endpoint}@page.invalid;transport=ws>",
        "Expires: 60",
        "Max-Forwards: 70",
        "Supported: path, outbound",
        *([f"Authorization: {authorization}"] if authorization else []),
        "Content-Length: 0",
    ]
    return "\r\n".join([*lines, "", ""])


def _header(message: str, name: str) -> str:
    for line in message.split("\r\n"):
        if line.lower().startswith(f"{name.lower()}:"):
            return line.partition(":")[2].strip()
    return ""


async def _talk(host: str, origin: str, endpoint: str, password: str) -> dict[str, object]:
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    async with aiohttp.ClientSession() as session:
        try:
            socket = await session.ws_connect(
                f"https://{host}:8443/ws", protocols=("sip",), origin=origin, ssl=trust
            )
        except aiohttp.WSServerHandshakeError as error:
            return {"handshake": error.status}
        await socket.send_str(_register(endpoint, host, 1))
        challenged = (await socket.receive(timeout=5)).data
        authorization = answer_challenge(
            _header(challenged, "WWW-Authenticate"),
            method="REGISTER",
            uri=f"sip:{host}",
            username=endpoint,
            password=password,
        )
        await socket.send_str(_register(endpoint, host, 2, authorization))
        accepted = (await socket.receive(timeout=5)).data
        await socket.close()
        return {
            "handshake": 101,
            "challenged": int(challenged.split()[1]),
            "registered": int(accepted.split()[1]),
            "server": _header(accepted, "Server"),
        }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(_talk(*sys.argv[1:5]))) + "\n")
