#!/usr/bin/env bash
# Very many sources on the web that are all due at once, in 512 MB: how long until each was refreshed, and how much memory the server took.
# Each source is a feed of one article on a host of its own (loopback has enough addresses), in a feed of its own.
# Needs nginx, sqlite3 and a built jar. usage: src/bench/due.sh [SOURCES [PACE]]
set -euo pipefail
cd "$(dirname "$0")/../.."
sources=${1:-10000}
pace=${2:-0}
work=$(mktemp -d)
chmod 755 "$work"
trap 'kill "${server:-}" "${nginx:-}" 2>/dev/null || true; wait; rm -rf "$work"' EXIT
python3 - "$work/feeds" "$sources" <<'PY'
import pathlib, sys
for i in range(int(sys.argv[2])):
    folder = pathlib.Path(sys.argv[1], f"town{i:05}")
    folder.mkdir(parents=True)
    site = f"http://127.{10 + i // 62500}.{i // 250 % 250}.{i % 250 + 1}:8091"
    (folder / "feed.yaml").write_text(f"title: Town {i}\nlink: {site}/\nsource:\n  feed: {site}/feed.xml\n")
PY
nginx -p "$work" -c "$PWD/src/bench/due.conf" 2>"$work/nginx.log" &
nginx=$!
java=(java -Xmx512m)
[ -z "${CLASSES:-}" ] && java+=(-jar target/tidings.jar) || java+=(-cp "$CLASSES" tidings.Tidings)
begin=$(date +%s)
"${java[@]}" serve --port 8092 --feeds "$work/feeds" --store "$work/tidings.db" --allow-fetch 127.0.0.0/8 --pace "$pace" >"$work/log" 2>&1 &
server=$!
refreshed() { sqlite3 -readonly "$work/tidings.db" 'select count(distinct source_id) from refresh' 2>/dev/null || echo 0; }
done=0
while [ "$done" -lt "$sources" ] && kill -0 $server 2>/dev/null && [ $(($(date +%s) - begin)) -lt "${PATIENCE:-3000}" ]; do
    sleep 5
    done=$(refreshed)
    [ -t 1 ] && echo "$(($(date +%s) - begin)) s: $done" >&2
done
echo "refreshed $done of $sources sources in $(($(date +%s) - begin)) s from the start of the process"
echo "failed: $(sqlite3 -readonly "$work/tidings.db" 'select count(*) from refresh where fault is not null'), articles: $(sqlite3 -readonly "$work/tidings.db" 'select count(html) from article')"
awk '{print $2, $3}' "$work/access.log" | sort | uniq -c
echo "fetched twice: $(sort "$work/access.log" | uniq -d | wc -l)"
grep VmHWM "/proc/$server/status" || echo "the server is not there any more"
echo "OutOfMemory: $(grep -c OutOfMemory "$work/log" || true), warnings: $(grep -c WARN "$work/log" || true)"
grep -m 3 WARN "$work/log" || true
