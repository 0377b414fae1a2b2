//! Dates in texts and URLs.
//!
//! Input: a line of text. Output: the dates in it. The text is split into numbers, words and
//! symbols, and three of them in a row that fit are a date: `2023-10-05`, `5 октября 2023`,
//! `Oct. 5th, 2023`, `2023年10月5日`. This covers time stamps too: text after the day is ignored, so
//! the day is in the time zone of the stamp. Years of two digits are never read.

mod tokens;

use crate::lang::dates;
use crate::text::url::{path as url_path, top_level_domain};
use std::fmt;
use tokens::{Token, tokens};

/// A day of the calendar from 1990 to 2100.
///
/// The web is no older, and dates in the far future are typos or expiry dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        // Thai pages count years from 543 BC.
        let year = if (2533..=2643).contains(&year) {
            year - 543
        } else {
            year
        };
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1990..=2100).contains(&year) && (1..=days).contains(&day)).then_some(Date {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        })
    }
}

impl Date {
    /// The number of days since 1970-01-01.
    ///
    /// Both conversions count years from March, so that the leap day is the last of a year
    /// (<https://howardhinnant.github.io/date_algorithms.html>).
    pub(super) fn day_number(self) -> u32 {
        let (month, day) = (u32::from(self.month), u32::from(self.day));
        let year = u32::from(self.year) - u32::from(month <= 2);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        365 * year + year / 4 - year / 100 + year / 400 + day_of_year - DAYS_BEFORE_1970
    }

    fn from_day_number(number: u32) -> Option<Date> {
        let days = number.checked_add(DAYS_BEFORE_1970)?;
        let (era, day) = (days / DAYS_OF_400_YEARS, days % DAYS_OF_400_YEARS);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = (month + 2) % 12 + 1;
        Date::new(400 * era + year + u32::from(month <= 2), month, day)
    }
}

/// Days from 0000-03-01 to 1970-01-01.
const DAYS_BEFORE_1970: u32 = 719_468;

const DAYS_OF_400_YEARS: u32 = 146_097;

/// The day of a time stamp of digits: `20240820192036`, or the seconds or milliseconds since 1970
/// (UTC), which have ten or thirteen digits.
pub(super) fn from_digits(text: &str) -> Option<Date> {
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        10 | 13 => {}
        12 | 14 => return compact(text[..8].parse().ok()?),
        _ => return None,
    }
    let seconds: u32 = text[..10].parse().ok()?;
    Date::from_day_number(seconds / (24 * 60 * 60))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The order of day and month in a date such as `04/05/2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// Ambiguous dates are not read.
    Unknown,
}

impl Order {
    /// The order that is usual where a page comes from.
    ///
    /// Only Americans write the month first, so only English pages may do so. The country of the
    /// host decides (`.gov`, `.uk`), else the declared region (`en-US`). For plain English on
    /// `.com` the order stays unknown: no date is better than a wrong one.
    pub(super) fn of(declared: &str, language: &str, url: &str) -> Order {
        if !matches!(language, "en" | "") {
            return Order::DayFirst;
        }
        let region = declared.split(['-', '_']).nth(1).unwrap_or("");
        match top_level_domain(url).as_str() {
            "us" | "gov" | "mil" | "edu" => Order::MonthFirst,
            "ca" => Order::Unknown,
            ending if ending.len() == 2 && !matches!(ending, "io" | "co" | "tv" | "ai" | "me") => {
                Order::DayFirst
            }
            _ if region.eq_ignore_ascii_case("us") => Order::MonthFirst,
            _ if region.len() == 2 && !region.eq_ignore_ascii_case("ca") => Order::DayFirst,
            _ => Order::Unknown,
        }
    }
}

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub date: Date,
    /// Whether the text marks it as the date of a change (`Updated …`).
    pub modified: bool,
}

/// Characters of a text that are searched; a line with a date is short.
const MAX_CHARS: usize = 300;

/// The first date in a text that is not marked as a change, else the first date.
pub(super) fn first(text: &str, order: Order) -> Option<Date> {
    let found = all(text, order);
    found
        .iter()
        .find(|found| !found.modified)
        .or(found.first())
        .map(|found| found.date)
}

/// The date in a machine-readable value, which may be a number of seconds.
pub(super) fn stamp(text: &str, order: Order) -> Option<Date> {
    from_digits(text).or_else(|| first(text, order))
}

/// All dates in the beginning of a text.
pub(super) fn all(text: &str, order: Order) -> Vec<Found> {
    let text: String = text
        .chars()
        .take(MAX_CHARS)
        .flat_map(char::to_lowercase)
        .collect();
    let tokens = tokens(&text);
    let mut found = Vec::new();
    let mut modified = false;
    let mut at = 0;
    while at < tokens.len() {
        if let Some(Token::Word(word)) = tokens.get(at) {
            modified |= dates::contains_stem(word, dates::MODIFIED);
        }
        match date_at(&tokens, at, order) {
            Some((date, taken)) => {
                found.push(Found { date, modified });
                modified = false;
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

/// The day in the path of a URL: `/2023/10/05/`, `/2023-10-05-`, `/20231005`, `/2023/1005/`,
/// `/202310/05/`.
pub(super) fn in_url(url: &str) -> Option<Date> {
    let path: String = url_path(url)?.chars().take(MAX_CHARS).collect();
    let tokens = tokens(&path);
    (0..tokens.len()).find_map(|at| {
        let part = at.checked_sub(1).map(|before| tokens[before]);
        if !matches!(
            part,
            Some(Token::Symbol('/' | '-' | '_' | '.') | Token::Word(_))
        ) {
            return None;
        }
        let rest = &tokens[at..];
        if let [Token::Number { value, digits: 8 }, ..] = rest {
            return compact(*value);
        }
        match rest {
            [
                Token::Number {
                    value: year,
                    digits: 4,
                },
                Token::Symbol('/'),
                Token::Number { value, digits: 4 },
                ..,
            ] => Date::new(*year, value / 100, value % 100),
            [
                Token::Number { value, digits: 6 },
                Token::Symbol('/'),
                Token::Number {
                    value: day,
                    digits: 2,
                },
                ..,
            ] => Date::new(value / 100, value % 100, *day),
            [Token::Number { digits: 4, .. }, ..] => {
                numeric(rest, Order::Unknown).map(|(date, _)| date)
            }
            _ => None,
        }
    })
}

/// The date that begins at this token, and the number of tokens in it.
fn date_at(tokens: &[Token], at: usize, order: Order) -> Option<(Date, usize)> {
    let rest = &tokens[at..];
    match rest.first()? {
        // Eight digits may be any number, unless the text begins with them.
        Token::Number { value, digits: 8 } if at == 0 => compact(*value).map(|date| (date, 1)),
        Token::Number { .. } => numeric(rest, order).or_else(|| spelled_day_or_year_first(rest)),
        Token::Word(word) => {
            let month = u32::from(dates::month(word)?);
            let (day, next) = number_after_fillers(rest, 1)?;
            let (year, end) =
                year_after_time(rest, next).or_else(|| number_after_fillers(rest, next))?;
            (day.1 <= 2 && year.1 == 4)
                .then(|| Date::new(year.0, month, day.0))
                .flatten()
                .map(|date| (date, end))
        }
        Token::Symbol(_) => None,
    }
}

fn compact(value: u32) -> Option<Date> {
    Date::new(value / 10_000, value / 100 % 100, value % 100)
}

/// `2023-10-05`, `05.10.2023`, `5/10/2023`, `2023年10月5日`, `5 tháng 10 năm 2023`.
fn numeric(tokens: &[Token], order: Order) -> Option<(Date, usize)> {
    let [
        Token::Number {
            value: a,
            digits: in_a,
        },
        between,
        Token::Number {
            value: b,
            digits: in_b,
        },
        then,
        Token::Number {
            value: c,
            digits: in_c,
        },
        ..,
    ] = tokens
    else {
        return None;
    };
    let (dotted, year_only_first) = match (between, then) {
        (Token::Symbol(one @ ('-' | '/' | '.')), Token::Symbol(other)) if one == other => {
            (*one == '.', false)
        }
        (Token::Word("年" | "년"), Token::Word("月" | "월")) => (false, true),
        (Token::Word("tháng"), Token::Word("năm") | Token::Symbol(',' | '/')) => (true, false),
        _ => return None,
    };
    let date = match (in_a, in_b, in_c) {
        (4, 1..=2, 1..=2) => Date::new(*a, *b, *c),
        (1..=2, 1..=2, 4) if !year_only_first => {
            let order = match order {
                // With dots the day always comes first.
                _ if dotted || a == b || *a > 12 => Order::DayFirst,
                _ if *b > 12 => Order::MonthFirst,
                order => order,
            };
            match order {
                Order::DayFirst => Date::new(*c, *b, *a),
                Order::MonthFirst => Date::new(*c, *a, *b),
                Order::Unknown => None,
            }
        }
        _ => None,
    };
    date.map(|date| (date, 5))
}

/// `5 October 2023` and `2023. október 5.`
fn spelled_day_or_year_first(tokens: &[Token]) -> Option<(Date, usize)> {
    let Some(Token::Number { value, digits }) = tokens.first() else {
        return None;
    };
    let month_at = skip_fillers(tokens, 1);
    let Some(Token::Word(word)) = tokens.get(month_at) else {
        return None;
    };
    let month = u32::from(dates::month(word)?);
    let ((other, other_digits), end) = number_after_fillers(tokens, month_at + 1)?;
    let date = match (digits, other_digits) {
        (1..=2, 4) => Date::new(other, month, *value),
        (4, 1..=2) => Date::new(*value, month, other),
        _ => None,
    };
    date.map(|date| (date, end))
}

/// The next number (value, digits) after any fillers, and the position after it.
fn number_after_fillers(tokens: &[Token], at: usize) -> Option<((u32, usize), usize)> {
    let at = skip_fillers(tokens, at);
    match tokens.get(at)? {
        Token::Number { value, digits } => Some(((*value, *digits), at + 1)),
        _ => None,
    }
}

/// The year (value, digits) after a time and its zone, and the position after it:
/// `Aug 20 19:20:36 CEST 2024`, as the C function `ctime` and other programs write dates.
fn year_after_time(tokens: &[Token], at: usize) -> Option<((u32, usize), usize)> {
    let [
        Token::Number { digits: 2, .. },
        Token::Symbol(':'),
        Token::Number { digits: 2, .. },
        rest @ ..,
    ] = tokens.get(at..)?
    else {
        return None;
    };
    let mut rest = match rest {
        [
            Token::Symbol(':'),
            Token::Number { digits: 2, .. },
            rest @ ..,
        ] => rest,
        rest => rest,
    };
    loop {
        rest = match rest {
            [Token::Word(zone), rest @ ..] if zone.len() <= 5 => rest,
            [
                Token::Symbol('+' | '-'),
                Token::Number { digits: 4, .. },
                rest @ ..,
            ] => rest,
            [Token::Number { value, digits: 4 }, after @ ..] => {
                return Some(((*value, 4), tokens.len() - after.len()));
            }
            _ => return None,
        };
    }
}

fn skip_fillers(tokens: &[Token], mut at: usize) -> usize {
    // `5th of October, 2023`: at most three fillers separate two parts.
    let end = at + 3;
    while at < end {
        match tokens.get(at) {
            Some(Token::Symbol('.' | ',' | '-' | '/' | '\'' | '’' | '،')) => at += 1,
            Some(Token::Word(word)) if dates::FILLERS.contains(word) => at += 1,
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests;
