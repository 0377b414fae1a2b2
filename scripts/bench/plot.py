"""A grouped bar plot as SVG, by hand: no plotting package, and a file that reads well in a diff.

In: a title, the name of the axis, a legend, and groups of bars whose values are ratios. Out: SVG
text with a line at 1. Colours come from a style sheet that follows the reader's light or dark mode.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

# Pixels. A heading of a group has up to 28 characters, some 7 pixels each.
WIDTH, LABELS, RIGHT = 800, 208, 64
HEAD, FOOT = 56, 48
BAR, STEP, GROUP_HEAD, GROUP_GAP = 11, 16, 20, 12
# Ticks of the axis at most.
TICKS = 8

STYLE = """
text { font: 12px sans-serif; fill: #1f2328 }
.title { font-size: 15px; font-weight: bold }
.group { font-weight: bold }
.value { font-size: 11px; fill: #59636e }
.grid { stroke: #d1d9e0 }
.one { stroke: #818b98 }
.own { fill: #bc4c00 }
.peer { fill: #57799f }
.parser { fill: #a8b8c9 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc }
  .value { fill: #9198a1 }
  .grid { stroke: #3d444d }
  .one { stroke: #656c76 }
  .own { fill: #f0883e }
  .peer { fill: #6f9bd1 }
  .parser { fill: #46607f }
}
"""


class Bar(NamedTuple):
    """A bar with its label. `kind` is a class of the style sheet: own, peer or parser."""

    label: str
    value: float
    kind: str


class Group(NamedTuple):
    """Bars under one heading."""

    name: str
    bars: Sequence[Bar]


def tick_step(largest: float) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that needs no more than `TICKS` ticks."""
    power: float = 10.0 ** math.floor(math.log10(largest / TICKS))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit * TICKS >= largest)


def figure(value: float) -> str:
    """Two decimals, or three where two would leave one digit."""
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def svg(title: str, axis: str, legend: Sequence[tuple[str, str]], groups: Sequence[Group]) -> str:
    """The plot. `legend` has a kind of bar and what it means."""
    largest = max(1.0, *(bar.value for group in groups for bar in group.bars))
    scale = (WIDTH - LABELS - RIGHT) / largest
    rows = sum(GROUP_HEAD + STEP * len(group.bars) + GROUP_GAP for group in groups)
    bottom = HEAD + rows
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + FOOT}"'
        f' width="{WIDTH}" height="{bottom + FOOT}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<text class="title" x="8" y="20">{escape(title)}</text>',
    ]
    left = LABELS
    for kind, meaning in legend:
        lines.append(f'<path class="{kind}" d="M{left} 32h{BAR}v{BAR}h-{BAR}z"/>')
        lines.append(f'<text x="{left + BAR + 5}" y="42">{escape(meaning)}</text>')
        # A character of the font is some 6.5 pixels wide.
        left += BAR + 24 + round(6.5 * len(meaning))
    step = tick_step(largest)
    for tick in range(math.floor(largest / step) + 1):
        x = LABELS + tick * step * scale
        lines.append(f'<path class="grid" d="M{x:.1f} {HEAD}V{bottom}"/>')
        label = f'<text class="value" x="{x:.1f}" y="{bottom + 14}" text-anchor="middle">'
        lines.append(f"{label}{tick * step:g}</text>")
    lines.append(f'<text x="{LABELS}" y="{bottom + 36}">{escape(axis)}</text>')
    # Before the bars, so that no value is crossed out.
    lines.append(f'<path class="one" d="M{LABELS + scale:.1f} {HEAD}V{bottom}"/>')
    y = HEAD
    for group in groups:
        lines.append(f'<text class="group" x="8" y="{y + 14}">{escape(group.name)}</text>')
        y += GROUP_HEAD
        for bar in group.bars:
            width = bar.value * scale
            text, baseline = escape(bar.label), y + BAR - 1
            lines.append(f'<text x="{LABELS - 6}" y="{baseline}" text-anchor="end">{text}</text>')
            size = f'width="{width:.1f}" height="{BAR}"'
            lines.append(f'<rect class="{bar.kind}" x="{LABELS}" y="{y}" {size}/>')
            at = f'x="{LABELS + width + 5:.1f}" y="{baseline}"'
            lines.append(f'<text class="value" {at}>{figure(bar.value)}</text>')
            y += STEP
        y += GROUP_GAP
    return "\n".join([*lines, "</svg>"]) + "\n"
