#!/usr/bin/env python3
"""Stands a server up to idle connections and to far more requests than it can answer, on loopback only.

  src/bench/standing.py URL [--idle 10000] [--seconds 60] [--connections 200] [--slow /feeds.opml] [--pid PID]

URL is a feed document; the path after --slow is one that takes the ledger and a thread. First both are asked in peace, one after the other.
Then idle connections are opened and held (raise `ulimit -n` for more than the shell gives), and both are asked again. Then wrk asks for the
slow one over so many connections as fast as it is answered, while both are still asked at a slow, steady pace: tells how long answers and
refusals took. --pid: the server's, to tell its memory. wrk and this script share the machine with the server, so the figures are the worst."""
import argparse
import asyncio
import json
import re
import resource
import subprocess
import time
import urllib.parse

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("url")
options.add_argument("--idle", type=int, default=10_000)
options.add_argument("--seconds", type=int, default=60)
options.add_argument("--connections", type=int, default=200)
options.add_argument("--slow", default="/feeds.opml")
options.add_argument("--pid", type=int)
run = options.parse_args()
address = urllib.parse.urlsplit(run.url)
assert address.hostname.startswith("127."), "loopback only"
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


async def connect(source=None):
    return await asyncio.open_connection(address.hostname, address.port, local_addr=(source, 0) if source else None, limit=4096)


async def ask(path, reader, writer):
    """The status, and the time that it took in milliseconds."""
    start = time.perf_counter()
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
    took = (time.perf_counter() - start) * 1000
    length = re.search(rb"(?i)content-length: (\d+)", head)
    await reader.readexactly(int(length.group(1)) if length else 0)
    return int(head.split(None, 2)[1]), took


def table(took):
    return {status: {"number": len(ms), "p50": round(sorted(ms)[len(ms) // 2], 1), "p99": round(sorted(ms)[int(len(ms) * 0.99)], 1),
                     "max": round(max(ms), 1)} for status, ms in sorted(took.items())}


async def asked(path, seconds, pace=0.01):
    """Asks at a steady pace over one connection that is kept."""
    took, reader, writer = {}, *await connect()
    end = time.time() + seconds
    while time.time() < end:
        try:
            status, ms = await ask(path, reader, writer)
            took.setdefault(status, []).append(ms)
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError):
            took.setdefault("failed", []).append(0)
            reader, writer = await connect()
        await asyncio.sleep(pace)
    writer.close()
    return table(took)


async def both(seconds):
    document, slow = await asyncio.gather(asked(address.path, seconds), asked(run.slow, seconds))
    return {"document": document, run.slow: slow}


async def idle():
    held, failed = [], 0
    for i in range(run.idle):
        try:
            reader, writer = await connect(f"127.0.0.{2 + i % 4}")
            for _ in range(2):  # a server may keep more of a connection that is used again
                await ask(address.path, reader, writer)
            held.append((reader, writer))
        except OSError:
            failed += 1
    return held, failed


def memory():
    if not run.pid:
        return {}
    heap = subprocess.run(["jcmd", str(run.pid), "GC.heap_info"], capture_output=True, text=True).stdout
    status = open(f"/proc/{run.pid}/status").read()
    return {"heap": re.findall(r"total \d+K, used \d+K", heap)[:1], "resident kB": int(re.search(r"VmRSS:\s+(\d+)", status).group(1))}


async def main():
    await both(5)  # to warm up
    print("in peace:", json.dumps(await both(10)))
    held, failed = await idle()
    print(f"{len(held)} connections held, {failed} failed:", json.dumps(await both(10)), json.dumps(memory()))
    print(f"of these still open: {sum(not reader.at_eof() for reader, writer in held)}")
    [writer.close() for reader, writer in held]
    load = await asyncio.create_subprocess_exec("wrk", "-t1", f"-c{run.connections}", f"-d{run.seconds}s",
                                                f"http://{address.netloc}{run.slow}", stdout=asyncio.subprocess.PIPE)
    figures = await both(run.seconds - 1)
    out = (await load.communicate())[0].decode()
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    total = int(re.search(r"(\d+) requests in", out).group(1))
    print(f"offered {total / run.seconds:.0f}/s, answered {(total - int(refused.group(1) if refused else 0)) / run.seconds:.0f}/s:",
          json.dumps(figures), json.dumps(memory()))


asyncio.run(main())
