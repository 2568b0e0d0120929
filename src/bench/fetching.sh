#!/usr/bin/env bash
# Pages read from a local server per second, end to end, against wget fetching the same pages and jsoup parsing them; and that each kind of
# source fills the feed with the same articles, and asks for nothing but what has changed the second time.
# Needs nginx and wget, and a built jar. usage: src/bench/fetching.sh [PAGES]
set -euo pipefail
cd "$(dirname "$0")/../.."
pages=${1:-1000}
work=$(mktemp -d)
chmod 755 "$work" # nginx reads it as another user
trap 'kill "$nginx" 2>/dev/null || true; rm -rf "$work"' EXIT
site=http://127.0.0.1:8090
python3 src/bench/site.py "$work/www" "$pages" $site
nginx -p "$work" -c "$PWD/src/bench/nginx.conf" 2>"$work/nginx.log" &
nginx=$!
sleep 1

seconds() { local start; start=$(date +%s.%N); "$@" >"$work/out" 2>"$work/err"; echo "$(date +%s.%N) - $start" | bc; }
rate() { echo "scale=1; $pages / $1" | bc; }

feed() { # kind
    mkdir -p "$work/$1/town"
    printf 'title: Saltby\nlink: %s/\nbudget: %s\nsource:\n' $site "$((pages + 100))" >"$work/$1/town/feed.yaml"
    case $1 in
        urls) echo "  urls:"; sed 's/^/    - /' "$work/www/urls.txt" ;;
        listing) echo "  listing: $site/news/" ;;
        feed) echo "  feed: $site/feed.xml" ;;
        sitemap) echo "  sitemap: $site/sitemap.xml" ;;
    esac >>"$work/$1/town/feed.yaml"
}
refresh() { java -jar target/tidings.jar refresh --feeds "$work/$1" --store "$work/$1.db" --allow-fetch 127.0.0.0/8 --pace 0; }

took=$(seconds wget -q -P "$work/got" -x -i "$work/www/urls.txt")
printf '%-8s %7.1f s %8s pages/s\n' wget "$took" "$(rate "$took")"
for kind in urls feed sitemap listing; do
    feed $kind
    took=$(seconds refresh $kind)
    : >"$work/access.log"
    again=$(refresh $kind 2>/dev/null)
    kill -USR1 $nginx
    printf '%-8s %7.1f s %8s pages/s   articles %s, ids %s   again: %s\n' $kind "$took" "$(rate "$took")" \
        "$(sqlite3 "$work/$kind.db" 'select count(html) from article')" \
        "$(sqlite3 "$work/$kind.db" 'select id from article order by id' | md5sum | cut -c1-8)" \
        "$(grep -v robots.txt "$work/access.log" | awk '{print $9}' | sort | uniq -c | tr -s ' ' | tr '\n' ' ')"
done
