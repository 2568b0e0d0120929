#!/usr/bin/env python3
"""Nodes on one PostgreSQL, which is stopped at once and started again, over and over, while pages are pushed and feeds are polled.

  src/bench/restarts.py --bin PG_BIN --data PG_DATA --port PG_PORT --nodes URL,URL,URL --feed NAME --token TOKEN [--times 20] [--pause 4]

The nodes and PostgreSQL run already. PG_BIN holds pg_ctl, PG_DATA is the cluster; pg_ctl is called as the cluster's owner. Tells how many
pages were acknowledged, how many of these are not there at the end, how polls were answered, and whether all nodes have the same
validators when it is over."""
import argparse
import http.client
import json
import os
import subprocess
import threading
import time
import urllib.parse

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for name in ("--bin", "--data", "--nodes", "--feed", "--token"):
    options.add_argument(name, required=True)
options.add_argument("--port", required=True, type=int)
options.add_argument("--times", type=int, default=20)
options.add_argument("--pause", type=float, default=4)
run = options.parse_args()
nodes = run.nodes.split(",")
bearer = {"Authorization": "Bearer " + run.token}
lock = threading.Lock()
acknowledged, answers, polls = set(), {}, {}
over = threading.Event()


def pg(*words):
    owner = os.stat(run.data)
    subprocess.run([f"{run.bin}/pg_ctl", "-D", run.data, "-w", *words], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, user=owner.st_uid, group=owner.st_gid, extra_groups=[])


def request(node, method, path, body=None, headers=None):
    address = urllib.parse.urlsplit(node)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def push(number):
    node = nodes[number % len(nodes)]
    i = 0
    while not over.is_set():
        i += 1
        url = f"https://town.example/pushed-{number}-{i}"
        page = (f"<!doctype html><title>Pushed {number} {i}</title><article><h1>Pushed {number} {i}</h1>"
                + f"<p>The council of story {number} {i} met and agreed to mend the old bridge before the winter. </p>" * 3 + "</article>")
        try:
            status = request(node, "POST", f"/api/feeds/{run.feed}/pages?url=" + urllib.parse.quote(url, ""), page,
                             {**bearer, "Content-Type": "text/html; charset=utf-8"})[0]
        except OSError:
            status = 0
        with lock:
            answers[status] = answers.get(status, 0) + 1
            if status in (200, 201):
                acknowledged.add(url)
        if status not in (200, 201):
            time.sleep(0.2)


def poll(node):
    while not over.is_set():
        try:
            status = request(node, "GET", f"/feeds/{run.feed}/atom.xml")[0]
        except OSError:
            status = 0
        with lock:
            polls[status] = polls.get(status, 0) + 1
        time.sleep(0.02)


def there():
    found, path = set(), f"/api/feeds/{run.feed}/pages"
    while path:
        page = json.loads(request(nodes[0], "GET", path, None, bearer)[1])
        found |= {item["url"] for item in page["items"]}
        following = page.get("next_url")
        path = following and urllib.parse.urlsplit(following).path + "?" + urllib.parse.urlsplit(following).query
    return found


def validators():
    return {node: [request(node, "HEAD", f"/feeds/{run.feed}/{file}")[2].get("ETag") for file in ("rss.xml", "atom.xml", "feed.json")]
            for node in nodes}


threads = [threading.Thread(target=push, args=(n,)) for n in range(2 * len(nodes))] + [threading.Thread(target=poll, args=(n,)) for n in nodes]
[t.start() for t in threads]
for _ in range(run.times):
    time.sleep(run.pause)
    pg("stop", "-m", "immediate")
    pg("start", "-l", os.path.join(run.data, "log"), "-o", f"-p {run.port} -k {run.data} -h 127.0.0.1")
time.sleep(run.pause)
over.set()
[t.join() for t in threads]
time.sleep(3)
same = validators()
lost = acknowledged - there()
print(json.dumps({"restarts": run.times, "acknowledged": len(acknowledged), "lost": len(lost), "pushes by status": answers, "polls by status": polls,
                  "same validators": len({tuple(v) for v in same.values()}) == 1}))
raise SystemExit(1 if lost or len({tuple(v) for v in same.values()}) > 1 else 0)
