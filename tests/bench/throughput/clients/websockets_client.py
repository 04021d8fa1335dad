"""The floor in Python: receives each frame with the `websockets` library and parses it."""

import asyncio
import json
import ssl
import sys

import websockets


async def main(url, ca_file):
    context = ssl.create_default_context(cafile=ca_file)
    async with websockets.connect(
        f"{url}/notifications/subscribe", ssl=context, compression=None, max_size=None, ping_interval=None
    ) as socket:
        stock = 0
        async for text in socket:
            stock += json.loads(text)["stock"]


try:
    asyncio.run(main(*sys.argv[1:3]))
except websockets.ConnectionClosed:
    pass
