"""A proxy before Redis that loses, delays and doubles what is published, by a seeded die."""

import asyncio
import random
import threading

LOST, DOUBLED = 0.15, 0.1
DELAYS = (0, 0, 0, 0.05, 0.3, 1.0)


class FaultyRedis:
    """Everything passes as it is but PUBLISH, which is answered at once and carried out later."""

    def __init__(self, upstream, seed):
        self.upstream, self.random = upstream, random.Random(seed)
        self.port = self.published = self.lost = self.doubled = self.late = 0
        self.ready, self.loop = threading.Event(), asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        self.ready.wait(5)

    def end(self):
        self.loop.call_soon_threadsafe(self.stopped.set)
        self.thread.join(5)

    def _run(self):
        self.loop.run_until_complete(self._serve())
        self.loop.close()

    async def _serve(self):
        self.stopped, self.tasks = asyncio.Event(), set()
        server = await asyncio.start_server(self._client, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        await self.stopped.wait()
        server.close()
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def _client(self, reader, writer):
        self.tasks.add(asyncio.current_task())
        try:
            there, to_there = await asyncio.open_connection("127.0.0.1", self.upstream)
            back = asyncio.create_task(pipe(there, writer))
            self.tasks.add(back)
            while command := await read_command(reader):
                words, raw = command
                if words[0].upper() == b"PUBLISH":
                    self._publish(raw)
                    writer.write(b":1\r\n")
                else:
                    to_there.write(raw)
            to_there.close()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def _publish(self, raw):
        self.published += 1
        times = int(self.random.random() >= LOST) + int(self.random.random() < DOUBLED)
        self.lost += times == 0
        self.doubled += times == 2
        for _ in range(times):
            delay = self.random.choice(DELAYS)
            self.late += delay > 0
            task = asyncio.create_task(self._later(raw, delay))
            self.tasks.add(task)

    async def _later(self, raw, delay):
        await asyncio.sleep(delay)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        writer.write(raw)
        await reader.readline()
        writer.close()


async def pipe(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
    writer.close()


async def read_command(reader):
    """One RESP array of bulk strings: its words, and the bytes as they came."""
    head = await reader.readline()
    if not head:
        return None
    words, raw = [], head
    for _ in range(int(head[1:])):
        size = await reader.readline()
        word = await reader.readexactly(int(size[1:]) + 2)
        words.append(word[:-2])
        raw += size + word
    return words, raw
