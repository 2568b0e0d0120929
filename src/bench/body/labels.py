"""Which blocks of a page are its body, from the words of the known body.

A block is part of it if most of its runs of four words stand there, in the same order as the other blocks; a shorter one if its words
stand between what its neighbours matched.
"""
import re
from collections import Counter, defaultdict

WORD = re.compile(r"\w+")
RUN = 4            # words
DRIFT = 30         # words by which a block's text may be longer or shorter than the truth's
MAX_GAP = 200      # words between two matched blocks in which a short one is looked for


def labels(texts, body):
    truth = WORD.findall(body)
    blocks = [WORD.findall(text) for text in texts]
    spans = chain([match(i, block, runs(truth)) for i, block in enumerate(blocks) if len(block) >= RUN])
    label = [1.0 if i in spans else 0.0 for i in range(len(blocks))]
    short_ones(label, blocks, truth, spans)
    return label


_runs = {}


def runs(words):
    key = id(words)
    if key not in _runs:
        _runs.clear()
        places = defaultdict(list)
        for i in range(len(words) - RUN + 1):
            places[tuple(words[i:i + RUN])].append(i)
        _runs[key] = places
    return _runs[key]


def match(order, block, places):
    """(order, start, end, matched words), or None where less than half of the block is in the truth."""
    at = [places.get(tuple(block[j:j + RUN]), ())[:20] for j in range(len(block) - RUN + 1)]
    votes = Counter(p - j for j, found in enumerate(at) for p in found)
    if not votes:
        return None
    start = max(votes, key=lambda s: (votes[s], -s))
    hit = [False] * len(block)
    for j, found in enumerate(at):
        if any(abs(p - j - start) <= DRIFT for p in found):
            hit[j:j + RUN] = [True] * RUN
    return (order, start, start + len(block), sum(hit)) if sum(hit) * 2 >= len(block) else None


def chain(matches):
    """The heaviest sequence of matches in which the truth's words come in order: {order: (start, end)}."""
    matches = [m for m in matches if m]
    best = []
    for k, (_, start, _, weight) in enumerate(matches):
        score, before = weight, -1
        for m in range(max(0, k - 400), k):
            slack = max(4, min(weight, matches[m][3]) // 3)
            if matches[m][2] <= start + slack and best[m][0] + weight > score:
                score, before = best[m][0] + weight, m
        best.append((score, before))
    spans = {}
    k = max(range(len(best)), key=lambda i: best[i][0]) if best else -1
    while k >= 0:
        spans[matches[k][0]] = matches[k][1:3]
        k = best[k][1]
    return spans


def short_ones(label, blocks, truth, spans):
    following, start = [0] * len(blocks), len(truth)
    for i in reversed(range(len(blocks))):
        following[i] = start
        start = spans[i][0] if i in spans else start
    end = 0
    for i, block in enumerate(blocks):
        if i in spans:
            end = spans[i][1]
        elif 0 < len(block) < RUN and following[i] - end <= MAX_GAP:
            for at in range(max(0, end), following[i] - len(block) + 1):
                if truth[at:at + len(block)] == block:
                    label[i], end = 1.0, at + len(block)
                    break


def from_snippets(texts, wanted, unwanted):
    """For pages of which only snippets are known: 1, 0, or None where nothing is known of a block."""
    def tidy(text):
        return " ".join((text or "").split())
    wanted, unwanted = [[tidy(s) for s in snippets if tidy(s)] for snippets in (wanted, unwanted)]
    label = []
    for text in map(tidy, texts):
        inside, outside = any(s in text for s in wanted), any(s in text for s in unwanted)
        label.append(None if inside == outside else 1.0 if inside else 0.0)
    return label
