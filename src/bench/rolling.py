#!/usr/bin/env python3
"""Two nodes on one PostgreSQL behind nginx (docs/proxies/nginx.conf), polled all the while: each is stopped and started again in turn, then one
is killed. Tells how many polls failed, and when after the kill the last did.

  src/bench/rolling.py --store postgresql://... [--polls 8] [--pause 5]

Needs nginx and a built jar; TIDINGS is the command that starts ours. On ports from 8480 up. The database should be empty."""
import argparse
import http.client
import os
import pathlib
import shlex
import signal
import subprocess
import tempfile
import threading
import time

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("--store", required=True)
options.add_argument("--polls", type=int, default=8)
options.add_argument("--pause", type=float, default=5)
run = options.parse_args()
here = pathlib.Path(__file__).resolve().parents[2]
work = pathlib.Path(tempfile.mkdtemp())
for folder in (work, work / "cache"):
    folder.mkdir(exist_ok=True)
    folder.chmod(0o777)
ports, front = (8480, 8481), 8488
command = shlex.split(os.environ.get("TIDINGS", "java -jar target/tidings.jar"))
lock, over, statuses, failures = threading.Lock(), threading.Event(), {}, []


def node(port):
    return subprocess.Popen([*command, "serve", "--feeds", "feeds", "--store", run.store, "--data", str(work / str(port)), "--port", str(port),
                             "--url", f"http://127.0.0.1:{front}"], cwd=here, stderr=(work / f"{port}.log").open("a"))


def status(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def await_ready(port):
    while True:
        try:
            if status(port, "/health/ready") == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)


def poll(number):
    """Past nginx's cache, so that each poll comes to a node."""
    i = 0
    while not over.is_set():
        i += 1
        begun = time.time()
        try:
            found = status(front, f"/feeds/example/atom.xml?{number}-{i}")
        except (OSError, http.client.HTTPException) as fault:
            found = type(fault).__name__
        with lock:
            statuses[found] = statuses.get(found, 0) + 1
            if found != 200:
                failures.append((begun, found))
        time.sleep(0.01)


nodes = {port: node(port) for port in ports}
for port in ports:
    await_ready(port)
conf = (here / "docs/proxies/nginx.conf").read_text()
for theirs, ours in (("8080", ports[0]), ("8081", ports[1]), ("8088", front)):
    conf = conf.replace(theirs, str(ours))
(work / "nginx.conf").write_text(conf)
nginx = subprocess.Popen(["nginx", "-p", str(work), "-c", str(work / "nginx.conf")])
try:
    time.sleep(1)
    threads = [threading.Thread(target=poll, args=(n,)) for n in range(run.polls)]
    [t.start() for t in threads]
    time.sleep(run.pause)
    for port in ports:
        nodes[port].send_signal(signal.SIGTERM)
        begun = time.time()
        print(f"node {port} stopped with code {nodes[port].wait()} after {time.time() - begun:.1f} s", flush=True)
        nodes[port] = node(port)
        await_ready(port)
        time.sleep(run.pause)
    print(f"rolling restart: {statuses}, failed: {len(failures)}", flush=True)
    rolled = len(failures)
    killed = time.time()
    nodes[ports[0]].kill()
    time.sleep(run.pause)
    over.set()
    [t.join() for t in threads]
    late = [f for f in failures[rolled:] if f[0] > killed + 1]
    print(f"after kill -9: {statuses}, failed within a second: {len(failures) - rolled - len(late)}, later: {len(late)}", flush=True)
    raise SystemExit(1 if rolled or late else 0)
finally:
    over.set()
    nginx.terminate()
    [n.kill() for n in nodes.values()]
