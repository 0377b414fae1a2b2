"""The forests of a model: what each is trained on, and how they judge together (src/judge/model.rs says why).

HTML: one of any page, trained on WCXB, which has every sort; one of articles, trained on WCXB's articles and all the news;
and one that tells from a page's own features whether it is an article. Text: one of crude dumps of pages, one of texts
that were extracted already, with or without what trails them, and one that tells them. What a generous extractor leaves trains
the first, but is told as something between (sources.py).
"""
import lightgbm
import numpy

import weights

SEED = 20
FIXED = dict(seed=SEED, deterministic=True, force_row_wise=True, num_threads=1, use_missing=False, zero_as_missing=False, verbosity=-1)
# The features that are the same on each of a page's rows.
OF_PAGE = ("page.", "tree.list_")
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


class Forests:
    def __init__(self, blocks, mask, of_any=None):
        """Trains on the rows of the mask. `of_any`: the first forest, where the same rows of it have trained one before."""
        self.names = blocks.names
        of_any = of_any or fitted(blocks, mask & blocks.is_any)
        self.boosters = [of_any, fitted(blocks, mask & blocks.is_special), telling(blocks, mask)]

    def predict(self, rows):
        of_any, of_special, special = (booster.predict(rows) for booster in self.boosters)
        return special * of_special + (1 - special) * of_any

    def encoded(self, rows):
        """The model's file, proved on some rows."""
        data = weights.encode(self.boosters, self.names)
        weights.prove(data, self.boosters, rows)
        return data


def fitted(blocks, mask):
    own = {key: value for key, value in blocks.parameters.items() if key not in ("trees", "tail_weight")}
    y = blocks.y[mask] if own["objective"] == "cross_entropy" else blocks.y[mask] >= 0.5
    data = lightgbm.Dataset(blocks.x[mask], y.astype(numpy.float32), weight=blocks.weight[mask], feature_name=list(blocks.names))
    return lightgbm.train({**own, **FIXED}, data, blocks.parameters["trees"])


def telling(blocks, mask):
    """What tells the special sort: a row for each page, every feature but the page's own blanked."""
    first = numpy.array([low for _, _, low, high in blocks.pages if high > low and mask[low:high].any()])
    rows = blocks.x[first]
    rows[:, [i for i, name in enumerate(blocks.names) if not name.startswith(OF_PAGE)]] = 0
    told = blocks.told_special[first].astype(numpy.float32)
    # The same loss, which is given shares only under this name.
    shares = {"objective": "cross_entropy"} if ((told > 0) & (told < 1)).any() else {}
    data = lightgbm.Dataset(rows, told, feature_name=list(blocks.names))
    return lightgbm.train({**TELLING, **shares, **FIXED}, data, TELLING_TREES)
