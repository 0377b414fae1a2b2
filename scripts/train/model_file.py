"""Writes trained forests as the file that the program embeds, and checks that both agree.

The layout is little endian:

* "DCHF", version 4, three zero bytes;
* u32: the number of features; u64: FNV-1a of the names of the features and then of the gate
  features, joined by newlines, so that a model never meets features it was not trained on;
* three forests: general expert, expert (without trees where there is none), gate. Each is u32
  trees, and each tree is u16 leaves, leaves - 1 nodes of { u16 feature, f32 threshold, i8 left, i8
  right }, and the leaves as f32. A child of 0 or more is a node, one below 0 is leaf !child. A row
  goes left when x <= threshold.

Probability = 1 / (1 + exp(-sum of leaves)).
"""

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

import lightgbm
import numpy
import numpy.typing

MAGIC = b"DCHF\x04\0\0\0"
NODE = struct.Struct("<Hfbb")
# Leaves that a child of one byte can name.
MOST_LEAVES = 128
# The file and the forest it was made from may differ by this much in log-odds.
TOLERANCE = 1e-4

Array: TypeAlias = numpy.typing.NDArray[Any]
# A booster, and the factor that its leaves are multiplied by.
Scaled: TypeAlias = tuple[lightgbm.Booster | None, float]
Number = TypeVar("Number", int, float)


def fnv1a(data: bytes) -> int:
    """The 64-bit FNV-1a hash."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def feature_hash(names: Sequence[str], gate_names: Sequence[str]) -> int:
    """The hash that binds a model to its features."""
    return fnv1a("\n".join([*names, *gate_names]).encode())


def round_down(threshold: float) -> numpy.float32:
    """The largest f32 not above a double: every f32 compares with both alike."""
    near = numpy.float32(threshold)
    if float(near) <= threshold:
        return near
    return numpy.float32(numpy.nextafter(near, numpy.float32(-numpy.inf)))


def trees_of(booster: lightgbm.Booster) -> Iterator[dict[str, str]]:
    """LightGBM's text dump tree by tree: its thresholds are exact there."""
    for section in booster.model_to_string().split("\nTree=")[1:]:
        yield dict(line.split("=", 1) for line in section.split("\n") if "=" in line)


def encode(forests: Sequence[Scaled], names: Sequence[str], gate_names: Sequence[str]) -> bytes:
    """The file of a model."""
    out = [MAGIC, struct.pack("<IQ", len(names), feature_hash(names, gate_names))]
    for booster, factor in forests:
        trees = list(trees_of(booster)) if booster else []
        out.append(struct.pack("<I", len(trees)))
        out += [encoded_tree(tree, factor) for tree in trees]
    return b"".join(out)


def encoded_tree(tree: dict[str, str], factor: float) -> bytes:
    """One tree in the layout above."""
    leaves = int(tree["num_leaves"])
    if leaves > MOST_LEAVES:
        raise ValueError(
            f"a tree has {leaves} leaves, the program reads {MOST_LEAVES}; lower num_leaves"
        )
    if int(tree.get("num_cat", 0)):
        raise ValueError("the model has categorical splits, which the program does not evaluate")

    def column(name: str, kind: Callable[[str], Number]) -> list[Number]:
        return [kind(value) for value in tree.get(name, "").split()]

    out = [struct.pack("<H", leaves)]
    if leaves > 1:
        nodes = zip(
            column("split_feature", int),
            column("threshold", float),
            column("left_child", int),
            column("right_child", int),
            strict=True,
        )
        out += [
            NODE.pack(f, round_down(threshold), left, right) for f, threshold, left, right in nodes
        ]
    out.append(struct.pack(f"<{leaves}f", *(factor * v for v in column("leaf_value", float))))
    return b"".join(out)


def evaluate(data: bytes, rows_of_each: Sequence[Array]) -> list[Array]:
    """The log-odds of each forest of a file over its rows of f32, as the program computes them."""
    feature_count, _ = struct.unpack_from("<IQ", data, len(MAGIC))
    # The rows of the gate have further columns after the features.
    if any(rows.shape[1] < feature_count for rows in rows_of_each):
        widths = [rows.shape[1] for rows in rows_of_each]
        raise ValueError(f"the model takes {feature_count} features, the rows have {widths}")
    at = len(MAGIC) + 12
    found: list[Array] = []
    for rows in rows_of_each:
        (tree_count,) = struct.unpack_from("<I", data, at)
        at += 4
        total = numpy.zeros(len(rows))
        for _ in range(tree_count):
            (leaves,) = struct.unpack_from("<H", data, at)
            nodes = [NODE.unpack_from(data, at + 2 + i * NODE.size) for i in range(leaves - 1)]
            at += 2 + len(nodes) * NODE.size
            values = numpy.frombuffer(data, "<f4", leaves, at).astype(float)
            at += 4 * leaves
            total += values[~leaf_indices(nodes, rows)]
        found.append(total)
    if at != len(data):
        raise ValueError(f"{len(data) - at} bytes follow the last forest")
    return found


def leaf_indices(nodes: Sequence[tuple[Any, ...]], rows: Array) -> Array:
    """The leaf that each row reaches in a tree, as its bitwise complement."""
    if not nodes:
        return numpy.full(len(rows), -1)
    table, where = numpy.array(nodes, dtype=float), numpy.zeros(len(rows), dtype=int)
    while (inside := where >= 0).any():
        node = table[where[inside]]
        left = rows[inside, node[:, 0].astype(int)] <= node[:, 1].astype(numpy.float32)
        where[inside] = numpy.where(left, node[:, 2], node[:, 3]).astype(int)
    return where


def prove(data: bytes, forests: Sequence[Scaled], rows_of_each: Sequence[Array]) -> None:
    """Fails if the file and the forests it was made from differ on their rows."""
    for computed, (booster, factor), rows in zip(
        evaluate(data, rows_of_each), forests, rows_of_each, strict=True
    ):
        raw = booster.predict(rows, raw_score=True) if booster else numpy.zeros(len(rows))
        expected = factor * numpy.asarray(raw)
        gap = float(numpy.abs(computed - expected).max())
        if gap > TOLERANCE:
            raise ValueError(f"the encoded model differs from the booster by {gap}")
