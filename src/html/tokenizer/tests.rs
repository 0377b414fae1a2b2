//! The tokens equal those of html5ever, an independent implementation of the same standard.

use super::*;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tokenizer::{Tag, TagKind, TokenSinkResult, TokenizerOpts};
use proptest::prelude::*;
use std::cell::RefCell;

/// Collects tokens, and joins adjacent texts. Like the tree builder, it requests raw text after
/// some tags, and CDATA sections within `<svg>`.
#[derive(Default)]
struct TokenCollector {
    tokens: RefCell<Vec<Token>>,
}

impl TokenSink for TokenCollector {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut tokens = self.tokens.borrow_mut();
        let result = match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => content_model(tag),
            _ => TokenSinkResult::Continue,
        };
        match (token, tokens.last_mut()) {
            (Token::ParseError(_), _) => {}
            (Token::CharacterTokens(text), _) if text.is_empty() => {}
            (Token::CharacterTokens(text), Some(Token::CharacterTokens(before))) => {
                before.push_tendril(&text);
            }
            (token, _) => tokens.push(token),
        }
        result
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        let tokens = self.tokens.borrow();
        let tags = tokens.iter().filter_map(|token| match token {
            Token::TagToken(tag) if &*tag.name == "svg" => Some(tag.kind),
            _ => None,
        });
        tags.last() == Some(TagKind::StartTag)
    }
}

fn content_model(tag: &Tag) -> TokenSinkResult<()> {
    match &*tag.name {
        "title" => TokenSinkResult::RawData(RawKind::Rcdata),
        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

fn ours(page: &str) -> Vec<Token> {
    let collector = TokenCollector::default();
    tokenize(page, usize::MAX, &collector);
    collector.tokens.into_inner()
}

fn html5evers(page: &str) -> Vec<Token> {
    // Otherwise it would also drop byte order marks after scripts.
    let options = TokenizerOpts {
        discard_bom: false,
        ..Default::default()
    };
    let tokenizer = html5ever::tokenizer::Tokenizer::new(TokenCollector::default(), options);
    let input = BufferQueue::default();
    input.push_back(page.strip_prefix('\u{feff}').unwrap_or(page).into());
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.tokens.into_inner()
}

/// Everything that begins, ends or changes a state of the standard, and letters in between.
const PIECES: [&str; 96] = [
    "<",
    ">",
    "/",
    "</",
    "<!",
    "<!-",
    "<!--",
    "-->",
    "--!>",
    "-",
    "--",
    "--!",
    "!",
    "<?",
    "?",
    "=",
    "\"",
    "'",
    "&",
    ";",
    "#",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{c}",
    "\0",
    "\u{feff}",
    "a",
    "B",
    "é",
    "漢",
    "1",
    "0",
    "x",
    "]",
    "]]",
    "]]>",
    "<![CDATA[",
    "<![cdata[",
    "<svg>",
    "</svg>",
    "<script>",
    "</script>",
    "<SCRIPT ",
    "</Script",
    "<script",
    "</scripts",
    "<title>",
    "</title>",
    "</title",
    "<style>",
    "</style>",
    "<plaintext>",
    "<p>",
    "</p>",
    "<p a=\"b\">",
    "<p a='b' A=c>",
    "<p a b c>",
    "<p/>",
    "<p / >",
    "<p a=/>",
    "<p a/b>",
    " a=b",
    " a = b",
    " a=\"",
    " a='",
    "=>",
    "<!doctype html>",
    "<!DOCTYPE",
    "public",
    " SYSTEM ",
    " \"x\"",
    " 'y'",
    "<!doctype html public \"x\" 'y'>",
    "<!doctype html system 'y' z>",
    "<!doctype html public 'x>",
    "&amp;",
    "&amp",
    "&not",
    "&notit;",
    "&notin;",
    "&lt;",
    "&copy=",
    "&copyx",
    "&copy",
    "&NotEqualTilde;",
    "&#65;",
    "&#x41",
    "&#",
    "&#x",
    "&#0;",
    "&#150;",
    "&#xd800;",
    "&#1114112;",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn tokens_of_random_markup_equal_those_of_html5ever(
        parts in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24),
    ) {
        let page = parts.concat();
        prop_assert_eq!(ours(&page), html5evers(&page));
    }
}

#[test]
fn a_tag_with_too_many_attributes_keeps_the_first_ones() {
    let collector = TokenCollector::default();
    tokenize("<p a=1 b=2 a=3 c=4 d='>' e>f", 2, &collector);
    let tokens = collector.tokens.into_inner();
    let Some(Token::TagToken(tag)) = tokens.first() else {
        panic!("{tokens:?}");
    };
    let names: Vec<&str> = tag.attrs.iter().map(|a| &*a.name.local).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(tokens[1], Token::CharacterTokens("f".into()));
}

#[test]
fn a_tag_with_a_million_attributes_takes_linear_time() {
    let names: String = (0..1_000_000)
        .map(|number| format!(" a{number}=b"))
        .collect();
    let collector = TokenCollector::default();
    tokenize(&format!("<p{names}>"), 256, &collector);
    let tokens = collector.tokens.into_inner();
    assert!(matches!(&tokens[0], Token::TagToken(tag) if tag.attrs.len() == 256));
}
