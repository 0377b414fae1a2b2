//! The best path through *before, body, gap, after* over a whole page (Viterbi's algorithm).

/// Where a block stands to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    Body,
    Gap,
    After,
}

/// The places in their order, and for each what may stand before it and whether that
/// step has the price of a gap.
const STEPS: [(Place, &[(Place, bool)]); 4] = [
    (Place::Before, &[(Place::Before, false)]),
    (
        Place::Body,
        &[
            (Place::Body, false),
            (Place::Before, false),
            (Place::Gap, true),
        ],
    ),
    (Place::Gap, &[(Place::Gap, false), (Place::Body, true)]),
    (Place::After, &[(Place::After, false), (Place::Body, false)]),
];

/// The path of places with the most evidence for its body, less the price of its gaps.
pub(super) fn path(evidence: &[f32], gap_cost: f32) -> Vec<Place> {
    const NEVER: f32 = f32::NEG_INFINITY;
    // A page may begin with its body, but not in a gap of it or behind it.
    let mut sums = [0.0, 0.0, NEVER, NEVER];
    let mut came_from: Vec<[Place; 4]> = Vec::with_capacity(evidence.len());
    for gain in evidence {
        let mut next = [NEVER; 4];
        let mut from = [Place::Before; 4];
        for (place, steps) in STEPS {
            let here = place as usize;
            for (before, costs) in steps {
                let sum = sums[*before as usize] - if *costs { gap_cost } else { 0.0 };
                if sum > next[here] {
                    (next[here], from[here]) = (sum, *before);
                }
            }
        }
        next[Place::Body as usize] += gain;
        sums = next;
        came_from.push(from);
    }
    let mut at = Place::Before;
    for (place, _) in STEPS {
        if sums[place as usize] > sums[at as usize] {
            at = place;
        }
    }
    let mut path = Vec::with_capacity(evidence.len());
    for from in came_from.iter().rev() {
        path.push(at);
        at = from[at as usize];
    }
    path.reverse();
    path
}
