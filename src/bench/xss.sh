#!/usr/bin/env bash
# Shows hostile fragments, as Tidings publishes them, to Chromium, and counts what executes or loads from outside.
#
#   src/bench/xss.sh --install     puts the harness of ../shared/attack/browser into target/browser
#   src/bench/xss.sh [--every N]   ../shared/attack/xss.jsonl: bodies, article pages, feed entries; all of it takes half an hour
#   src/bench/xss.sh --malformed   how long ../shared/attack/malformed.jsonl takes to read, at 256 MB
#
# Needs chromium, node and npm, and classes: mvn -DskipTests package
set -euo pipefail
cd "$(dirname "$0")/../.."

install() {
    [ -d target/browser/node_modules ] && return
    mkdir -p target/browser
    cp ../shared/attack/browser/* target/browser/
    chmod u+w target/browser/*
    (cd target/browser && npm install --no-audit --no-fund --silent)
}


classes=target/test-classes:target/classes:target/tidings.jar
case "${1:-}" in
--install)
    install
    ;;
--malformed)
    java -Xmx256m -cp "$classes" tidings.ingest.AttackTool time ../shared/attack/malformed.jsonl
    ;;
"" | --every)
    install
    rm -rf target/xss
    java -cp "$classes" tidings.ingest.AttackTool write ../shared/attack/xss.jsonl target/xss "${2:-1}"
    cd target/browser
    node run.mjs ../xss --batch 80 --out ../xss-result.json --list
    ;;
*)
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    [ "$1" = "--help" ]
    ;;
esac
