"""All blocks of all sources in one matrix, a row a block, with their labels and weights.

A block weighs its words over the gold's words, as it does in the page's F1. Pages count alike
within a source, and sources by `sources`. Some blocks weigh more, because their errors are the
defects that users complain of: blocks after the body, and the lines of synthetic texts around the
end of the body.
"""

import json
import pathlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy

from scripts import program
from scripts.corpora import Gold
from scripts.train import sources
from scripts.train.features import Array
from scripts.train.labels import BODY
from scripts.train.sources import Source
from scripts.words import words

# Findings put 50 trees of 15 leaves within 0.003 of F1 of 600 trees of 31. Ten times this
# regularisation cost 0.008 of WCXB's F1 on one fold: weights are spread so widely that a leaf of
# body may weigh little.
PARAMETERS: dict[str, int | float | str] = {
    "seed": 20,
    "objective": "cross_entropy",
    "num_leaves": 31,
    "lambda_l2": 2.0,
    "min_data_in_leaf": 20,
    "min_sum_hessian_in_leaf": 1.0,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "feature_fraction": 0.4,
    "max_bin": 127,
    # The factor of blocks after the body: a tail that is left is the defect users complain of most.
    "tail_weight": 1.25,
    # The factor of the last five blocks of body and the fourteen after them, where readers labelled
    # them: the end is the hardest decision of a page, and these labels are the surest.
    "end_weight": 2.0,
    # The factor of a synthetic text's last two lines of body and the first three lines after them.
    # Which of them is which is the whole question, and they are few
    # (docs/decisions/0011-synthetic-lists.md).
    "boundary_weight": 4.0,
}
# Parameters that are ours; LightGBM gets the others.
OWN_PARAMETERS = ("trees", "tail_weight", "end_weight", "boundary_weight")
# HTML has one forest where text has two, so it may have more trees for the same time. Text has more
# forms to separate.
TREES = {"html": 300, "text": 225}
LEARNING_RATE = {"html": 0.08, "text": 0.12}
# The blocks of a page whose oracle is below this do not contain the gold (it is in an image, or on
# another page), so the page is not learned from.
LEAST_ORACLE = 0.5
# Words that a line counts in addition to those it has: a lost heading or list item is a defect
# whatever its length.
LINE_WORDS = {"html": 2, "text": 5}
# A page with next to no gold would outweigh others by its menus. So its gold counts as this many
# words at least, a block as one gold at most, and a page as four.
LEAST_GOLD_WORDS, MOST_OF_BLOCK, MOST_OF_PAGE = 50, 1.0, 4.0


class Page(NamedTuple):
    """A page's rows in the matrix: first row, and the one after the last."""

    source: Source
    gold: Gold
    id: str
    low: int
    high: int


# Whether a page is wanted, for training or for scoring.
Wanted = Callable[[Page], bool]


class TrainingSet:
    """The matrix of a page format, and what each row is for."""

    def __init__(
        self,
        page_format: str,
        binary: pathlib.Path,
        changes: Sequence[str] = (),
        dropped: Sequence[str] = (),
    ) -> None:
        self.format, self.binary = page_format, binary
        self.parameters = {
            **PARAMETERS,
            "trees": TREES[page_format],
            "learning_rate": LEARNING_RATE[page_format],
        }
        self.source_weights = sources.weights(page_format)
        for change in changes:
            self.change(change)
        self.sources = sources.read_sources(page_format, binary)
        self.names = self.sources[0].pages.names
        self.gate_names: list[str] = program.feature_heads(binary)[page_format]["gate_features"]
        if any(source.pages.names != self.names for source in self.sources):
            raise SystemExit(
                "the dumps of the sources have different features: was the binary"
                " replaced between them? Run again."
            )
        self.x = numpy.concatenate([source.pages.x for source in self.sources])
        for i, name in enumerate(self.names):
            if name.startswith(tuple(dropped)):
                self.x[:, i] = 0
        self.pages = list(self.all_pages())
        self.words = numpy.concatenate([source.pages.words for source in self.sources])
        labels = numpy.concatenate([source.pages.labels for source in self.sources])
        self.y = numpy.nan_to_num(labels)
        self.fold = self.per_row([page.gold.fold for page in self.pages])
        self.in_general = self.per_row([self.trains_general(page) for page in self.pages])
        self.in_expert = self.per_row([self.of_expert_type(page) for page in self.pages])
        self.expert_target = self.per_row([self.gate_target(page) for page in self.pages])
        self.weight, self.left_out = self.block_weights(labels)

    def change(self, change: str) -> None:
        """Applies one `--params` option, `KEY=VALUE` or `weight.SOURCE=VALUE`."""
        key, _, value = change.partition("=")
        if key.startswith("weight."):
            name = key.removeprefix("weight.")
            if name not in self.source_weights:
                known = ", ".join(self.source_weights)
                raise SystemExit(f"--params {change}: no such source; there are {known}")
            self.source_weights[name] = float(value)
            return
        known_value = self.parameters.get(key)
        if isinstance(known_value, str):
            self.parameters[key] = value
        elif isinstance(known_value, float):
            self.parameters[key] = float(value)
        else:
            # Any other parameter of LightGBM is accepted.
            self.parameters[key] = json.loads(value)

    def all_pages(self) -> Iterable[Page]:
        """Every page of every source with its rows."""
        offset = 0
        for source in self.sources:
            starts = source.pages.starts
            for i, name in enumerate(source.pages.ids):
                low, high = int(offset + starts[i]), int(offset + starts[i + 1])
                yield Page(source, source.gold[name], name, low, high)
            offset += int(starts[-1])

    def per_row(self, values: Sequence[float]) -> Array:
        """A value a page, repeated for each of its rows."""
        repeated: Array = numpy.repeat(values, [page.high - page.low for page in self.pages])
        return repeated

    def trains_general(self, page: Page) -> bool:
        """Whether a page trains the general forest."""
        return not page.source.synthetic and page.source.name != sources.EXTRACTED

    def of_expert_type(self, page: Page) -> bool:
        """Whether the gate should recognise a page: articles of HTML, texts that were extracted
        before. The expert of text is trained on these."""
        if self.format == "text":
            return page.source.synthetic or page.source.name == sources.EXTRACTED
        return page.gold.kind == "article"

    def gate_target(self, page: Page) -> float:
        """The probability that the gate should learn for a page; NaN where it learns nothing."""
        if page.source.synthetic:
            return 1.0 if page.id in page.source.plain else sources.NO_TARGET
        if page.source.name in ("readers", sources.BOXED):
            # readers-dev calls every page an article, threads and listings too. Pages with boxes
            # are there already.
            return sources.NO_TARGET
        if self.format == "text":
            return sources.TEXT_EXPERT_TARGETS.get(page.source.name, 0.0)
        return float(self.of_expert_type(page))

    def block_weights(self, labels: Array) -> tuple[Array, int]:
        """The weight of each block, and the number of pages that are not learned from."""
        out, left_out = numpy.zeros(len(labels)), 0
        for source in self.sources:
            used = []
            for page in (page for page in self.pages if page.source is source):
                weight = self.page_weights(page, labels[page.low : page.high])
                if weight is None:
                    left_out += 1
                    continue
                out[page.low : page.high] = weight
                used.append(page)
            for page in used:
                out[page.low : page.high] *= self.source_weights[source.name] / len(used)
        # LightGBM's regularisation is in units of weight: one a block on average.
        return (out / out[out > 0].mean()).astype(numpy.float32), left_out

    def page_weights(self, page: Page, labels: Array) -> Array | None:
        """The weights of a page's blocks; None if it is not learned from."""
        size = self.words[page.low : page.high]
        wanted = len(words(page.gold.body))
        known = numpy.nan_to_num(labels)
        hit, taken = float((known * size).sum()), float(size[known >= BODY].sum())
        # Synthetic texts are labelled by construction, so only real pages can fail their oracle.
        is_real = not page.source.synthetic
        if not wanted or (is_real and 2 * hit / (wanted + taken) < LEAST_ORACLE):
            return None
        counted = numpy.maximum(size + LINE_WORDS[self.format], 1)
        weight: Array = numpy.minimum(counted / max(wanted, LEAST_GOLD_WORDS), MOST_OF_BLOCK)
        body = numpy.flatnonzero(known >= BODY)
        weight[(body[-1] if len(body) else -1) + 1 :] *= float(self.parameters["tail_weight"])
        if page.source.synthetic and len(body):
            boundary = slice(max(body[-1] - 1, 0), body[-1] + 4)
            weight[boundary] *= float(self.parameters["boundary_weight"])
        elif is_real and len(body) and (page.gold.end or page.gold.corpus == "readers"):
            end = slice(max(body[-1] - 4, 0), body[-1] + 15)
            weight[end] *= float(self.parameters["end_weight"])
        weight *= min(1.0, MOST_OF_PAGE / weight.sum())
        weight[numpy.isnan(labels)] = 0
        return weight

    def rows(self, wanted: Wanted) -> Array:
        """A mask of the rows of the pages that are wanted."""
        mask = numpy.zeros(len(self.y), dtype=bool)
        for page in self.pages:
            mask[page.low : page.high] = wanted(page)
        return mask

    def pages_of(self, mask: Array) -> list[Page]:
        """The pages that have a row in a mask."""
        return [page for page in self.pages if mask[page.low : page.high].any()]
