"""Trained boosters as the file that the binary embeds, and that file's own evaluator to prove that both say the same.

The layout is little endian: "DCHF", version 4, three zero bytes; u32 features; u64 FNV-1a of their names, and those of what
else tells a page's sort, joined by newlines, so that weights never meet features they were not trained on; then three forests (of any page, of a special
sort, and what tells that sort), each u32 trees; then for each tree u16 leaves, leaves - 1 nodes of { u16 feature, f32
threshold, i8 left, i8 right } and the leaves as f32. A child of 0 or more is a node, one below is leaf !child. Left when
x <= threshold. Probability = 1 / (1 + exp(-sum of leaves)).
"""
import struct

import numpy

MAGIC = b"DCHF\x04\0\0\0"
NODE = struct.Struct("<Hfbb")
# What a child of one byte can name.
MOST_LEAVES = 128


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def round_down(threshold):
    """The largest f32 not above a double: for every f32 x, x <= one exactly when x <= the other."""
    near = numpy.float32(threshold)
    return near if float(near) <= threshold else numpy.nextafter(near, numpy.float32(-numpy.inf))


def trees_of(booster):
    """LightGBM's own text dump, tree by tree: its thresholds are exact there."""
    for section in booster.model_to_string().split("\nTree=")[1:]:
        yield dict(line.split("=", 1) for line in section.split("\n") if "=" in line)


def encode(forests, names, judgements):
    """A model's file from forests that are each (booster, what its leaves are multiplied by)."""
    out = [MAGIC, struct.pack("<IQ", len(names), fnv1a("\n".join([*names, *judgements]).encode()))]
    for booster, factor in forests:
        trees = list(trees_of(booster))
        out.append(struct.pack("<I", len(trees)))
        out += [encoded_tree(tree, factor) for tree in trees]
    return b"".join(out)


def encoded_tree(tree, factor):
    leaves = int(tree["num_leaves"])
    if leaves > MOST_LEAVES:
        raise ValueError(f"a tree has {leaves} leaves, of which the program takes {MOST_LEAVES}; train it with fewer (num_leaves)")
    column = lambda name, kind: [kind(v) for v in tree.get(name, "").split()]
    if int(tree.get("num_cat", 0)):
        raise ValueError("the model holds categorical splits, which the program does not evaluate")
    out = [struct.pack("<H", leaves)]
    if leaves > 1:
        for node in zip(
            column("split_feature", int), column("threshold", float), column("left_child", int), column("right_child", int)
        ):
            out.append(NODE.pack(node[0], round_down(node[1]), node[2], node[3]))
    out.append(struct.pack(f"<{leaves}f", *(factor * value for value in column("leaf_value", float))))
    return b"".join(out)


def evaluate(data, rows_of_each):
    """The log-odds of each forest of an encoded model over its rows of f32, as the program computes them."""
    feature_count, _ = struct.unpack_from("<IQ", data, len(MAGIC))
    # The rows of what tells the sort go on behind the features.
    if any(rows.shape[1] < feature_count for rows in rows_of_each):
        raise ValueError(f"the model takes {feature_count} features, the rows have {[rows.shape[1] for rows in rows_of_each]}")
    at, found = len(MAGIC) + 12, []
    for rows in rows_of_each:
        (tree_count,) = struct.unpack_from("<I", data, at)
        at, total = at + 4, numpy.zeros(len(rows))
        for _ in range(tree_count):
            (leaves,) = struct.unpack_from("<H", data, at)
            nodes = [NODE.unpack_from(data, at + 2 + i * NODE.size) for i in range(leaves - 1)]
            at += 2 + len(nodes) * NODE.size
            values = numpy.frombuffer(data, "<f4", leaves, at).astype(float)
            at += 4 * leaves
            where = numpy.zeros(len(rows), dtype=int) if nodes else numpy.full(len(rows), -1)
            table = numpy.array(nodes or [(0, 0, -1, -1)], dtype=float)
            while (open_ := where >= 0).any():
                node = table[where[open_]]
                left = rows[open_, node[:, 0].astype(int)] <= node[:, 1].astype(numpy.float32)
                where[open_] = numpy.where(left, node[:, 2], node[:, 3]).astype(int)
            total += values[~where]
        found.append(total)
    if at != len(data):
        raise ValueError(f"{len(data) - at} bytes stand behind the last forest")
    return found


def prove(data, forests, rows):
    """Fails where the file and the forests it was made from differ; `rows` has those of each forest."""
    for said, (booster, factor), rows in zip(evaluate(data, rows), forests, rows, strict=True):
        gap = float(numpy.abs(said - factor * booster.predict(rows, raw_score=True)).max())
        if gap > 1e-4:
            raise ValueError(f"the encoded model differs from the booster by {gap}")
