//! Batch evaluation gives the same bits as walking each row down the trees of the file.

use super::file::tests::stump;
use super::*;
use crate::classify::model::ByteReader;

/// The probability of a row by walking down the trees of a file: a reference implementation.
fn walk_file(file: &[u8], row: &[f32]) -> f32 {
    let mut rest = ByteReader::new(file);
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

/// A file of 40 trees over three features, of different shapes. They compare a feature with more
/// thresholds than one column holds.
fn forest_file() -> Vec<u8> {
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

/// Appends a tree whose nodes form a chain: one child of each is a leaf. `node` gives the feature
/// and threshold of a node, and whether the chain continues to its left.
fn add_tree(file: &mut Vec<u8>, leaves: u16, node: impl Fn(u16) -> (u16, f32, bool)) {
    file.extend(leaves.to_le_bytes());
    for index in 0..leaves - 1 {
        let (feature, threshold, continues_left) = node(index);
        file.extend(feature.to_le_bytes());
        file.extend(threshold.to_le_bytes());
        let (next, leaf) = (index as i8 + 1, !(index as i8));
        let next = if index + 2 < leaves { next } else { !next };
        let children = if continues_left {
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

fn read(file: &[u8]) -> Forest {
    Forest::read(&mut ByteReader::new(file), 3).unwrap()
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

/// The log-odds of the rows by each implementation that this processor can run, with its name.
fn implementations(forest: &Forest, batches: &[Batch]) -> Vec<(&'static str, LogOdds)> {
    let unranked = || vec![[Lanes([-1; LANES]); BATCHES]; forest.columns.len()];
    let mut ranks = unranked();
    for (position, batch) in batches.iter().enumerate() {
        forest.rank_with(batch, position, &mut ranks, portable::rank_values);
    }
    let mut slots = INITIAL_SLOTS;
    let portable = forest.log_odds_with(&ranks, batches.len(), &mut slots, portable::add_leaves);
    let mut results = vec![("portable", portable)];
    #[cfg(target_arch = "x86_64")]
    {
        let mut ranks = unranked();
        let ranked = batches
            .iter()
            .enumerate()
            .all(|(position, batch)| avx2::rank(forest, batch, position, &mut ranks));
        let mut slots = INITIAL_SLOTS;
        let log_odds = avx2::log_odds(forest, &ranks, batches.len(), &mut slots);
        assert_eq!(log_odds.is_some(), ranked);
        results.extend(log_odds.map(|log_odds| ("AVX2", log_odds)));
    }
    results
}

#[test]
#[allow(clippy::print_stdout)] // A reader of the test's output sees which implementations ran.
fn all_implementations_give_the_bits_of_the_reference() {
    let file = forest_file();
    let forest = read(&file);
    let mut features: Vec<usize> = forest.columns.iter().map(|c| c.feature).collect();
    assert!(features.len() > 3);
    features.dedup();
    assert_eq!(features, [0, 1, 2]);
    let all = 2 * BATCHES * LANES;
    let row = |row: usize| [row as f32, (row * 11 % 32) as f32, 31.5 - row as f32 / 4.0];
    let rows: Vec<[f32; 3]> = (0..all).map(row).collect();
    let expected: Vec<f32> = rows.iter().map(|row| walk_file(&file, row)).collect();
    let differ = expected.windows(2).filter(|pair| pair[0] != pair[1]);
    assert!(differ.count() > all / 2, "{expected:?}");
    for count in [
        all,
        BATCHES * LANES + 1,
        LANES + 5,
        LANES + 2,
        LANES,
        7,
        4,
        3,
        1,
        0,
    ] {
        let batches = batches(&rows[..count]);
        let mut scorer = forest.scorer();
        batches.iter().for_each(|batch| scorer.push(batch));
        assert_eq!(scorer.probabilities(), &expected[..count]);
        let single: Vec<f32> = rows[..count]
            .iter()
            .map(|row| forest.probability(row))
            .collect();
        assert_eq!(single, expected[..count]);
    }
    for count in [1, BATCHES] {
        let batches = batches(&rows[..count * LANES]);
        let results = implementations(&forest, &batches);
        let names: Vec<&str> = results.iter().map(|(name, _)| *name).collect();
        println!("compared implementations: {}", names.join(", "));
        for (name, log_odds) in results {
            let log_odds = log_odds.as_flattened().iter().take(count * LANES);
            let probabilities: Vec<f32> = log_odds.copied().map(logistic).collect();
            assert_eq!(probabilities, expected[..count * LANES], "{name}");
        }
    }
}

#[test]
fn every_leaf_is_found_in_trees_of_one_or_several_tables() {
    for leaves in [2, 31, 32, 33, 64, 128] {
        // A chain in which the value of a row is the number of its leaf.
        let mut file = 1u32.to_le_bytes().to_vec();
        add_tree(&mut file, leaves, |node| (0, f32::from(node), false));
        let forest = read(&file);
        let rows: Vec<u16> = (0..leaves).collect();
        for some in rows.chunks(BATCHES * LANES) {
            let expected: Vec<f32> = some.iter().map(|leaf| leaf_value(*leaf)).collect();
            let values: Vec<[f32; 1]> = some.iter().map(|row| [f32::from(*row)]).collect();
            for (name, log_odds) in implementations(&forest, &batches(&values)) {
                assert_eq!(log_odds.as_flattened()[..some.len()], expected, "{name}");
            }
        }
    }
}

#[test]
fn equal_rows_get_the_probability_of_one_row() {
    let file = forest_file();
    let forest = read(&file);
    // The first row's value lies in the second column of feature 0, the others in first columns.
    for row in [[31.0, 16.5, 4.0], [5.0, 30.0, 27.5]] {
        for count in [LANES, LANES + 5] {
            let batches = batches(&vec![row; count]);
            let mut scorer = forest.scorer();
            batches.iter().for_each(|batch| scorer.push(batch));
            assert_eq!(scorer.probabilities(), vec![walk_file(&file, &row); count]);
        }
    }
}

#[test]
fn a_value_one_bit_above_a_threshold_goes_right() {
    for threshold in [0.0f32, -0.0, -2.5, 1e-30, 3e38] {
        let forest = read(&stump(threshold));
        let values = [threshold.next_down(), threshold, threshold.next_up()];
        for (name, log_odds) in implementations(&forest, &batches(&values.map(|value| [value]))) {
            assert_eq!(log_odds[0][..3], [-1.0, -1.0, 1.0], "{name} {threshold}");
        }
    }
}
