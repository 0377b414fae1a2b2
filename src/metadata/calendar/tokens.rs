//! Splits a text into numbers, words and symbols, the parts of dates.

/// A part of a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'a> {
    /// A run of decimal digits: its value (saturating) and length.
    Number {
        value: u32,
        digits: usize,
    },
    Word(&'a str),
    Symbol(char),
}

/// The tokens of a text in lower case. White space only separates them.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = |holds: fn(char) -> bool| rest.find(|c| !holds(c)).unwrap_or(rest.len());
        let length = if digit(c).is_some() {
            let length = end(|c| digit(c).is_some());
            let digits = rest[..length].chars().filter_map(digit);
            tokens.push(Token::Number {
                value: digits.clone().fold(0, |value: u32, digit| {
                    value.saturating_mul(10).saturating_add(digit)
                }),
                digits: digits.count(),
            });
            length
        } else if is_unit(c) {
            let length = c.len_utf8();
            tokens.push(Token::Word(&rest[..length]));
            length
        } else if is_letter(c) {
            let length = end(is_letter);
            tokens.push(Token::Word(&rest[..length]));
            length
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Symbol(c));
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The value of a decimal digit of any script that dates use.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| {
        [
            '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ff10}',
        ]
        .iter()
        .filter_map(|zero| (c as u32).checked_sub(*zero as u32))
        .find(|value| *value < 10)
    })
}

/// Words for year, month and day in scripts without spaces.
fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

/// Whether a character is a letter, or a combining sign of Indic scripts.
fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}'))
        && !is_unit(c)
        && digit(c).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_scripts_are_numbers_and_units_separate_words() {
        let written: Vec<String> = tokens("le 5. أكتوبر ٢٠٢٣年x, 00")
            .iter()
            .map(|token| match token {
                Token::Number { value, digits } => format!("{value}/{digits}"),
                Token::Word(word) => word.to_string(),
                Token::Symbol(symbol) => format!("<{symbol}>"),
            })
            .collect();
        assert_eq!(
            written,
            [
                "le",
                "5/1",
                "<.>",
                "أكتوبر",
                "2023/4",
                "年",
                "x",
                "<,>",
                "0/2"
            ]
        );
    }

    #[test]
    fn a_number_of_1000_digits_saturates() {
        let text = "9".repeat(1000);
        assert!(matches!(
            tokens(&text)[..],
            [Token::Number {
                value: u32::MAX,
                digits: 1000
            }]
        ));
    }
}
