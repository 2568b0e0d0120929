#!/usr/bin/env python3
"""Pushes made-up pages at a running server, then looks whether everything that was acknowledged is listed.

    src/bench/pushes.py URL SECONDS [THREADS]      URL such as http://127.0.0.1:8080/api/feeds/example/pages; the token is in TIDINGS_TOKEN

Prints one line of JSON; the exit code is 1 if something was lost. To see what a full disk does, put the ledger on a small one and fill it
while this runs (polls must go on, pushes be answered with 503, and both be well within five seconds of there being room):

    mount -t tmpfs -o size=8m none /tmp/small && tidings serve --store /tmp/small/t.db
    head -c 4000000 /dev/zero >/tmp/small/ballast; ...; rm /tmp/small/ballast

To see what a locked ledger does: sqlite3 t.db 'begin immediate' '.shell sleep 10' rollback
"""
import collections
import http.client
import json
import os
import sys
import threading
import time
import urllib.parse
import urllib.request

url, seconds = sys.argv[1], float(sys.argv[2])
threads = int(sys.argv[3]) if len(sys.argv) > 3 else 4
headers = {"Authorization": "Bearer " + os.environ["TIDINGS_TOKEN"], "Content-Type": "text/html; charset=utf-8"}
begun, lock = time.time(), threading.Lock()
sent, acknowledged, answers, millis = [0], set(), collections.Counter(), []


def page(name):
    words = f"The council of {name} met on Tuesday evening and agreed to mend the old bridge before the winter comes. "
    return f"<title>Council of {name}</title><article><h1>Council of {name}</h1>{('<p>' + words * 6) * 5}</article>"


def push():
    parts, connection = urllib.parse.urlsplit(url), None
    while time.time() - begun < seconds:
        with lock:
            sent[0] += 1
            name = f"b{int(begun)}-{sent[0]}"
        start = time.time()
        try:
            connection = connection or http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
            address = urllib.parse.quote("http://bench.example/" + name, "")
            connection.request("POST", f"{parts.path}?url={address}", page(name), headers)
            answer = connection.getresponse()
            body = json.loads(answer.read())
            with lock:
                answers[answer.status] += 1
                millis.append((time.time() - start) * 1000)
                if answer.status < 300:
                    acknowledged.add(body["id"])
        except (OSError, http.client.HTTPException) as e:
            connection = None
            with lock:
                answers[type(e).__name__] += 1
            time.sleep(0.05)


def listed():
    found, following = set(), url
    while following:
        with urllib.request.urlopen(urllib.request.Request(following, headers=headers)) as answer:
            part = json.load(answer)
        found |= {item["id"] for item in part["items"]}
        following = part.get("next_url")
    return found


workers = [threading.Thread(target=push) for _ in range(threads)]
[w.start() for w in workers]
[w.join() for w in workers]
took = time.time() - begun
millis.sort()
lost = acknowledged - listed()
print(json.dumps({
    "threads": threads, "answers": dict(answers), "acknowledged_per_second": round(len(acknowledged) / took),
    "p50_ms": round(millis[len(millis) // 2], 1) if millis else None, "p99_ms": round(millis[int(len(millis) * 0.99)], 1) if millis else None,
    "lost": len(lost)}))
sys.exit(1 if lost else 0)
