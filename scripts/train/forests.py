"""The forests of a model, how each is trained, and what they compute together.

HTML: one forest scores blocks, and a gate recognises articles by the page's own features, for the
rules that apply to articles alone. Text: a general expert for raw text of pages, an expert for
texts that were extracted before, with or without a tail, and a gate, which decides from a page's
own features, and from what the two make of it, how far the expert applies. What a generous
extractor leaves trains the general expert, but the gate learns it as something between (`sources`).
"""

import collections
import hashlib
import os
import pathlib
import struct
from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy

from scripts import corpora
from scripts.train import gate_features, model_file
from scripts.train.features import CACHE, Array
from scripts.train.gate_features import GateRow
from scripts.train.training_set import OWN_PARAMETERS, Page, TrainingSet

FIXED: dict[str, Any] = {
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "use_missing": False,
    "zero_as_missing": False,
    "verbosity": -1,
}
# Features that are the same for all blocks of a page.
PAGE_FEATURES = ("page.", "tree.list_")
# What precedes and follows a block, apart from each other, shows where an extracted text ends. Raw
# text has chaff on both sides, and gains nothing by these (docs/decisions/0011-synthetic-lists.md).
EXPERT_ONLY = ("sequence.seen_", "sequence.run_seen_", "sequence.cohesion", "sequence.context_")
# How lines are worded separates prose from menus, which extracted text no longer has; lists of
# headlines are worded in many ways, and those of training say little about others.
GENERAL_ONLY = ("sequence.wording", "page.wording")
# The gate has a row a page, a hundredth of the rows, so its trees are small. Pages count alike
# whatever their source: weighted by it, world-dev was recognised as articles less often (0.89
# instead of 0.95).
GATE: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 8,
    "learning_rate": 0.08,
    "lambda_l2": 2.0,
    "min_data_in_leaf": 20,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.3,
}
GATE_TREES = 120
# The number of parts into which the texts are divided for the gate, by fold: experts of one part
# score the other. Two parts take half the time of five, on fewer pages.
GATE_PARTS = 2
# The factor of the gate's log-odds. Rules compare the gate of HTML with thresholds that were
# measured at 2; text was better without (docs/decisions/0010-three-forests.md).
LOGIT_SCALE = {"html": 2.0, "text": 1.0}
# Added to the gate's log-odds: a whole text that is taken for raw text loses more than a raw text
# that is taken for an extracted one (docs/decisions/0012-gate-of-text.md).
GATE_BIAS = {"html": 0.0, "text": 0.3}
# Rows on which an encoded model is compared with its forests.
PROOF_ROWS = 20000


class Forests:
    """The forests trained on the rows of a mask."""

    def __init__(self, data: TrainingSet, mask: Array) -> None:
        self.data = data
        self.general, self.expert = train_experts(data, mask)
        self.gate, self.gate_rows = train_gate(data, mask)
        self.rows = data.x[mask][:PROOF_ROWS]

    def predict(self, data: TrainingSet, model: pathlib.Path, mask: Array) -> Array:
        """The probability of each block of a mask. `model` is the file of these forests."""
        rows = data.x[mask]
        general: Array = numpy.asarray(self.general.predict(rows))
        if self.expert is None:
            return general
        p_expert = expert_probabilities(data, model, mask)
        mixed: Array = p_expert * self.expert.predict(rows) + (1 - p_expert) * general
        return mixed

    def encoded(self) -> bytes:
        """The model's file, compared with the forests on some rows."""
        scale = LOGIT_SCALE[self.data.format]
        forests = [(self.general, 1.0), (self.expert, 1.0), (self.gate, scale)]
        file = model_file.encode(forests, self.data.names, self.data.gate_names)
        model_file.prove(file, forests, [self.rows, self.rows, self.gate_rows])
        return file


# General expert and expert; HTML has no expert.
Experts = tuple[lightgbm.Booster, lightgbm.Booster | None]


def train_model(data: TrainingSet, mask: Array, name: str) -> tuple[Forests, pathlib.Path]:
    """The forests trained on the rows of a mask, and their model file in the cache."""
    trained = Forests(data, mask & (data.weight > 0))
    path = CACHE / f"{data.format}-{name}.model"
    path.write_bytes(trained.encoded())
    return trained, path


def train_experts(data: TrainingSet, mask: Array) -> Experts:
    """The forests that score blocks."""
    general = fitted(data, mask & data.in_general, EXPERT_ONLY)
    if data.format == "html":
        return general, None
    return general, fitted(data, mask & data.in_expert, GENERAL_ONLY)


def fitted(data: TrainingSet, mask: Array, without: tuple[str, ...]) -> lightgbm.Booster:
    """A forest on the rows of a mask, without the features of some prefixes.

    Pages are left out two folds at a time, so the same rows come twice, and again where --held-out
    or --final follows --cv. So a forest is cached under the hash of all that makes it.
    """
    parameters = {k: v for k, v in data.parameters.items() if k not in OWN_PARAMETERS}
    labels = data.y[mask]
    if parameters["objective"] != "cross_entropy":
        labels = labels >= 0.5
    y = labels.astype(numpy.float32)
    rows, weight = data.x[mask], data.weight[mask]
    rows[:, [i for i, name in enumerate(data.names) if name.startswith(without)]] = 0
    trees = int(data.parameters["trees"])
    made_of = repr((parameters, trees, FIXED, lightgbm.__version__, data.names))
    made_of_hash = hashlib.sha256(made_of.encode())
    for part in (rows, y, weight):
        made_of_hash.update(numpy.ascontiguousarray(part).data)
    place = CACHE / f"forest-{made_of_hash.hexdigest()[:24]}.txt"
    if not place.exists():
        dataset = lightgbm.Dataset(rows, y, weight=weight, feature_name=list(data.names))
        trained = lightgbm.train({**parameters, **FIXED}, dataset, trees)
        # Renamed when complete: an interrupted run leaves no half of a forest.
        partial = place.with_suffix(f".{os.getpid()}")
        trained.save_model(partial)
        partial.rename(place)
    return lightgbm.Booster(model_file=str(place))


def train_gate(data: TrainingSet, mask: Array) -> tuple[lightgbm.Booster, Array]:
    """The gate, and the rows it is trained on: one a page."""
    pages = [p for p in data.pages_of(mask) if not numpy.isnan(data.expert_target[p.low])]
    rows = page_rows(data, pages)
    # The gate of HTML, which has no expert, does not see what forests make of a page. Forests are
    # surer of pages they were trained on than of others, so each text is scored by experts that
    # never saw its host.
    parts = range(GATE_PARTS) if data.format == "text" else ()
    for part in parts:
        here = [at for at, page in enumerate(pages) if page.gold.fold % GATE_PARTS == part]
        others = mask & (data.fold % GATE_PARTS != part)
        path = write_without_gate(data, train_experts(data, others))
        found = run_gate(data, path, [pages[at] for at in here])
        rows[here, len(data.names) :] = [row.x[len(data.names) :] for row in found]
    target = numpy.array([data.expert_target[page.low] for page in pages], dtype=numpy.float32)
    # The same loss, which accepts shares only under this name.
    has_shares = ((target > 0) & (target < 1)).any()
    objective = {"objective": "cross_entropy"} if has_shares else {}
    # Several texts are made of one page: together they count as one.
    made_of = [(page.source.name, page.gold.id) for page in pages]
    times = collections.Counter(made_of)
    weight = [1 / times[key] for key in made_of]
    names = [*data.names, *data.gate_names]
    dataset = lightgbm.Dataset(rows, target, weight=weight, feature_name=names)
    parameters = {**GATE, "seed": data.parameters["seed"], **objective, **FIXED}
    gate = lightgbm.train(parameters, dataset, GATE_TREES)
    return with_bias(gate, GATE_BIAS[data.format]), rows


def with_bias(forest: lightgbm.Booster, bias: float) -> lightgbm.Booster:
    """The forest with a constant added to the log-odds of every row, in its first tree's leaves."""
    for leaf in range(int(next(model_file.trees_of(forest))["num_leaves"])):
        forest.set_leaf_output(0, leaf, forest.get_leaf_output(0, leaf) + bias)
    return forest


def page_rows(data: TrainingSet, pages: Sequence[Page]) -> Array:
    """A row a page: all but the page's own features are 0, and so are the gate features."""
    rows = data.x[[page.low for page in pages]]
    rows[:, [i for i, name in enumerate(data.names) if not name.startswith(PAGE_FEATURES)]] = 0
    return numpy.hstack([rows, numpy.zeros((len(pages), len(data.gate_names)), dtype=rows.dtype)])


def write_without_gate(data: TrainingSet, experts: Experts) -> pathlib.Path:
    """A model file whose gate uses one gate feature, so that the program computes them, and is
    indifferent."""
    indifferent = (
        struct.pack("<IH", 1, 2)
        + model_file.NODE.pack(len(data.names), 0.0, -1, -2)
        + struct.pack("<2f", 0.0, 0.0)
    )
    path = CACHE / f"{data.format}-experts-{os.getpid()}.model"
    scaled = [(booster, 1.0) for booster in experts]
    path.write_bytes(model_file.encode(scaled, data.names, data.gate_names) + indifferent)
    return path


def run_gate(data: TrainingSet, model: pathlib.Path, pages: Sequence[Page]) -> list[GateRow]:
    """What the program computes for the gate, for each page."""
    if data.format == "html":
        names = [str(corpora.page_path(page.gold)) for page in pages]
        found = gate_features.of_html(data.binary, model, names)
    else:
        names = [str(i) for i in range(len(pages))]
        records = (
            {**page.source.records[page.id], "id": name}
            for name, page in zip(names, pages, strict=True)
        )
        found = gate_features.of_text(data.binary, model, records)
    unread = [name for name in names if name not in found]
    if unread:
        raise SystemExit(f"the program could not read {unread[0]} and {len(unread) - 1} others")
    return [found[name] for name in names]


def expert_probabilities(data: TrainingSet, model: pathlib.Path, mask: Array) -> Array:
    """The gate's answer for the page of each row of a mask."""
    pages = data.pages_of(mask)
    found = [row.p_expert for row in run_gate(data, model, pages)]
    repeated: Array = numpy.repeat(found, [page.high - page.low for page in pages])
    return repeated
