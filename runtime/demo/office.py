"""Robots that work through the HTTP API: dispatcher, department, reviewer, follow-up, citizen."""

from typing import Any

import httpx

from runtime.demo.stage import ShowError


class Office:
    """One signed-in person's access to the API; also usable without signing in."""

    def __init__(self, address: str) -> None:
        self._client = httpx.AsyncClient(base_url=address, timeout=15, trust_env=False)
        self._token = ""
        self.is_signed_in = False

    async def sign_in(self, username: str, password: str) -> dict[str, Any]:
        """Open a session.

        Raises:
            ShowError: refused.

        """
        self._token = (await self.get("/api/session"))["csrf_token"]
        session: dict[str, Any] = await self.post(
            "/api/session", {"username": username, "password": password}
        )
        self._token = session["csrf_token"]
        self.is_signed_in = True
        user: dict[str, Any] = session["user"]
        return user

    async def leave(self) -> None:
        """End the session and the connection."""
        if self.is_signed_in:
            await self._ask("DELETE", "/api/session")
        await self._client.aclose()

    async def get(self, path: str, **query: str) -> Any:
        """Read."""
        return (await self._ask("GET", path, params=query)).json()

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        """Write."""
        return (await self._ask("POST", path, json=body)).json()

    async def attach(self, name: str, content: bytes) -> str:
        """Keep a file; return its id."""
        answer = await self._ask("POST", "/api/attachments", files={"file": (name, content)})
        return str(answer.json()["id"])

    async def verb(self, number: str, verb: str, **body: object) -> str:
        """Do a verb on a work order; return the label of its new state."""
        answer = await self.post(f"/api/work-orders/{number}/{verb}", body)
        return str(answer["state_label"])

    async def fetch(self, path: str) -> bytes:
        """Read a file."""
        return (await self._ask("GET", path)).content

    async def status_of(self, path: str) -> int:
        """Return the status of a reading request, whatever it is."""
        return (await self._client.get(path)).status_code

    async def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        origin = str(self._client.base_url).rstrip("/")
        headers = {"X-CSRFToken": self._token, "Origin": origin, "Referer": f"{origin}/"}
        answer = await self._client.request(method, path, headers=headers, **more)
        if answer.is_error:
            try:
                told = answer.json()
                message = " ".join((told["message"], *told.get("fields", {}).values()))
            except (ValueError, KeyError, TypeError):
                message = answer.text[:200]
            msg = f"{method} {path} → {answer.status_code} {message}"
            raise ShowError(msg)
        return answer
