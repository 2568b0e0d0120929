#!/usr/bin/env bash
# Starts nginx, Varnish and Caddy, each with its file of docs/proxies, in front of a served feed, and looks whether they pass on what they should:
# 200 and 304, encodings kept apart, events at once, pushes and the hub. Needs the three, curl and a built jar; on ports from 8470 up.
# usage: src/bench/proxies.sh [COMMAND...], which is run for each with the feed's address as its last argument, such as a checker of feeds.
# TIDINGS is the command that starts ours (default: java -jar target/tidings.jar).
set -uo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
chmod 755 "$work"
trap 'kill "${proxy:-}" "${tidings:-}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
bad=0
TIDINGS_TOKEN=bench ${TIDINGS:-java -jar target/tidings.jar} serve --feeds feeds --store "$work/t.db" --port 8470 --url http://127.0.0.1:8478 \
    --trust-proxy 127.0.0.1 --drain-wait 0 2>"$work/tidings.log" &
tidings=$!
until curl -sf -o "$work/direct" http://127.0.0.1:8470/feeds/example/atom.xml; do sleep 0.3; done
for file in nginx.conf varnish.vcl Caddyfile; do # the same files, on ports that are free here
    sed 's/8080/8470/; s/8081/8471/; s/8088/8478/' "docs/proxies/$file" >"$work/$file"
done
url=http://127.0.0.1:8478/feeds/example/atom.xml
mkdir -p "$work/cache"
chmod 777 "$work" "$work/cache"

is() { # what expected found
    if [ "$2" = "$3" ]; then echo "  ok   $1"; else bad=1; echo "  BAD  $1: expected $2, found $3"; fi
}
head() { # url header curl-option...
    local to=$1 name=$2
    shift 2
    curl -s -o /dev/null -D - "$@" "$to" | tr -d '\r' | sed -n "s/^$name: //Ip" | sed -n '$p'
}
status() { curl -s -o /dev/null -w '%{http_code}' "$@"; }
look() {
    local coding tag want
    for coding in identity gzip br gzip; do # the last as it is kept
        want=$([ $coding = identity ] || echo $coding)
        is "$coding is passed on" "$want" "$(head $url Content-Encoding -H "Accept-Encoding: $coding")"
        tag=$(head $url ETag -H "Accept-Encoding: $coding")
        is "its validator is ours" "$(head http://127.0.0.1:8470/feeds/example/atom.xml ETag -H "Accept-Encoding: $coding")" "$tag"
        is "304 for who has it" 304 "$(status $url -H "Accept-Encoding: $coding" -H "If-None-Match: $tag")"
    done
    is "the bytes are ours" "$(cksum <"$work/direct")" "$(curl -s $url | cksum)"
    is "unpacked they are the same" "$(cksum <"$work/direct")" "$(curl -s --compressed $url | cksum)"
    is "Vary" "Accept-Encoding, Sec-Fetch-Dest" "$(head $url Vary)"
    is "a browser is shown a page" "text/html; charset=utf-8" "$(head $url Content-Type -H 'Sec-Fetch-Dest: document')"
    is "a reader after it is not" "application/atom+xml; charset=utf-8" "$(head $url Content-Type | tr '[:upper:]' '[:lower:]')"
    is "events come at once" ": listening" "$(timeout 3 curl -sN http://127.0.0.1:8478/feeds/example/events | sed -n '1p')"
    is "the hub answers" 400 "$(status -d hub.mode=subscribe http://127.0.0.1:8478/hub | sed 's/4../400/')"
    is "a page is pushed" 201 "$(status -H 'Authorization: Bearer bench' -H 'Content-Type: text/html' --data-binary \
        "<title>Pushed by $1</title><article><h1>Pushed by $1 today</h1><p>The council met and agreed to mend the old bridge before winter.</p></article>" \
        "http://127.0.0.1:8478/api/feeds/example/pages?url=https%3A%2F%2Fcourier.lanternby.example%2F$1")"
    is "readiness is not kept" "no-store" "$(head http://127.0.0.1:8478/health/ready Cache-Control)"
}
run() { # name command...
    local name=$1
    shift
    command -v "$1" >/dev/null || { echo "$name: not here"; bad=1; return; }
    echo "$name:"
    "$@" >"$work/$name.log" 2>&1 &
    proxy=$!
    for _ in $(seq 40); do [ "$(status $url)" = 200 ] && break; sleep 0.3; done
    sleep 3 # by now it knows that there is one node only
    look "$name"
    [ ${#check[@]} = 0 ] || "${check[@]}" $url
    curl -s http://127.0.0.1:8470/feeds/example/atom.xml >"$work/direct" # with what was pushed
    kill $proxy
    wait $proxy 2>/dev/null
}
check=("$@")
run nginx nginx -p "$work" -c "$work/nginx.conf"
sleep 2
curl -s http://127.0.0.1:8470/feeds/example/atom.xml >"$work/direct"
run varnish varnishd -F -n "$work/varnish" -f "$work/varnish.vcl" -a 127.0.0.1:8478 -p http_gzip_support=off
sleep 2
curl -s http://127.0.0.1:8470/feeds/example/atom.xml >"$work/direct"
run caddy env XDG_DATA_HOME="$work" XDG_CONFIG_HOME="$work" caddy run --adapter caddyfile --config "$work/Caddyfile"
exit $bad
