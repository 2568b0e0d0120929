#!/usr/bin/env python3
"""Three nodes on one PostgreSQL ledger refresh thirty sources of a local web server; then one of them is killed (-9).

Tells, by the server's log, whether each refresh that the ledger knows ran once, whether any source was asked too early or by two nodes at
once, and how long the sources waited that the killed node was just refreshing.

usage: takeover.py STORE [SECONDS]    e.g. takeover.py postgresql://tidings:secret@127.0.0.1/empty; needs a built jar, or CLASSES
"""
import http.server
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

SOURCES, PERIOD, ANSWER = 30, 10, 3.0
log, lock = [], threading.Lock()


class Sites(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        entry = {"at": time.time(), "host": self.headers["Host"], "path": self.path, "node": self.headers["User-Agent"], "end": None}
        with lock:
            log.append(entry)
        if self.path == "/robots.txt":
            return self.answer(404, "text/plain", "")
        host = self.headers["Host"]
        if self.path == "/feed.xml":
            time.sleep(ANSWER)  # so that there is always something under way
            number = int(time.time() // 60)
            item = f"<item><title>Minute {number} at {host}</title><link>http://{host}/a/{number}</link></item>"
            body = f'<rss version="2.0"><channel><title>{host}</title><link>http://{host}/</link>{item}</channel></rss>'
            self.answer(200, "application/rss+xml", body)
        else:
            text = "<p>The council of this town met again tonight and decided nothing at all about the old bridge by the mill.</p>" * 4
            title = f"Minute {self.path[3:]} at {host}"
            self.answer(200, "text/html", f"<!DOCTYPE html><html><title>{title}</title><article><h1>{title}</h1>{text}</article></html>")
        entry["end"] = time.time()

    def handle(self):
        try:
            super().handle()
        except OSError:
            pass  # who asked is dead

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())
        self.wfile.flush()

    def log_message(self, *args):
        pass


def node(number, work, store):
    classes = os.environ.get("CLASSES")
    program = ["-cp", classes, "tidings.Tidings"] if classes else ["-jar", "target/tidings.jar"]
    command = ["java", "-Xmx256m", *program, "serve", "--port", str(8095 + number), "--feeds", f"{work}/feeds", "--data", f"{work}/data{number}",
               "--allow-fetch", "127.0.0.0/8", "--pace", "0", "--user-agent", f"node{number}"]
    out = open(f"{work}/node{number}.log", "w")
    return subprocess.Popen(command, env={**os.environ, "TIDINGS_STORE": store}, stdout=out, stderr=out)


def lists(since=0.0):
    with lock:
        return [e for e in log if e["path"] == "/feed.xml" and e["at"] >= since]


def main():
    store, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 90
    work = tempfile.mkdtemp()
    class Server(http.server.ThreadingHTTPServer):
        request_queue_size = 256
    server = Server(("0.0.0.0", 8094), Sites)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hosts = [f"127.30.0.{i + 1}:8094" for i in range(SOURCES)]
    for i, host in enumerate(hosts):
        folder = pathlib.Path(work, "feeds", f"town{i}")
        folder.mkdir(parents=True)
        (folder / "feed.yaml").write_text(f"title: Town {i}\nlink: http://{host}/\nsource: {{feed: 'http://{host}/feed.xml'}}\n"
                                          f"every: {{min: {PERIOD}s, max: {PERIOD}s}}\n")
    nodes = []
    try:
        for i in (1, 2, 3):
            nodes.append(node(i, work, store))
            time.sleep(5 if i == 1 else 0)
        time.sleep(seconds)
        while {e["host"] for e in lists() if e["end"]} != set(hosts) or len({e["node"] for e in lists()}) < 3:
            time.sleep(1)
        killed = nodes[0]
        while not any(e["node"] == "node1" and e["end"] is None and time.time() - e["at"] < ANSWER / 2 for e in lists()):
            time.sleep(0.05)
        killed.send_signal(signal.SIGKILL)
        death = time.time()
        print(f"before the kill: {len(lists())} lists asked for by " + str({n: sum(e['node'] == n for e in lists()) for n in ('node1', 'node2', 'node3')}))
        time.sleep(75)
        last = {h: max(e["at"] for e in lists() if e["host"] == h and e["at"] < death) for h in hosts}
        held = {e["host"] for e in lists() if e["node"] == "node1" and e["end"] is None and e["at"] == last[e["host"]]}
        after = {h: [e for e in lists(death) if e["host"] == h] for h in hosts}
        missing = [h for h in hosts if not after[h]]
        first = {h: min(e["at"] for e in after[h]) - death for h in hosts if after[h]}
        print(f"node1 was refreshing {len(held)} sources when it was killed; asked for again after "
              + str(sorted(round(first[h], 1) for h in held if h in first)) + " s")
        print(f"the others after at most {max(v for h, v in first.items() if h not in held):.1f} s; never: {missing}")
    finally:
        for one in nodes[1:]:
            one.terminate()
        for one in nodes:
            one.wait()
    early = twice = 0
    for h in hosts:
        times = sorted((e["at"], e["end"], e["node"]) for e in lists() if e["host"] == h)
        for (a, end, _), (b, _, _) in zip(times, times[1:]):
            early += b - a < PERIOD
            twice += end is not None and b < end
    rows = subprocess.run(["psql", store.replace("postgresql://", "postgres://"), "-tAc", "select count(*) from refresh where listed >= 0"],
                          capture_output=True, text=True).stdout.strip()
    cut = sum(e["end"] is None for e in lists())
    print(f"in all: {len(lists())} lists asked for, {cut} of them by who was stopped meanwhile, {rows} refreshes with a list in the ledger; asked for before they were due: {early}, while another was under way: {twice}")
    pages = [(e["host"], e["path"]) for e in log if e["path"].startswith("/a/")]
    print(f"pages asked for: {len(pages)}, of them again: {len(pages) - len(set(pages))}")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
