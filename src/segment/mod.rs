//! Text to blocks: the only place that sees a DOM or a line of plain text.
