#!/usr/bin/env python3
"""Learns one pass of the body model: small boosted trees over the features of blocks, written out so that they can be read.

usage: learn.py ROWS.jsonl DATA TREES.txt [--trees N] [--opinions OUT.jsonl] [--folds]

ROWS      what BodyRows printed: {"set", "id", "url", "names": [..], "texts": [..], "rows": [[..], ..], "taken": [..]} a line
DATA      the folder of the sets with their gt.json
TREES     the model
--trees     how many; each learns from what those before it got wrong
--opinions  also writes what models that have not seen a page's site think of its blocks: the second pass learns from that
--folds     prints how well models do on sites that they have not seen, and writes no model
"""
import argparse, json, os, sys, zlib
from urllib.parse import urlsplit

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import xgboost as xgb
from labels import from_snippets, labels

FOLDS = 3
PARAMS = dict(objective="binary:logistic", max_depth=4, subsample=0.8, colsample_bytree=0.3, min_child_weight=3,
              reg_lambda=3, tree_method="hist", max_bin=64, nthread=int(os.environ["OMP_NUM_THREADS"]), seed=1)
# A page of news has been read with more care than one of the large set, of which only its size is large.
WEIGHT = {"news": 3.0, "articles": 1.0, "mixed": 0.5}


def site(url):
    host = (urlsplit(url).hostname or url).split(".")
    return ".".join(host[-2:] if len(host) < 3 or len(host[-2]) > 3 else host[-3:])


class Page:
    def __init__(self, line, truths):
        read = json.loads(line)
        truth = truths[read["set"]][read["id"]]
        self.set, self.id, self.names, self.texts = read["set"], read["id"], read["names"], read["texts"]
        self.fold = zlib.crc32(site(read["url"]).encode()) % FOLDS
        self.x = np.array(read["rows"], dtype=np.float32).reshape(len(self.texts), len(self.names))
        if "articleBody" in truth:
            known = labels(self.texts, truth["articleBody"] or "")
        else:
            known = from_snippets(self.texts, truth.get("with", []), truth.get("without", []))
        self.free = 1 - np.array(read["taken"], dtype=np.float32)  # not taken off the page with the siblings
        self.known = np.array([k is not None for k in known], dtype=bool) & (self.free > 0)
        self.y = np.array([k or 0.0 for k in known])
        self.weight = self.weights()

    def weights(self):
        """Longer blocks count more; pages count nearly alike, however many blocks they have."""
        weight = 0.3 + np.minimum(np.log1p([len(t) for t in self.texts]), 8) / 6
        return weight * 100 / (weight[self.known].sum() + 30) * WEIGHT[self.set] if len(weight) else weight


def train(pages, trees):
    pick = [p.known for p in pages]
    data = xgb.DMatrix(np.vstack([p.x[k] for p, k in zip(pages, pick)]), np.concatenate([p.y[k] for p, k in zip(pages, pick)]),
                       weight=np.concatenate([p.weight[k] for p, k in zip(pages, pick)]))
    return xgb.train({**PARAMS, "eta": 10 / (trees + 20)}, data, trees)


def unseen(pages, trees):
    """For each page what a model thinks that has not seen its site."""
    thoughts = {}
    for fold in range(FOLDS):
        model = train([p for p in pages if p.fold != fold], trees)
        for page in (p for p in pages if p.fold == fold):
            thoughts[page.set, page.id] = model.predict(xgb.DMatrix(page.x)) * page.free if len(page.texts) else np.zeros(0)
    return thoughts


def write(model, names, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Learnt by src/bench/run train. First the score to begin with; then trees: a question about a feature, and below it\n"
                  "# what follows from yes and what follows from no. The answers add up to the logarithm of the odds.\n0\n")
        for tree in model.get_dump(dump_format="json"):
            node(json.loads(tree), names, out, 0)


def node(at, names, out, depth):
    if "leaf" in at:
        out.write(" " * depth + f"{at['leaf']:.4g}\n")
        return
    out.write(" " * depth + f"{names[int(at['split'][1:])]} < {at['split_condition']:.6g}\n")
    children = {c["nodeid"]: c for c in at["children"]}
    node(children[at["yes"]], names, out, depth + 1)
    node(children[at["no"]], names, out, depth + 1)


def report(pages, thoughts, data):
    sys.path.insert(0, os.path.dirname(os.path.abspath(data)))
    import score_body, score_segments
    truths = {s: json.load(open(f"{data}/{s}/gt.json", encoding="utf-8")) for s in WEIGHT}
    for threshold in (0.4, 0.45, 0.5, 0.55, 0.6):
        news, words, snippets = [], [], [0] * 4
        for p in pages:
            score = thoughts[p.set, p.id]
            least = min(threshold, 0.6 * score.max()) if len(score) else 1
            text = "\n".join(t for t, s in zip(p.texts, score) if s >= least)
            truth = truths[p.set][p.id]
            if p.set == "news":
                news.append(score_body.page_score(truth["articleBody"], text))
            elif p.set == "articles":
                words.append(score_segments.word(truth["articleBody"], text)[2])
            else:
                snippets = [a + b for a, b in zip(snippets, score_segments.seg(truth, text))]
        f1, precision, recall, accuracy = score_body.aggregate(news)
        tp, fp, fn, _ = snippets
        print(f"unseen sites, threshold {threshold}: news F1 {f1:.4f} (P {precision:.3f} R {recall:.3f}) accuracy {accuracy:.3f}   "
              f"articles words {np.mean(words):.4f}   mixed snippets {2 * tp / (2 * tp + fp + fn):.4f}", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("rows")
    args.add_argument("data")
    args.add_argument("trees")
    args.add_argument("--trees", dest="count", type=int, default=100)
    args.add_argument("--opinions")
    args.add_argument("--folds", action="store_true")
    a = args.parse_args()
    truths = {s: json.load(open(f"{a.data}/{s}/gt.json", encoding="utf-8")) for s in WEIGHT}
    pages = [Page(line, truths) for line in open(a.rows, encoding="utf-8")]
    print(f"{len(pages)} pages, {sum(len(p.texts) for p in pages)} blocks, {len(pages[0].names)} features", flush=True)
    if a.folds or a.opinions:
        thoughts = unseen(pages, a.count)
        report(pages, thoughts, a.data)
        if a.opinions:
            with open(a.opinions, "w", encoding="utf-8") as out:
                for (s, i), score in thoughts.items():
                    out.write(json.dumps({"set": s, "id": i, "first": [round(float(v), 4) for v in score]}) + "\n")
    if not a.folds:
        write(train(pages, a.count), pages[0].names, a.trees)


if __name__ == "__main__":
    main()
