//! The Viterbi algorithm over the states of a page: *before*, *body*, *gap*, *after*.

/// The position of a block relative to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Before,
    Body,
    Gap,
    After,
}

/// For each state, the states that may precede it, and whether that transition costs a gap.
/// Ties are resolved in favour of the earlier entry.
const TRANSITIONS: [(State, &[(State, bool)]); 4] = [
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

/// The path with the most evidence in its body, less the cost of its gaps.
pub(super) fn best_path(evidence: &[f32], gap_cost: f32) -> Vec<State> {
    const IMPOSSIBLE: f32 = f32::NEG_INFINITY;
    // A page may begin with its body, but not in a gap of it or after it.
    let mut scores = [0.0, 0.0, IMPOSSIBLE, IMPOSSIBLE];
    let mut predecessors: Vec<[State; 4]> = Vec::with_capacity(evidence.len());
    for gain in evidence {
        let mut next = [IMPOSSIBLE; 4];
        let mut from = [State::Before; 4];
        for (state, transitions) in TRANSITIONS {
            let state = state as usize;
            for (previous, costs) in transitions {
                let score = scores[*previous as usize] - if *costs { gap_cost } else { 0.0 };
                if score > next[state] {
                    (next[state], from[state]) = (score, *previous);
                }
            }
        }
        next[State::Body as usize] += gain;
        scores = next;
        predecessors.push(from);
    }
    let mut state = State::Before;
    for (candidate, _) in TRANSITIONS {
        if scores[candidate as usize] > scores[state as usize] {
            state = candidate;
        }
    }
    let mut path = Vec::with_capacity(evidence.len());
    for from in predecessors.iter().rev() {
        path.push(state);
        state = from[state as usize];
    }
    path.reverse();
    path
}
