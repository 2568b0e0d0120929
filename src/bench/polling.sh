#!/usr/bin/env bash
# Polls answered a second against nginx, which sends the same gzip file from disk: 304s and gzip 200s, in turns, five rounds after four to
# warm up; then the medians, their ratio, and the 99th percentiles. Needs nginx and wrk, and a built jar. usage: src/bench/polling.sh [SECONDS]
# TIDINGS is the command that starts ours (default: java -jar target/tidings.jar).
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-5}
work=$(mktemp -d)
chmod 755 "$work" # nginx reads it as another user
trap 'kill "${nginx:-}" "${tidings:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$work/www" "$work/feeds/town/pages"
printf 'title: Town\nlink: https://town.example/\nsiblings: off\n' >"$work/feeds/town/feed.yaml"
python3 - "$work/feeds/town/pages" <<'PAGES'
import random, sys
random.seed(1)
words = [''.join(random.choice('bcdfglmnprst') + random.choice('aeiou') for _ in range(random.randint(1, 4))) for _ in range(5000)]
text = lambda n: ' '.join(random.choice(words) for _ in range(n)).capitalize() + '.'
for i in range(30):  # 30 entries, about 8 kB each
    body = ''.join('<p>%s</p>' % text(90) for _ in range(14))
    open(f'{sys.argv[1]}/{i}.html', 'w').write(
        f'<html lang=en><title>{text(6)}</title><link rel=canonical href=https://town.example/{i}>'
        f'<meta property=article:published_time content=2026-11-{i % 28 + 1:02}T10:00:00Z><article><h1>{text(6)}</h1>{body}</article>')
PAGES
${TIDINGS:-java -jar target/tidings.jar} serve --feeds "$work/feeds" --store "$work/t.db" --port 8090 2>"$work/tidings.log" &
tidings=$!
url=http://127.0.0.1:8090/feeds/town/atom.xml
for _ in $(seq 100); do curl -sf -o /dev/null $url && break; sleep 0.3; done
curl -sf $url >"$work/www/atom.xml"
curl -sf -H 'Accept-Encoding: gzip' $url >"$work/www/atom.xml.gz"
touch -r "$work/www/atom.xml" "$work/www/atom.xml.gz"
nginx -p "$work" -c "$PWD/src/bench/polling.conf" 2>"$work/nginx.log" &
nginx=$!
sleep 1
theirs=http://127.0.0.1:8091/atom.xml
tag() { curl -s -o /dev/null -D - -H 'Accept-Encoding: gzip' "$1" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p'; }
ls -l "$work/www" | awk 'NR > 1 {print $9, $5, "bytes"}'

run() { # name url header...
    local name=$1 to=$2 out
    shift 2
    out=$(wrk -t1 -c64 -d"${seconds}s" --latency "$@" "$to")
    awk -v name="$name" '/99%/ {p = $2; f = p ~ /us$/ ? .001 : p ~ /ms$/ ? 1 : 1000; ms = (p + 0) * f} /Requests\/sec/ {r = $2}
        /Socket errors|Non-2xx/ {print name ": " $0 >"/dev/stderr"} END {print name, r, ms}' <<<"$out" >>"$work/rows"
}
round() {
    run ours-304 $url -H 'Accept-Encoding: gzip' -H "If-None-Match: $(tag $url)"
    run nginx-304 $theirs -H 'Accept-Encoding: gzip' -H "If-None-Match: $(tag $theirs)"
    run ours-200 $url -H 'Accept-Encoding: gzip'
    run nginx-200 $theirs -H 'Accept-Encoding: gzip'
}
for _ in 1 2 3 4; do round; done # to warm up
: >"$work/rows"
for _ in 1 2 3 4 5; do round; done
python3 - "$work/rows" <<'TABLE'
import statistics, sys
rows = [line.split() for line in open(sys.argv[1])]
median = lambda name, column: statistics.median(float(r[column]) for r in rows if r[0] == name)
for what in ('304', '200'):
    ours, theirs = (median(f'{who}-{what}', 1) for who in ('ours', 'nginx'))
    late, late_theirs = (median(f'{who}-{what}', 2) for who in ('ours', 'nginx'))
    print(f'{what}: {ours:.0f}/s, nginx {theirs:.0f}/s, ratio {ours / theirs:.2f}; p99 {late:.2f} ms, nginx {late_theirs:.2f} ms, ratio {late / late_theirs:.2f}')
TABLE
