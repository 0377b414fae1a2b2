//! Every block's probability that it is body.
