"""The forests of a model: what each is trained on, and how they judge together (src/judge/model.rs says why).

HTML: one of any page, trained on WCXB above all, which has every sort; one of articles, trained on WCXB's articles and all
the news; and one that tells from a page's own features, and from what the two make of it, whether it is an article. Text: one
of crude dumps of pages, one of texts that were extracted already, with or without what trails them, and one that tells them in
the same way. What a generous extractor leaves trains the first, but is told as something between (sources.py).
"""
import collections
import hashlib
import os
import struct

import lightgbm
import numpy

from scripts.common import corpora, program
from scripts.train import features, model_file

FIXED = dict(deterministic=True, force_row_wise=True, num_threads=1, use_missing=False, zero_as_missing=False, verbosity=-1)
# The features that are the same on each of a page's rows.
OF_PAGE = ("page.", "tree.list_")
# What stands on either side of a block, apart (features/sequence/sides.rs), tells where what was extracted already ends. A dump
# of a page has chaff on every side, and gains nothing by it (scripts/README.md, "Lists in unseen ways").
OF_EXTRACTED = ("seq.said_", "seq.run_said_", "seq.seam", "seq.behind", "seq.ahead")
# How lines are worded (features/sequence/wording.rs) tells prose from menus, which what was extracted already has not; a
# list of headlines is worded in many ways, and those of training say little of others ("The same forms mended").
OF_DUMPS = ("seq.worded", "page.worded")
# A page is one row here, so there are a hundredth of the rows, and the trees are small. Pages count alike, whatever their
# source: weighed by it, world-dev's were taken for articles less often (0.89 against 0.95).
TELLING = dict(
    objective="binary",
    num_leaves=8,
    learning_rate=0.08,
    lambda_l2=2.0,
    min_data_in_leaf=20,
    bagging_fraction=0.7,
    bagging_freq=1,
    feature_fraction=0.3,
)
TELLING_TREES = 120
# What the log-odds of a page's sort are multiplied by: the nearer to a decision the better with HTML, not with text
# (scripts/README.md, "One forest or several", "The same forms mended").
SHARPNESS = {"html": 2.0, "text": 1.0}
# What is added to them first: a whole text that is taken for a dump loses more than a dump that is taken for a text
# (scripts/README.md, "Lists in unseen ways").
LEAN = {"html": 0.0, "text": 0.3}


class Forests:
    def __init__(self, blocks, mask):
        """Trains on the rows of the mask."""
        self.names, self.judgements = blocks.names, blocks.judgements
        self.boosters = pair(blocks, mask)
        self.teller, self.told_by = telling(blocks, mask)
        self.sharpness = SHARPNESS[blocks.form]

    def predict(self, rows, special):
        """The probability of each block, on pages that are so likely special."""
        of_any, of_special = (booster.predict(rows) for booster in self.boosters)
        return special * of_special + (1 - special) * of_any

    def encoded(self, rows):
        """The model's file, proved on some rows."""
        forests = [(self.boosters[0], 1.0), (self.boosters[1], 1.0), (self.teller, self.sharpness)]
        data = model_file.encode(forests, self.names, self.judgements)
        model_file.prove(data, forests, [rows, rows, self.told_by])
        return data


def pair(blocks, mask):
    """The two forests that judge blocks."""
    return [
        fitted(blocks, mask & blocks.is_any, blocks.weight_of_any, OF_EXTRACTED),
        fitted(blocks, mask & blocks.is_special, blocks.weight, OF_DUMPS),
    ]


def fitted(blocks, mask, weight, without=()):
    """A forest of the rows of a mask. Pages are left out two folds at a time, so the same rows come twice, and again where
    --sealed or --final follows --cv: a forest is kept under the hash of all that makes it."""
    own = {name: value for name, value in blocks.parameters.items() if name not in ("trees", "tail_weight", "seam_weight")}
    y = (blocks.y[mask] if own["objective"] == "cross_entropy" else blocks.y[mask] >= 0.5).astype(numpy.float32)
    rows, weight = blocks.x[mask], weight[mask]
    if without:
        rows[:, [i for i, name in enumerate(blocks.names) if name.startswith(without)]] = 0
    made_of = hashlib.sha256(repr((own, blocks.parameters["trees"], FIXED, lightgbm.__version__, blocks.names)).encode())
    for part in (rows, y, weight):
        made_of.update(part)
    place = features.CACHE / f"forest-{made_of.hexdigest()[:24]}.txt"
    if not place.exists():
        data = lightgbm.Dataset(rows, y, weight=weight, feature_name=list(blocks.names))
        trained = lightgbm.train({**own, **FIXED}, data, blocks.parameters["trees"])
        # Renamed when whole: a run that is cut off leaves no half of a forest.
        partial = place.with_suffix(f".{os.getpid()}")
        trained.save_model(partial)
        partial.rename(place)
    return lightgbm.Booster(model_file=str(place))


def telling(blocks, mask):
    """What tells the special sort, a row for each page, and the rows: (forest, rows)."""
    pages = [i for i in pages_of(blocks, mask) if not numpy.isnan(blocks.told_special[blocks.pages[i][2]])]
    rows = told_by_page(blocks, pages)
    # Forests are surer of pages that they were trained on than of others: each page is judged by some that never saw its host.
    for fold in sorted({blocks.pages[i][1].fold for i in pages}):
        here = [at for at, i in enumerate(pages) if blocks.pages[i][1].fold == fold]
        path = judging_alone(blocks, pair(blocks, mask & (blocks.fold != fold)))
        told = program_tells(blocks, path, [pages[at] for at in here])
        rows[here, len(blocks.names):] = [x[len(blocks.names):] for x, _ in told]
    told = numpy.array([blocks.told_special[blocks.pages[i][2]] for i in pages], dtype=numpy.float32)
    # The same loss, which is given shares only under this name.
    shares = {"objective": "cross_entropy"} if ((told > 0) & (told < 1)).any() else {}
    # Of some pages several texts are made: together they count as one.
    made_of = [(source.name, gold.id) for source, gold, *_ in (blocks.pages[i] for i in pages)]
    times = collections.Counter(made_of)
    weight = [1 / times[key] for key in made_of]
    data = lightgbm.Dataset(rows, told, weight=weight, feature_name=[*blocks.names, *blocks.judgements])
    teller = lightgbm.train({**TELLING, "seed": blocks.parameters["seed"], **shares, **FIXED}, data, TELLING_TREES)
    return leaning(teller, LEAN[blocks.form]), rows


def leaning(forest, lean):
    """The forest with so much added to the log-odds of every row, by the leaves of its first tree."""
    for leaf in range(int(next(model_file.trees_of(forest))["num_leaves"])):
        forest.set_leaf_output(0, leaf, forest.get_leaf_output(0, leaf) + lean)
    return forest


def pages_of(blocks, mask):
    """The pages that have a row in the mask."""
    return [i for i, (_, _, low, high) in enumerate(blocks.pages) if mask[low:high].any()]


def told_by_page(blocks, pages):
    """A row a page: every feature but the page's own blanked, and no judgements."""
    rows = blocks.x[[blocks.pages[i][2] for i in pages]]
    rows[:, [i for i, name in enumerate(blocks.names) if not name.startswith(OF_PAGE)]] = 0
    return numpy.hstack([rows, numpy.zeros((len(pages), len(blocks.judgements)), dtype=rows.dtype)])


def judging_alone(blocks, boosters):
    """The file of a model that judges, and whose teller asks for the judgements but does not know what to make of them."""
    doubt = struct.pack("<IH", 1, 2) + model_file.NODE.pack(len(blocks.names), 0.0, -1, -2) + struct.pack("<2f", 0.0, 0.0)
    path = features.CACHE / f"{blocks.form}-judging-{os.getpid()}.model"
    path.write_bytes(model_file.encode([(booster, 1.0) for booster in boosters], blocks.names, blocks.judgements) + doubt)
    return path


def program_tells(blocks, path, pages):
    """What the program tells a page's sort by, and how likely it is special, for each of some pages."""
    if blocks.form == "html":
        names = [str(corpora.page_path(blocks.pages[i][1])) for i in pages]
        told = program.sorts_of_html(blocks.binary, path, names)
    else:
        ids, names = blocks.ids(), [str(i) for i in pages]
        told = program.sorts_of_text(blocks.binary, path, ({**blocks.pages[i][0].records[ids[i]], "id": str(i)} for i in pages))
    unread = [name for name in names if name not in told]
    if unread:
        raise SystemExit(f"the program could not read {unread[0]} nor {len(unread) - 1} others")
    return [told[name] for name in names]


def specials(blocks, path, mask):
    """How likely the page of each row of the mask is special, by a model's file."""
    pages = pages_of(blocks, mask)
    told = [special for _, special in program_tells(blocks, path, pages)]
    return numpy.repeat(told, [blocks.pages[i][3] - blocks.pages[i][2] for i in pages])
