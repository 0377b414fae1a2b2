//! The best path through *before, body, gap, after* over a whole page (Viterbi's algorithm).

/// Where a block stands to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Before,
    Body,
    Gap,
    After,
}

/// The places in their order, and for each what may stand before it and whether that
/// step has the price of a gap.
const STEPS: [(State, &[(State, bool)]); 4] = [
    (State::Before, &[(State::Before, false)]),
    (
        State::Body,
        &[
            (State::Body, false),
            (State::Before, false),
            (State::Gap, true),
        ],
    ),
    (State::Gap, &[(State::Gap, false), (State::Body, true)]),
    (State::After, &[(State::After, false), (State::Body, false)]),
];

/// The path of places with the most evidence for its body, less the price of its gaps.
pub(super) fn path(evidence: &[f32], gap_cost: f32) -> Vec<State> {
    const NEVER: f32 = f32::NEG_INFINITY;
    // A page may begin with its body, but not in a gap of it or behind it.
    let mut sums = [0.0, 0.0, NEVER, NEVER];
    let mut came_from: Vec<[State; 4]> = Vec::with_capacity(evidence.len());
    for gain in evidence {
        let mut next = [NEVER; 4];
        let mut from = [State::Before; 4];
        for (place, steps) in STEPS {
            let here = place as usize;
            for (before, costs) in steps {
                let sum = sums[*before as usize] - if *costs { gap_cost } else { 0.0 };
                if sum > next[here] {
                    (next[here], from[here]) = (sum, *before);
                }
            }
        }
        next[State::Body as usize] += gain;
        sums = next;
        came_from.push(from);
    }
    let mut at = State::Before;
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
