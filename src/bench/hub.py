#!/usr/bin/env python3
"""Subscribes a thousand callbacks at a running server's hub, fifty of them slow (20 s) and twenty broken, publishes one page, and tells when each
had the new version. On loopback only, and done within a minute.

    ./tidings serve --allow-fetch 127.0.0.1/32 &
    src/bench/hub.py http://127.0.0.1:8080/feeds/example/atom.xml --publish 'COMMAND that makes the server publish one new story'
                     [--all 1000] [--slow 50] [--broken 20] [--rounds 2] [--kill PID --restart 'COMMAND']

With --kill the server is killed (-9) when a tenth of the deliveries of the last round have arrived, and started again: then nothing may be lost.
"""
import argparse, asyncio, os, signal, subprocess, time, urllib.parse

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('topic'); ap.add_argument('--publish', required=True)
ap.add_argument('--all', type=int, default=1000); ap.add_argument('--slow', type=int, default=50); ap.add_argument('--broken', type=int, default=20)
ap.add_argument('--rounds', type=int, default=2); ap.add_argument('--kill', type=int); ap.add_argument('--restart'); ap.add_argument('--patience', type=int, default=45)
a = ap.parse_args()
hub = urllib.parse.urljoin(a.topic, '/hub')
verified, got = set(), {}


async def request(reader):
    head = (await reader.readuntil(b'\r\n\r\n')).decode('latin-1')
    length = next((int(l.split(':')[1]) for l in head.lower().split('\r\n') if l.startswith('content-length:')), 0)
    body = await reader.readexactly(length) if length else b''
    method, target, _ = head.split(' ', 2)
    return method, urllib.parse.urlsplit(target), body


async def subscriber(reader, writer):
    try:
        while True:
            method, target, body = await request(reader)
            number = int(target.path.rsplit('/', 1)[1])
            status, answer = '204 No Content', b''
            if method == 'GET':
                verified.add(number)
                status, answer = '200 OK', urllib.parse.parse_qs(target.query)['hub.challenge'][0].encode()
            elif number < a.broken:
                status = '500 Broken'
            else:
                if number < a.broken + a.slow:
                    await asyncio.sleep(20)
                got.setdefault(number, []).append((time.time(), hash(body)))
            writer.write(b'HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n' % (status.encode(), len(answer)) + answer)
            await writer.drain()
    except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
        pass
    finally:
        writer.close()


async def ask(port, number, gate):
    form = urllib.parse.urlencode({'hub.mode': 'subscribe', 'hub.topic': a.topic, 'hub.secret': 'secret-%d' % number,
                                   'hub.callback': 'http://127.0.0.1:%d/%d' % (port, number)}).encode()
    at = urllib.parse.urlsplit(hub)
    async with gate:
        reader, writer = await asyncio.open_connection(at.hostname, at.port)
        writer.write(b'POST /hub HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n'
                     % (at.netloc.encode(), len(form)) + form)
        answer = await reader.read()
        writer.close()
        return answer.split(b' ')[1]


async def until(holds, seconds):
    end = time.time() + seconds
    while not holds() and time.time() < end:
        await asyncio.sleep(.05)


async def main():
    server = await asyncio.start_server(subscriber, '127.0.0.1', 0, backlog=2000)
    port, gate = server.sockets[0].getsockname()[1], asyncio.Semaphore(16)
    start = time.time()
    answers = await asyncio.gather(*(ask(port, n, gate) for n in range(a.all)))
    print('asked: 202 to %d of %d, others %s, in %.1f s' % (answers.count(b'202'), a.all, set(answers) - {b'202'}, time.time() - start))
    await until(lambda: len(verified) >= a.all, 30)
    await asyncio.sleep(1)
    print('verified: %d' % len(verified))
    good, slow = range(a.broken + a.slow, a.all), range(a.broken, a.broken + a.slow)
    for turn in range(1, a.rounds + 1):
        got.clear()
        last = a.kill and turn == a.rounds
        publish = await asyncio.create_subprocess_shell(a.publish, stdout=subprocess.DEVNULL)
        await publish.wait()
        start = time.time()
        if last:
            await until(lambda: len(got) >= a.all // 10, 20)
            os.kill(a.kill, signal.SIGKILL)
            print('killed after %d deliveries' % len(got))
            await asyncio.create_subprocess_shell(a.restart)
        await until(lambda: all(n in got for n in good), a.patience)
        times = sorted(got[n][0][0] - start for n in good if n in got)
        print('round %d: %d of %d good ones have it; after the publishing command: median %.2f s, last %.2f s'
              % (turn, len(times), len(good), times[len(times) // 2], times[-1]))
        await until(lambda: all(n in got for n in slow), a.patience)
        print('         %d of %d slow ones; sent more than once: %d' % (
            sum(n in got for n in slow), len(slow), sum(len(v) > 1 for v in got.values())))


asyncio.run(main())
