//! Rows judged together come to what each comes to that walks down the trees of a file.

use super::file::tests::stump;
use super::*;
use crate::judge::model::Bytes;

/// What a row comes to when it walks down each tree of a file by itself.
fn walked(file: &[u8], row: &[f32]) -> f32 {
    let mut rest = Bytes::of(file);
    let mut sum = 0.0;
    for _ in 0..rest.u32().unwrap() {
        let leaves = rest.u16().unwrap();
        let nodes: Vec<(u16, f32, i8, i8)> = (1..leaves)
            .map(|_| {
                let (feature, threshold) = (rest.u16().unwrap(), rest.u32().unwrap());
                let (left, right) = (rest.u8().unwrap(), rest.u8().unwrap());
                (feature, f32::from_bits(threshold), left as i8, right as i8)
            })
            .collect();
        let values: Vec<f32> = (0..leaves)
            .map(|_| f32::from_bits(rest.u32().unwrap()))
            .collect();
        let mut at = if nodes.is_empty() { -1 } else { 0 };
        while at >= 0 {
            let (feature, threshold, left, right) = nodes[at as usize];
            let goes_right = row[usize::from(feature)] > threshold;
            at = if goes_right { right } else { left };
        }
        sum += values[(!at) as usize];
    }
    1.0 / (1.0 + (-sum).exp())
}

/// Trees of three features, each another shape: a list of nodes each of which has a leaf
/// on one side, and the last a leaf on both. They ask for more thresholds of a feature than a column has.
fn file() -> Vec<u8> {
    let mut file = Vec::new();
    file.extend(40u32.to_le_bytes());
    for tree in 0..40u16 {
        let leaves = [1, 2, 31, 128][usize::from(tree % 4)];
        file.extend(u16::to_le_bytes(leaves));
        for node in 0..leaves - 1 {
            file.extend(((tree + node) % 3).to_le_bytes());
            let threshold = f32::from((tree * 7 + node * 5) % 640) / 20.0;
            file.extend(threshold.to_le_bytes());
            let (next, leaf) = (node as i8 + 1, !(node as i8));
            let next = if node + 2 < leaves { next } else { !next };
            let left_goes_on = (tree + node) % 5 < 2;
            let children = if left_goes_on {
                [next, leaf]
            } else {
                [leaf, next]
            };
            file.extend(children.into_iter().flat_map(i8::to_le_bytes));
        }
        for leaf in 0..leaves {
            let value = f32::from((tree * 7 + leaf * 5) % 16) - 7.5;
            file.extend((value / 10.0).to_le_bytes());
        }
    }
    file
}

fn forest(file: &[u8]) -> Forest {
    Forest::read(&mut Bytes::of(file), 3).unwrap()
}

#[test]
fn rows_come_together_to_what_each_comes_to_that_walks_by_itself_to_the_last_bit() {
    let file = file();
    let forest = forest(&file);
    let mut asked: Vec<usize> = forest.columns.iter().map(|column| column.feature).collect();
    assert!(asked.len() > 3);
    asked.dedup();
    assert_eq!(asked, [0, 1, 2]);
    let all = 2 * BATCHES * LANES;
    let row = |row: usize| {
        let value = 32.0 * row as f32 / all as f32;
        [value, (row * 11 % 32) as f32, 31.5 - value]
    };
    let rows: Vec<[f32; 3]> = (0..all).map(row).collect();
    let walked: Vec<f32> = rows.iter().map(|row| walked(&file, row)).collect();
    let differ = walked.windows(2).filter(|pair| pair[0] != pair[1]);
    assert!(differ.count() > all / 2, "{walked:?}");
    for count in [all, LANES + 5, LANES, 7, 1, 0] {
        let batches = batches(&rows[..count]);
        let mut judging = forest.judging();
        batches.iter().for_each(|batch| judging.take(batch));
        assert_eq!(judging.probabilities(), &walked[..count]);
        let alone: Vec<f32> = rows[..count]
            .iter()
            .map(|row| forest.probability(row))
            .collect();
        assert_eq!(alone, walked[..count]);
    }
    for count in [1, BATCHES] {
        let batches = batches(&rows[..count * LANES]);
        for sums in ways(&forest, &batches) {
            let odds = sums.as_flattened().iter().take(count * LANES);
            let odds: Vec<f32> = odds.map(|sum| 1.0 / (1.0 + (-sum).exp())).collect();
            assert_eq!(odds, walked[..count * LANES]);
        }
    }
}

fn batches<const WIDTH: usize>(rows: &[[f32; WIDTH]]) -> Vec<Batch> {
    let batch = |rows: &[[f32; WIDTH]]| {
        let mut batch = Batch::new(WIDTH);
        rows.iter().for_each(|row| batch.push(row));
        assert_eq!(batch.is_full(), rows.len() == LANES);
        batch
    };
    rows.chunks(LANES).map(batch).collect()
}

/// The sums by each way that this processor has.
fn ways(forest: &Forest, batches: &[Batch]) -> Vec<Sums> {
    let mut ranks = forest.judging().ranks;
    for (place, batch) in batches.iter().enumerate() {
        forest.rank_by(batch, place, &mut ranks, ranked);
    }
    let mut ways = vec![forest.sums_of(&ranks, batches.len(), &mut LEAVES.clone(), add_leaves)];
    #[cfg(target_arch = "x86_64")]
    ways.extend(x86::ways(forest, batches, &mut ranks));
    ways
}

#[test]
fn a_value_is_above_a_threshold_that_it_passes_by_the_last_bit() {
    for threshold in [0.0f32, -0.0, -2.5, 1e-30, 3e38] {
        let forest = forest(&stump(threshold));
        let values = [threshold.next_down(), threshold, threshold.next_up()];
        for sums in ways(&forest, &batches(&values.map(|value| [value]))) {
            assert_eq!(sums[0][..3], [-1.0, -1.0, 1.0], "{threshold}");
        }
    }
}
