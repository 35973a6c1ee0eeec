"""A real SMTP server for tests: keeps every mail it receives as FOLDER/NNNN.json, in the order of arrival.

Usage: receive.py PORT FOLDER [--until-input-ends]. A mail to a mailbox that begins with `bounce` is refused for good (550), one that
begins with `busy` for now (451), so that retrying can be tested too.
"""

import asyncio
import email
import email.policy
import json
import os
import signal
import sys
from itertools import count

from aiosmtpd.smtp import SMTP

REFUSALS = {"bounce": "550 5.1.1 No such mailbox", "busy": "451 4.3.0 Try again later"}


class Keeper:
    """Answers the server's events, by the method names that aiosmtpd asks for, and writes what it accepts."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.numbers = count(1)

    async def handle_RCPT(self, _server, _session, envelope, address, _options) -> str:
        """Refuse by the mailbox's name, accept all else."""
        for prefix, answer in REFUSALS.items():
            if address.startswith(prefix):
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope) -> str:
        """Write the mail beside its parts; the rename makes it appear whole."""
        raw = envelope.content
        message = email.message_from_bytes(raw, policy=email.policy.default)
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in message.items()},
            "parts": [
                {"type": part.get_content_type(), "name": part.get_filename(), "text": text_of(part)}
                for part in message.walk()
                if not part.is_multipart()
            ],
            "raw": raw.decode("utf-8", errors="replace"),
        }
        path = os.path.join(self.folder, f"{next(self.numbers):04}.json")
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=1)
        os.rename(path + ".part", path)
        return "250 Kept"


def text_of(part) -> str:
    """A part's text, decoded; bytes that are no text are shown with marks in their place."""
    content = part.get_content()
    return content.decode("utf-8", errors="replace") if isinstance(content, bytes) else content


async def serve(port: int, folder: str, until_input_ends: bool) -> None:
    """Listen on the loopback until told to end, or with the one who started it."""
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, ended.set)
    if until_input_ends:
        loop.add_reader(sys.stdin, lambda: sys.stdin.read(1) or ended.set())
    keeper = Keeper(folder)
    server = await loop.create_server(lambda: SMTP(keeper, enable_SMTPUTF8=True), "127.0.0.1", port)
    async with server:
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2], "--until-input-ends" in sys.argv))
