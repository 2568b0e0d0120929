#!/usr/bin/python3
"""How much of a true body survives cleaning: words, images, links, tables, code blocks, quotes.

Takes pages with a known text from ../shared/bench, spread by a fixed stride; in each the smallest element that holds the text;
cleans that element alone; and counts on both sides. Scripts, forms, pixels and what has no address are not counted.
Needs lxml, and classes: mvn -DskipTests package
"""
import argparse
import collections
import gzip
import json
import os
import re
import subprocess
from urllib.parse import unquote, urljoin

import lxml.html

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, '..', '..'))
MUTE = {'script', 'style', 'template', 'noscript', 'svg', 'button', 'select', 'textarea', 'head', 'iframe', 'object', 'video',
        'audio', 'canvas', 'map', 'dialog', 'datalist', 'title'}
SPACE = '\u00a0\u200b\ufeff'
WORD = re.compile(r'\w+')
KINDS = ['words', 'images', 'links', 'tables', 'code', 'quotes']


def words(text):
    return WORD.findall(text)


def parts(root):
    """Every element that is not, and is not within, something mute."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in MUTE:
            continue
        yield element
        stack.extend(reversed(element))


def text(root):
    out = []

    def walk(element):
        if not isinstance(element.tag, str) or element.tag in MUTE:
            return
        out.append(element.text or '')
        for child in element:
            gap = ' ' if isinstance(child.tag, str) and child.tag not in INLINE else ''
            out.append(gap)
            walk(child)
            out.append(gap + (child.tail or ''))

    walk(root)
    return ''.join(out)


INLINE = {'a', 'b', 'i', 'em', 'strong', 'span', 'u', 's', 'sub', 'sup', 'small', 'mark', 'code', 'abbr', 'q', 'cite', 'font', 'del', 'ins',
          'time', 'kbd', 'var', 'samp', 'dfn', 'bdi', 'bdo', 'wbr', 'label', 'tt', 'big', 'strike'}


def tight(page, truth):
    """The smallest element that holds nearly all of the true words."""
    want = set(zip(truth, truth[1:], truth[2:]))
    best = page
    while True:
        for child in best:
            if isinstance(child.tag, str) and child.tag not in MUTE:
                have = words(text(child))
                if len(want & set(zip(have, have[1:], have[2:]))) >= 0.95 * len(want):
                    best = child
                    break
        else:
            return best


def addresses(img):
    """All the addresses that an image could be shown from."""
    found = [img.get('src') or '']
    for name, value in img.attrib.items():
        if 'srcset' in name:
            found += [c.split()[0] for c in value.split(',') if c.split()]
        elif name.startswith('data-') and re.search(r'src|original|lazy|image|img|url|file', name):
            found.append(value)
    for picture in img.iterancestors('picture'):
        for source in picture.iter('source'):
            found += [c.split()[0] for c in (source.get('srcset') or source.get('data-srcset') or '').split(',') if c.split()]
    return {f.strip() for f in found if f.strip() and not f.strip().startswith('data:') and ' ' not in f.strip()}


def tiny(img):
    return any(re.fullmatch(r'[012](px)?', (img.get(side) or '').strip()) for side in ('width', 'height'))


def key(url, base):
    return unquote(re.sub(r'^https?:', '', urljoin(base, url.strip())).split('#')[0].split('?')[0]).strip()


def shows(element):
    return bool(text(element).strip(SPACE + ' \t\r\n')) or element.find('.//img') is not None


def has_cells(table):
    return len([c for c in table.iter('td', 'th')]) > 1 and shows(table) and table.get('role') != 'presentation'


def count(root, base):
    seen = {k: collections.Counter() for k in KINDS}
    seen['words'].update(words(text(root)))
    for e in parts(root):
        if e.tag in ('img', 'amp-img') and not tiny(e):
            names = frozenset(key(a, base) for a in addresses(e))
            if names:
                seen['images'][names] += 1
        elif e.tag == 'a' and e.get('href') and shows(e):
            url = urljoin(base, e.get('href').strip())
            if re.match(r'https?://[^/]|mailto:', url):
                seen['links'][key(url, base)] += 1
        elif e.tag == 'table' and has_cells(e):
            seen['tables'][' '.join(words(text(e))[:4])] += 1
        elif e.tag in ('pre', 'code') and shows(e) and next(e.iterancestors('code'), None) is None:
            seen['code'][' '.join(words(text(e))[:4])] += 1
        elif e.tag in ('blockquote', 'q') and shows(e):
            seen['quotes'][' '.join(words(text(e))[:4])] += 1
    return seen


def lost(kind, before, after):
    if kind == 'images':
        left = {a for names in after for a in names}
        return {', '.join(sorted(names))[:150]: 1 for names in before if not names & left}
    if kind == 'links':  # may have been split over blocks, or a picture's link may stand twice
        return {k: 1 for k in before if k not in after}
    return before - after


def pages(args):
    for name in args.sets:
        folder = os.path.join(args.data, name)
        truths = json.load(open(os.path.join(folder, 'gt.json'), encoding='utf-8'))
        index = [p for p in json.load(open(os.path.join(folder, 'index.json'), encoding='utf-8')) if len(words(truths.get(p['id'], {}).get('articleBody') or '')) > 50]
        share = max(1, args.pages // len(args.sets))
        for place in range(share):
            page = index[place * len(index) // share]
            yield page, truths[page['id']]['articleBody'], os.path.join(folder, page['file'])


def clean(fragments, classpath):
    out = subprocess.run(['java', '-cp', classpath, 'tidings.ingest.CleaningTool', 'clean'], capture_output=True, check=True,
                         input='\n'.join(json.dumps(f) for f in fragments).encode())
    return [json.loads(line) for line in out.stdout.decode().split('\n') if line]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--pages', type=int, default=50, help='how many pages in all')
    parser.add_argument('--sets', nargs='+', default=['news', 'articles'], help='sets that have true bodies')
    parser.add_argument('--data', default=os.path.join(ROOT, '..', 'shared', 'bench', 'data'))
    parser.add_argument('--classpath', default='target/test-classes:target/classes:target/tidings.jar')
    parser.add_argument('--losses', action='store_true', help='list what was lost')
    args = parser.parse_args()
    os.chdir(ROOT)
    chosen, fragments, before = [], [], []
    for page, truth, file in pages(args):
        html = gzip.open(file).read()
        try:
            tree = lxml.html.fromstring(html.decode('utf-8'))
        except (UnicodeDecodeError, ValueError):
            tree = lxml.html.fromstring(html)
        element = tight(tree, words(truth))
        element.tail = None
        chosen.append(page['id'])
        before.append(count(element, page['url']))
        fragments.append({'html': lxml.html.tostring(element, encoding='unicode'), 'base': page['url']})
    total, gone = collections.Counter(), collections.Counter()
    for name, b, cleaned, fragment in zip(chosen, before, clean(fragments, args.classpath), fragments):
        after = count(lxml.html.fragment_fromstring(cleaned['html'], create_parent='div'), fragment['base'])
        for kind in KINDS:
            losses = lost(kind, b[kind], after[kind])
            all_of = len(b[kind]) if kind in ('images', 'links') else sum(b[kind].values())
            total[kind] += all_of
            gone[kind] += sum(losses.values())
            if args.losses and losses:
                print(name[:12], kind, f'{sum(losses.values())}/{all_of}', dict(list(losses.items())[:12]))
    print(f'{len(chosen)} pages')
    for kind in KINDS:
        print(f'{kind:8} {1 - gone[kind] / max(1, total[kind]):8.4f}   {total[kind] - gone[kind]} of {total[kind]}')


if __name__ == '__main__':
    main()
