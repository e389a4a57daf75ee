#!/usr/bin/python3
"""Trains the learned model from what the Go program beside it exported.

  train.py words WORK           weights of words and classes, for every set of folds
  train.py trees WORK [SPLIT…]  trees of the final model and of one model a fold
  train.py score WORK           figures of the models of the folds, out-of-fold
  train.py oracle WORK          figures of the labels themselves: the ceiling

Needs Debian's python3-xgboost (1.7) with numpy and scipy; README.md has the recipe.
"""
import itertools
import json
import os
import sys
import time

import numpy as np
import scipy.sparse as sp
import xgboost as xgb

FOLDS = 5
SEED = 20261122
THREADS = int(os.environ.get('THREADS', '2'))  # another number may change the last digits
# The weight of pages that hold the wanted text alone, which real ones do rarely.
CLEAN = 0.25
# The label of blocks of which nothing is known, on pages of which segments are labelled.
UNKNOWN = 2


class Work:
    """The exported arrays of a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.pages = json.load(open(self.path('pages.json')))
        blocks = np.array([p['blocks'] for p in self.pages])
        self.ends = np.cumsum(blocks)
        self.starts = self.ends - blocks
        self.page = np.repeat(np.arange(len(self.pages)), blocks)
        self.fold = np.repeat([p['fold'] for p in self.pages], blocks)
        self.extra = np.repeat([p['extra'] for p in self.pages], blocks)
        self.clean = np.repeat([p['clean'] for p in self.pages], blocks)
        self.partly = np.repeat([p['partly'] for p in self.pages], blocks)
        self.label = self.array('label.u8', np.uint8).astype(np.float32)
        self.known = self.label != UNKNOWN
        self.label[~self.known] = 0
        self.cover = self.array('cover.f32', np.float32)
        self.words = self.array('words.i32', np.int32)
        self.same = self.array('same.i32', np.int32)

        # In how many forms a page is there.
        _, page, count = np.unique([p['id'] for p in self.pages], return_inverse=True, return_counts=True)
        self.copies = count[page]

    def path(self, name):
        return os.path.join(self.folder, name)

    def array(self, name, kind):
        return np.fromfile(self.path(name), kind)

    def weights(self):
        """Weights of blocks: the square root of their words, so that pages of all
        lengths count; little where the gold text has only a part of the block."""
        w = np.maximum(0.7, np.sqrt(self.words))
        total = np.bincount(self.page, w, len(self.pages))
        w = w / np.sqrt(np.maximum(total, 1))[self.page]
        unsure = (self.cover > 0.3) & (self.cover < 0.7) & (self.words >= 6)
        w[unsure] *= 0.3
        short = np.array([p['gold'] < 5 for p in self.pages])
        w[short[self.page]] *= 0.2
        w[self.clean] *= CLEAN
        return (w / w.mean()).astype(np.float32)


def sets():
    """The sets of folds that weights of words are learned without."""
    singles = [(k,) for k in range(FOLDS)]
    return [()] + singles + list(itertools.combinations(range(FOLDS), 2))


# Weights of words and classes: few rounds, so that rare ones stay small.
LINEAR = dict(booster='gblinear', updater='coord_descent', feature_selector='cyclic', objective='binary:logistic', eta=0.5,
              alpha=1e-5, reg_lambda=1e-6, nthread=THREADS, seed=SEED)
LINEAR_ROUNDS = 12
WEIGHTS = 4000  # kept of each kind; pruning to these costs nothing


def linear(rows, work, keep):
    """Weights of the columns of rows, learned from the blocks in keep. Blocks
    with equal rows, as siblings have them, are learned from as one."""
    rows, weight = rows[keep], work.weights()[keep]
    number = rows @ np.random.default_rng(SEED).random(rows.shape[1])
    _, first, same = np.unique(number, return_index=True, return_inverse=True)
    total = np.bincount(same, weight)
    label = np.bincount(same, weight * work.label[keep]) / total
    data = xgb.DMatrix(rows[first], label, weight=total)
    model = xgb.train(LINEAR, data, num_boost_round=LINEAR_ROUNDS)
    return np.array(json.loads(model.get_dump(dump_format='json')[0])['weight'], np.float32)


def sparse(work, name):
    """The keys of a kind, and a row for each block with what it has of them."""
    keys = work.array(name + '.key.u32', np.uint32)
    known, every = work.array(name + '.n.i32', np.int32).reshape(-1, 2).T
    value = np.ones(known.sum(), np.float32)
    if name == 'words':  # as the Go program scores them
        value = np.repeat(1 / np.sqrt(np.maximum(every, 1)), known).astype(np.float32)
    ends = np.concatenate([[0], np.cumsum(known)])
    rows = sp.csr_matrix((value, work.array(name + '.col.i32', np.int32), ends), (len(known), len(keys)))
    rows.sum_duplicates()
    return keys, rows


def train_words(work):
    for name in ('words', 'classes'):
        if not os.path.exists(work.path(name + '.key.u32')):
            continue  # text has no classes
        keys, rows = sparse(work, name)
        seen = np.asarray((rows > 0).sum(0)).ravel()
        for without in sets():
            out = ''.join(map(str, without)) or 'all'
            w = linear(rows, work, np.flatnonzero(~np.isin(work.fold, without) & ~work.extra))
            # What is kept is what moves most scores.
            best = np.argsort(-np.abs(w) * np.sqrt(seen), kind='stable')[:WEIGHTS]
            best = best[w[best] != 0]
            kept = np.zeros_like(w)
            kept[best] = w[best]
            with open(work.path(f'{out}.{name}.json'), 'w') as f:
                json.dump([dict(key=int(keys[k]), value=float(w[k])) for k in best], f)
            if len(without) == 1:
                test = (work.fold == without[0]) & ~work.extra
                print(f'{name} without {out}: kept {len(best)} of {np.count_nonzero(w)},'
                      f' AUC {auc(work.label[test], rows[test] @ kept, work.weights()[test]):.4f}', flush=True)


def auc(y, s, w):
    order = np.argsort(s, kind='stable')
    y, w = y[order], w[order]
    below = np.cumsum(w * (1 - y))
    return float((w * y * below).sum() / ((w * y).sum() * (w * (1 - y)).sum()))


# Many small steps: figures hardly move with the other numbers.
TREES = dict(objective='binary:logistic', eta=0.06, max_depth=6, subsample=0.7, reg_lambda=2.0, tree_method='hist', max_bin=64,
             nthread=THREADS, seed=SEED)
SHAPE = {'html': dict(min_child_weight=30, colsample_bytree=0.25), 'text': dict(min_child_weight=15, colsample_bytree=0.35)}
ROUNDS = {'html': 360, 'text': 400}
# A first, shorter training chooses features by their gain.
FIRST_ROUNDS, FIRST_ETA = 80, 0.12
FEATURES = {'html': 250, 'text': 180}
# Blocks of fewer words than this are many and alike: this share of them is enough.
SHORT, SHARE = 6, 0.35
# The same of the blocks of pages that are there for training alone.
EXTRA_SHARE = 0.4
# What the labelled blocks of a page of which segments are labelled weigh together, in
# weights of a mean page. Its other blocks are not trained on.
LABELLED = {'html': 0.2, 'text': 0.3}


def chosen(work, mode):
    """The blocks that are trained on, and their weights."""
    rng = np.random.default_rng(SEED)
    short = np.where(work.words >= SHORT, 1, SHARE)
    share = short * np.where(work.extra & ~work.clean, EXTRA_SHARE, 1)
    labelled = work.partly & work.known
    use = (rng.random(len(share)) < share) & ~work.partly | labelled
    weights = work.weights() / short
    whole = ~work.extra & use
    page = weights[whole].sum() / max(len(np.unique(work.page[whole])), 1)
    at = work.page[labelled]
    weights[labelled] *= LABELLED[mode] * page / work.copies[at] / np.bincount(at, weights[labelled], len(work.pages))[at]
    return use, weights


def grow(rows, label, weight, rounds, **shape):
    return xgb.train(dict(TREES, **shape), xgb.DMatrix(rows, label, weight=weight), num_boost_round=rounds)


def train_trees(work, splits):
    """Trains one model a split and writes its trees, and out-of-fold probabilities."""
    names = json.load(open(work.path('features.json')))
    mode = 'html' if 'h1_dist' in names else 'text'
    use, weights = chosen(work, mode)
    probability = np.zeros(len(work.words), np.float32)
    for split in splits:
        t = time.time()
        rows = np.memmap(work.path(split + '.rows.u8'), np.uint8, 'r').reshape(-1, len(names))
        out = np.zeros(len(rows), bool) if split == 'all' else work.fold == int(split[4:])
        learn = np.flatnonzero(use & ~out)
        whole = learn[~work.partly[learn]]
        first = grow(rows[whole], work.label[whole], weights[whole], FIRST_ROUNDS, **dict(SHAPE[mode], eta=FIRST_ETA))
        gain = first.get_score(importance_type='total_gain')
        best = sorted(sorted(gain, key=lambda f: (-gain[f], f))[:FEATURES[mode]], key=lambda f: int(f[1:]))
        columns = np.array([int(f[1:]) for f in best])
        model = grow(rows[np.ix_(learn, columns)], work.label[learn], weights[learn], ROUNDS[mode], **SHAPE[mode])
        save(model, work, split, [names[c] for c in columns])
        if split != 'all':
            out = np.flatnonzero(out & (~work.extra | work.partly))
            probability[out] = model.predict(xgb.DMatrix(rows[np.ix_(out, columns)]))
        print(f'{split}: {len(columns)} features, {len(learn)} blocks, {time.time() - t:.0f} s', flush=True)
        probability.tofile(work.path('probability.f32'))


def save(model, work, split, names):
    trees = [json.loads(d) for d in model.get_dump(dump_format='json', with_stats=True)]
    base = float(json.loads(model.save_config())['learner']['learner_model_param']['base_score'])
    json.dump(dict(base=float(np.log(base / (1 - base))), features=names, trees=trees), open(work.path(split + '.trees.json'), 'w'))


def cut(p, words):
    """The blocks whose expected F1 is best, as Go's Cut finds them."""
    order = np.argsort(-p, kind='stable')
    right = np.cumsum(p[order] * words[order])
    f = 2 * right / np.maximum(np.cumsum(words[order]) + right[-1], 1e-9)
    return p >= min(f.max() / 2, p.max())


class Scorer:
    """Word F1 of choices of blocks, as the benchmark counts it."""

    def __init__(self, work):
        self.work = work
        self.text = work.array('text.i32', np.int32)
        gold = work.array('goldwords.i32', np.int32)
        self.at = np.concatenate([[0], np.cumsum(work.words)])
        ends = np.cumsum([p['gold'] for p in work.pages])
        self.gold = [gold[e - p['gold']:e] for e, p in zip(ends, work.pages)]

    def page(self, i, keep):
        w = self.work
        a, b = w.starts[i], w.ends[i]
        text = self.text[self.at[a]:self.at[b]]
        text = text[np.repeat(keep, w.words[a:b])]
        gold = self.gold[i]
        if len(gold) == 0 or len(text) == 0:
            return float(len(gold) == len(text))
        size = max(text.max(), gold.max()) + 1
        both = np.minimum(np.bincount(text, minlength=size), np.bincount(gold, minlength=size)).sum()
        return 2 * both / (len(text) + len(gold))

    def all(self, choose):
        f = np.array([self.page(i, choose(i)) if p['blocks'] else float(p['gold'] == 0)
                      for i, p in enumerate(self.work.pages) if not p['extra']])
        kind = np.array([p['kind'] for p in self.work.pages if not p['extra']])
        return f, {k: f[kind == k].mean() for k in sorted(set(kind))}

    def repeats(self, i, keep):
        """Drops exact repeats of eight words and more."""
        a, b = self.work.starts[i], self.work.ends[i]
        seen = set()
        keep = keep.copy()
        for k in np.flatnonzero(keep):
            if self.work.words[a + k] >= 8:
                s = self.work.same[a + k]
                keep[k] = s not in seen
                seen.add(s)
        return keep


    def segments(self, choose):
        """The F1 of labelled segments, over all pages that have them."""
        there = {'wanted': 0, 'unwanted': 0}
        wanted = 0
        for i, p in enumerate(self.work.pages):
            if not p['partly']:
                continue
            keep = choose(i)
            for kind in there:
                for places in p.get(kind, []):
                    there[kind] += any(keep[a:b + 1].all() for a, b in places)
            wanted += len(p.get('wanted', []))
        return 2 * there['wanted'] / max(there['wanted'] + there['unwanted'] + wanted, 1)


def report(name, scores):
    f, kinds = scores
    print(f'{name}: all {f.mean():.4f}  ' + '  '.join(f'{k} {v:.4f}' for k, v in kinds.items()), flush=True)


def score(work):
    p = work.array('probability.f32', np.float32)
    s = Scorer(work)
    words = np.maximum(work.words, 1)

    def choose(i):
        a, b = work.starts[i], work.ends[i]
        return s.repeats(i, cut(p[a:b], words[a:b]))
    report('out-of-fold', s.all(choose))
    if work.partly.any():
        print(f'segments: {s.segments(choose):.4f}', flush=True)


def oracle(work):
    s = Scorer(work)
    report('labels', s.all(lambda i: s.repeats(i, work.label[work.starts[i]:work.ends[i]] > 0)))


def main():
    command, work = sys.argv[1], Work(sys.argv[2])
    if command == 'trees':
        train_trees(work, sys.argv[3:] or ['all'] + [f'fold{k}' for k in range(FOLDS)])
    else:
        {'words': train_words, 'score': score, 'oracle': oracle}[command](work)


if __name__ == '__main__':
    main()
