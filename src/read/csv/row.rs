//! Where a row of a table ends, and its fields.
//!
//! Both follow the same states. The end is searched while the input is read, so the search keeps
//! its state between reads and never looks at a byte twice.

/// Where in a field the next byte is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the start of a field.
    Start,
    /// In a field without quotes, or after the closing quote.
    Plain,
    Quoted,
    /// After a quote in a quoted field: its end, or the first of two that mean one.
    Quote,
}

impl State {
    fn after(self, byte: u8, delimiter: u8) -> State {
        match (self, byte) {
            (State::Start, b'"') | (State::Quote, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Quote,
            (State::Quoted, _) => State::Quoted,
            (_, byte) if byte == delimiter => State::Start,
            _ => State::Plain,
        }
    }
}

/// Searches the end of the current row.
#[derive(Debug)]
pub struct RowEnd {
    delimiter: u8,
    state: State,
    searched: usize,
}

impl RowEnd {
    /// At the start of a row.
    pub fn new(delimiter: u8) -> RowEnd {
        RowEnd {
            delimiter,
            state: State::Start,
            searched: 0,
        }
    }

    /// The length of the row at the start of `pending`, with its newline. `None` if it is not there
    /// yet; then `pending` must only have grown at the next call.
    pub fn find(&mut self, pending: &[u8]) -> Option<usize> {
        for byte in pending.get(self.searched..).unwrap_or_default() {
            self.searched += 1;
            if *byte == b'\n' && self.state != State::Quoted {
                return Some(self.searched);
            }
            self.state = self.state.after(*byte, self.delimiter);
        }
        None
    }

    /// The bytes that were searched were dropped. `at_end`: with the end of the row.
    pub fn skipped(&mut self, at_end: bool) {
        self.searched = 0;
        if at_end {
            self.state = State::Start;
        }
    }

    /// Whether the bytes that were searched end in a quoted field.
    pub fn is_in_quotes(&self) -> bool {
        self.state == State::Quoted
    }
}

/// The number of fields of a row. A row of a hostile table has too many to be stored.
pub fn count(row: &[u8], delimiter: u8) -> usize {
    let mut state = State::Start;
    let ends = row.iter().filter(|byte| {
        state = state.after(**byte, delimiter);
        state == State::Start
    });
    1 + ends.count()
}

/// The fields of a row, without their quotes.
pub fn fields(row: &[u8], delimiter: u8) -> Vec<Vec<u8>> {
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    let row = row.strip_suffix(b"\r").unwrap_or(row);
    let mut fields = Vec::new();
    let mut field = Vec::new();
    let mut state = State::Start;
    for byte in row {
        let next = state.after(*byte, delimiter);
        match (state, next) {
            (_, State::Start) => fields.push(std::mem::take(&mut field)),
            // A quote that opens or closes.
            (State::Start, State::Quoted) | (_, State::Quote) => {}
            _ => field.push(*byte),
        }
        state = next;
    }
    fields.push(field);
    fields
}
