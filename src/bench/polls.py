#!/usr/bin/env python3
"""Polls a feed document at a steady pace, with the validator it was last given, and tells how long answers took.

    src/bench/polls.py URL SECONDS        URL such as http://127.0.0.1:8080/feeds/example/atom.xml

For what polls cost while pages are pushed: once in peace, once beside src/bench/pushes.py, after a minute of pushes, in which the JVM compiles.
Where this shares a few processors with the server, `chrt -f 10 src/bench/polls.py ...` keeps its own waiting for one out of the figures."""
import http.client
import json
import sys
import time
import urllib.parse

PACE = 0.002
url, seconds = urllib.parse.urlsplit(sys.argv[1]), float(sys.argv[2])
connection = http.client.HTTPConnection(url.hostname, url.port)
took, tag, end = {}, None, time.time() + seconds
while time.time() < end:
    start = time.perf_counter()
    connection.request("GET", url.path, headers={"Accept-Encoding": "gzip"} | ({"If-None-Match": tag} if tag else {}))
    answer = connection.getresponse()
    answer.read()
    took.setdefault(answer.status, []).append((time.perf_counter() - start) * 1000)
    tag = answer.getheader("ETag") or tag
    time.sleep(PACE)


def table(ms):
    ms = sorted(ms)
    return {"number": len(ms)} | {name: round(ms[int(len(ms) * share)], 2) for name, share in (("p50", .5), ("p99", .99))} | {"max": round(ms[-1], 2)}


print(json.dumps({str(status): table(ms) for status, ms in sorted(took.items())} | {"all": table(sum(took.values(), []))}))
