#!/usr/bin/python3
"""Trains the learned model from what the Go program beside it exported.

  train.py words WORK           weights of words and classes, for every set of folds
  train.py trees WORK [SPLIT…]  trees of the final model and of one model a fold
  train.py score WORK           figures of the models of the folds, out-of-fold

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
# The weight of pages that hold the wanted text alone, which real ones do rarely.
CLEAN = 0.25
SEED = 20261122
THREADS = int(os.environ.get('THREADS', '2'))


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
        self.label = self.array('label.u8', np.uint8).astype(np.float32)
        self.cover = self.array('cover.f32', np.float32)
        self.words = self.array('words.i32', np.int32)
        self.same = self.array('same.i32', np.int32)

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


# For each kind of key: L1 and L2 penalties, and the number of weights kept.
LINEAR = {
    'words': dict(alpha=float(os.environ.get('WA', '1e-5')), reg_lambda=1e-6, keep=4000),
    'classes': dict(alpha=float(os.environ.get('CA', '1e-5')), reg_lambda=1e-6, keep=4000),
}


def linear(rows, work, keep, penalty):
    """Weights of the columns of rows, learned from the blocks in keep."""
    params = dict(booster='gblinear', updater='coord_descent', feature_selector='cyclic', objective='binary:logistic',
                  eta=0.5, nthread=THREADS, seed=SEED, alpha=penalty['alpha'], reg_lambda=penalty['reg_lambda'])
    data = xgb.DMatrix(rows[keep], work.label[keep], weight=work.weights()[keep])
    model = xgb.train(params, data, num_boost_round=int(os.environ.get('LR', '12')))
    dump = json.loads(model.get_dump(dump_format='json')[0])
    return np.array(dump['weight'], np.float32)


def train_words(work):
    for name, penalty in LINEAR.items():
        if not os.path.exists(work.path(name + '.key.u32')):
            continue
        keys = work.array(name + '.key.u32', np.uint32)
        n = work.array(name + '.n.i32', np.int32).reshape(-1, 2)
        cols = work.array(name + '.col.i32', np.int32)
        value = np.repeat(1 / np.sqrt(np.maximum(n[:, 1], 1)), n[:, 0]).astype(np.float32)
        if name == 'classes':
            value[:] = 1
        rows = sp.csr_matrix((value, cols, np.concatenate([[0], np.cumsum(n[:, 0])])), (len(n), len(keys)))
        rows.sum_duplicates()
        seen = np.asarray((rows > 0).sum(0)).ravel()
        for without in sets():
            t = time.time()
            keep = np.flatnonzero(~np.isin(work.fold, without) & ~work.extra)
            w = linear(rows, work, keep, penalty)
            # What is kept is what moves most scores.
            best = np.argsort(-np.abs(w) * np.sqrt(seen), kind='stable')[:penalty['keep']]
            best = best[w[best] != 0]
            small = np.zeros_like(w)
            small[best] = w[best]
            out = ''.join(map(str, without)) or 'all'
            json.dump([dict(key=int(keys[k]), value=float(w[k])) for k in best], open(work.path(f'{out}.{name}.json'), 'w'))
            if len(without) == 1:
                test = (work.fold == without[0]) & ~work.extra
                print(f'{name} without {out}: {np.count_nonzero(w)} weights, kept {len(best)},'
                      f' AUC {auc(work.label[test], rows[test] @ w, work.weights()[test]):.4f},'
                      f' pruned {auc(work.label[test], rows[test] @ small, work.weights()[test]):.4f}, {time.time() - t:.0f} s', flush=True)


def auc(y, s, w):
    order = np.argsort(s, kind='stable')
    y, w = y[order], w[order]
    below = np.cumsum(w * (1 - y))
    return float((w * y * below).sum() / ((w * y).sum() * (w * (1 - y)).sum()))


# Without much tuning: out-of-fold figures hardly move with any of these.
TREES = dict(objective='binary:logistic', eta=0.11, max_depth=6, min_child_weight=15, subsample=0.7, colsample_bytree=0.35,
             reg_lambda=2.0, tree_method='hist', max_bin=64, nthread=THREADS, seed=SEED)
ROUNDS = 200
# Features are chosen by their gain in a first, shorter training.
FIRST_ROUNDS = 60
FEATURES = {'html': 160, 'text': 130}
# Blocks of fewer words than this are many and alike: this share of them is enough.
SHORT, SHARE = 6, 0.35
# The same of the blocks of pages that are there for training alone.
EXTRA_SHARE = 0.2


def chosen(work):
    """The blocks that are trained on, and their weights."""
    rng = np.random.default_rng(SEED)
    share = np.where(work.words >= SHORT, 1, SHARE) * np.where(work.extra & ~work.clean, EXTRA_SHARE, 1)
    return rng.random(len(share)) < share, work.weights() / np.where(work.words >= SHORT, 1, SHARE)


def grow(rows, label, weight, rounds):
    return xgb.train(TREES, xgb.DMatrix(rows, label, weight=weight), num_boost_round=rounds)


def train_trees(work, splits):
    """Trains one model a split and writes its trees, and out-of-fold probabilities."""
    use, weights = chosen(work)
    names = json.load(open(work.path('features.json')))
    number = FEATURES['html' if 'h1_dist' in names else 'text']
    probability = np.zeros(len(work.words), np.float32)
    for split in splits:
        t = time.time()
        rows = work.array(split + '.rows.u8', np.uint8).reshape(-1, len(names))
        out = np.zeros(len(rows), bool) if split == 'all' else work.fold == int(split[4:])
        learn = np.flatnonzero(use & ~out)
        gain = grow(rows[learn], work.label[learn], weights[learn], FIRST_ROUNDS).get_score(importance_type='total_gain')
        best = sorted(sorted(gain, key=lambda f: (-gain[f], f))[:number], key=lambda f: int(f[1:]))
        columns = np.array([int(f[1:]) for f in best])
        model = grow(rows[np.ix_(learn, columns)], work.label[learn], weights[learn], ROUNDS)
        save(model, work, split, [names[c] for c in columns])
        if split != 'all':
            out = np.flatnonzero(out & ~work.extra)
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


def score(work, probability=None):
    if probability is None:
        probability = work.array('probability.f32', np.float32)
    s = Scorer(work)
    w = np.maximum(work.words, 1)

    def choose(i):
        a, b = work.starts[i], work.ends[i]
        return s.repeats(i, cut(probability[a:b], w[a:b]))
    f, kinds = s.all(choose)
    print(f'all {f.mean():.4f}  ' + '  '.join(f'{k} {v:.4f}' for k, v in kinds.items()), flush=True)
    return f


def main():
    command, work = sys.argv[1], Work(sys.argv[2])
    if command == 'words':
        train_words(work)
    elif command == 'trees':
        train_trees(work, sys.argv[3:] or ['all'] + [f'fold{k}' for k in range(FOLDS)])
    elif command == 'oracle':
        s = Scorer(work)
        f, kinds = s.all(lambda i: s.repeats(i, work.label[work.starts[i]:work.ends[i]] > 0))
        print(f'oracle {f.mean():.4f}', kinds)
    else:
        score(work)


if __name__ == '__main__':
    main()
