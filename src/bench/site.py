#!/usr/bin/env python3
"""Writes a site of N article pages, with a listing in pages, a sitemap index and a short feed of the very same articles.

usage: site.py FOLDER N ADDRESS      e.g. site.py /tmp/site 1000 http://127.0.0.1:8090

Serve the folder with any web server that gives validators; src/bench/nginx.conf does.
"""
import gzip
import pathlib
import random
import sys
from datetime import datetime, timedelta, timezone
from html import escape

NOUNS = ("harbour ferry council library market bridge school orchard tram theatre museum lighthouse quarry mill station "
         "archive garden chapel factory canal hospital stadium river forest dyke bakery brewery gallery").split()
VERBS = "reopens closes moves burns grows votes waits celebrates loses finds repairs plans buys sells inherits floods".split()
TAILS = ("after years of doubt|before the winter|to everyone's surprise|without a word|for the third time|as neighbours protest|"
         "with a new roof|under another name|while the money lasts|in the old town|at half the price|to the sound of bells").split("|")
WORDS = ("the of a that was for on with as by had from they were which there been their would who will more when said about "
         "over into than first other some time only new could these two may then do any like my now such our man me even most "
         "made after also did many before must through back years where much your way well down should because each just those "
         "people how too little state good very make world still see own men work long get here between both life being under").split()


def sentence(chance):
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 22))]
    words[chance.randrange(len(words))] = chance.choice(NOUNS)
    return " ".join(words).capitalize() + "."


def article(i):
    chance = random.Random(i)
    title = f"{chance.choice(NOUNS).capitalize()} {chance.choice(VERBS)} {chance.choice(TAILS)}, part {i}"
    day = datetime(2024, 1, 1, 6, tzinfo=timezone.utc) + timedelta(hours=7 * i)
    slug = title.lower().replace("'", "").replace(",", "").replace(" ", "-")
    texts = [" ".join(sentence(chance) for _ in range(chance.randint(2, 6))) for _ in range(chance.randint(4, 12))]
    return {"i": i, "title": title, "day": day, "path": f"/{day:%Y/%m}/{slug}/", "texts": texts}


def page(one, others):
    more = "".join(f'<li><a href="{o["path"]}">{escape(o["title"])}</a></li>' for o in others)
    paragraphs = "".join(f"<p>{escape(t)}</p>" for t in one["texts"])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(one["title"])} - The Saltby Post</title>
<link rel="canonical" href="{one["path"]}"><meta property="article:published_time" content="{one["day"].isoformat()}"></head>
<body><header><nav><a href="/">Home</a> <a href="/about/">About</a></nav></header><main><article><h1>{escape(one["title"])}</h1>
<p class="byline">By Odile Marsh</p>{paragraphs}</article><aside class="related"><h2>More on this subject</h2><ul>{more}</ul></aside>
</main><footer>The Saltby Post</footer></body></html>"""


def listing(articles, number, last):
    cards = "".join(
        f'<article class="post"><h2><a href="{a["path"]}">{escape(a["title"])}</a></h2>'
        f'<time datetime="{a["day"].isoformat()}">{a["day"]:%d %B %Y}</time><p>{escape(a["texts"][0][:150])}</p></article>'
        for a in articles)
    older = "" if number == last else f'<a class="next" rel="next" href="/page/{number + 1}/">Older posts</a>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Saltby Post</title></head><body>
<header><nav><a href="/">Home</a> <a href="/about/">About</a></nav></header><main>{cards}<div class="nav-links">{older}</div></main>
<footer>The Saltby Post</footer></body></html>"""


def write(folder, path, text):
    file = folder / path.strip("/")
    if path.endswith("/"):
        file = file / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def main():
    folder, count, address = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3].rstrip("/")
    articles = [article(i) for i in range(count)]
    newest = list(reversed(articles))
    for one in articles:
        write(folder, one["path"], page(one, [articles[(one["i"] * 7 + k) % count] for k in (1, 2, 3)]))
    size = 20
    pages = [newest[i:i + size] for i in range(0, count, size)]
    for number, some in enumerate(pages, 1):
        write(folder, "/news/" if number == 1 else f"/page/{number}/", listing(some, number, len(pages)))
    parts = [newest[i:i + 250] for i in range(0, count, 250)]
    for number, some in enumerate(parts, 1):
        urls = "".join(f"<url><loc>{address}{a['path']}</loc><lastmod>{a['day'].isoformat()}</lastmod></url>" for a in some)
        text = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
        write(folder, f"/sitemap-{number}.xml.gz", gzip.compress(text.encode(), mtime=0))
    index = "".join(f"<sitemap><loc>{address}/sitemap-{n}.xml.gz</loc></sitemap>" for n in range(1, len(parts) + 1))
    write(folder, "/sitemap.xml",
          f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{index}</sitemapindex>')
    items = "".join(
        f"<item><title>{escape(a['title'])}</title><link>{address}{a['path']}</link><guid isPermaLink=\"false\">post-{a['i']}</guid>"
        f"<pubDate>{a['day']:%a, %d %b %Y %H:%M:%S +0000}</pubDate><description>{escape(a['texts'][0][:120])}</description></item>"
        for a in newest)
    write(folder, "/feed.xml",
          f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Saltby Post</title><link>{address}/</link>'
          f"<description>News</description>{items}</channel></rss>")
    write(folder, "/urls.txt", "\n".join(address + a["path"] for a in newest) + "\n")


if __name__ == "__main__":
    main()
