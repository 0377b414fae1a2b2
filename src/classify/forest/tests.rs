//! Rows judged together come to what each comes to that walks down the trees of a file.

use super::file::tests::stump;
use super::*;
use crate::classify::model::Bytes;

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
    let mut file = 40u32.to_le_bytes().to_vec();
    for tree in 0..40u16 {
        let leaves = [1, 2, 31, 128][usize::from(tree % 4)];
        add_tree(&mut file, leaves, |node| {
            let threshold = f32::from((tree * 7 + node * 5) % 640) / 20.0;
            ((tree + node) % 3, threshold, (tree + node) % 5 < 2)
        });
    }
    file
}

/// Adds a tree of nodes that ask a feature whether it is above a threshold, and go on to the left or to the right.
fn add_tree(file: &mut Vec<u8>, leaves: u16, asks: impl Fn(u16) -> (u16, f32, bool)) {
    file.extend(leaves.to_le_bytes());
    for node in 0..leaves - 1 {
        let (feature, threshold, left_goes_on) = asks(node);
        file.extend(feature.to_le_bytes());
        file.extend(threshold.to_le_bytes());
        let (next, leaf) = (node as i8 + 1, !(node as i8));
        let next = if node + 2 < leaves { next } else { !next };
        let children = if left_goes_on {
            [next, leaf]
        } else {
            [leaf, next]
        };
        file.extend(children.into_iter().flat_map(i8::to_le_bytes));
    }
    for leaf in 0..leaves {
        file.extend(leaf_value(leaf).to_le_bytes());
    }
}

fn leaf_value(leaf: u16) -> f32 {
    f32::from(leaf) / 512.0 - 0.02
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
    let row = |row: usize| [row as f32, (row * 11 % 32) as f32, 31.5 - row as f32 / 4.0];
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

#[test]
fn every_leaf_of_a_tree_of_one_table_or_several_is_looked_up() {
    for leaves in [2, 31, 32, 33, 64, 128] {
        // Stairs: each row goes down as far as its value is high.
        let mut file = 1u32.to_le_bytes().to_vec();
        add_tree(&mut file, leaves, |node| (0, f32::from(node), false));
        let forest = forest(&file);
        let rows: Vec<u16> = (0..leaves).collect();
        for some in rows.chunks(BATCHES * LANES) {
            let expected: Vec<f32> = some.iter().map(|leaf| leaf_value(*leaf)).collect();
            let values: Vec<[f32; 1]> = some.iter().map(|row| [f32::from(*row)]).collect();
            for sums in ways(&forest, &batches(&values)) {
                assert_eq!(sums.as_flattened()[..some.len()], expected);
            }
        }
    }
}

#[test]
fn rows_that_agree_come_to_what_one_of_them_comes_to() {
    let file = file();
    let forest = forest(&file);
    // In the second column of the first feature, and in the first of the others.
    for row in [[31.0, 16.5, 4.0], [5.0, 30.0, 27.5]] {
        for count in [LANES, LANES + 5] {
            let batches = batches(&vec![row; count]);
            let mut judging = forest.judging();
            batches.iter().for_each(|batch| judging.take(batch));
            assert_eq!(judging.probabilities(), vec![walked(&file, &row); count]);
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
