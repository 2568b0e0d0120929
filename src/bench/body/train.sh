#!/usr/bin/env bash
# Learns both passes of the body model. Called by src/bench/run train with the class path and the folder of the sets.
set -euo pipefail
classpath=$1
data=$2
work=target/body-model
resources=src/main/resources/tidings/ingest
mkdir -p "$work"

rows() { java -cp "$classpath" tidings.ingest.BodyRows "$1" "$data"/{news,articles,mixed}/index.json; }

echo "first pass" >&2
rows - >"$work/first.jsonl"
/usr/bin/python3 src/bench/body/learn.py "$work/first.jsonl" "$data" "$work/body-first.txt" --trees 80 --opinions "$work/opinions.jsonl"
echo "second pass" >&2
rows "$work/opinions.jsonl" >"$work/second.jsonl"
/usr/bin/python3 src/bench/body/learn.py "$work/second.jsonl" "$data" "$work/body-second.txt" --trees 140 --opinions "$work/second-opinions.jsonl"
cp "$work/body-first.txt" "$work/body-second.txt" "$resources/"
