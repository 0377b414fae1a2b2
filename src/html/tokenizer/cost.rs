//! Measures this tokenizer against those of html5ever and html5gum. The figures and what follows
//! from them are in `docs/decisions/0002-tokenizer.md`.

use super::*;
use crate::html::corpora;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::Attribute;
use html5ever::tokenizer::{Tag, TagKind, TokenSinkResult, TokenizerOpts};
use html5ever::{QualName, ns};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer as Html5gum};
use std::borrow::Cow;
use std::cell::Cell;
use std::convert::Infallible;
use std::time::{Duration, Instant};

/// A sink that only counts tags. It requests raw text after the same tags as html5gum does on
/// its own, so that all tokenizers read a page alike.
#[derive(Default)]
struct TagCounter {
    tags: Cell<usize>,
}

impl TokenSink for TagCounter {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else {
            return TokenSinkResult::Continue;
        };
        self.tags.set(self.tags.get() + 1);
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        match &*tag.name {
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "xmp" | "noembed" | "noframe" | "noscript" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }
}

fn with_ours(page: &str) -> usize {
    let sink = TagCounter::default();
    tokenize(page, usize::MAX, &sink);
    sink.tags.get()
}

fn with_html5ever(page: &str) -> usize {
    let sink = TagCounter::default();
    let tokenizer = html5ever::tokenizer::Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(page.into());
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.tags.get()
}

/// html5gum's fastest interface: events with borrowed bytes. The tree builder cannot use them.
fn with_html5gum_events(page: &str) -> usize {
    let mut tags = 0;
    run_html5gum(page, |event: CallbackEvent<'_>, _: Span<()>| {
        if matches!(
            event,
            CallbackEvent::CloseStartTag { .. } | CallbackEvent::EndTag { .. }
        ) {
            tags += 1;
        }
        None
    });
    tags
}

/// The same with the events converted to html5ever's tokens, as a tree builder needs them.
fn with_html5gum_tokens(page: &str) -> usize {
    let sink = TagCounter::default();
    run_html5gum(page, TokenConverter::new(&sink));
    sink.tags.get()
}

fn run_html5gum(page: &str, callback: impl Callback<Infallible, ()>) {
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    let Ok(()) = Html5gum::new_with_emitter(page, emitter).finish();
}

/// Converts events as html5gum's own adapter does. That adapter needs html5ever 0.29.
struct TokenConverter<'a> {
    sink: &'a TagCounter,
    start_tag: Option<Tag>,
}

impl<'a> TokenConverter<'a> {
    fn new(sink: &'a TagCounter) -> Self {
        TokenConverter {
            sink,
            start_tag: None,
        }
    }

    fn emit(&self, token: Token) {
        let _ = self.sink.process_token(token, NO_LINE);
    }
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn tag(kind: TagKind, name: &[u8]) -> Tag {
    Tag {
        kind,
        name: LocalName::from(&*text(name)),
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    }
}

impl Callback<Infallible, ()> for TokenConverter<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.start_tag = Some(tag(TagKind::StartTag, name));
            }
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.start_tag {
                    tag.attrs.push(Attribute {
                        name: QualName::new(None, ns!(), LocalName::from(&*text(name))),
                        value: StrTendril::new(),
                    });
                }
            }
            CallbackEvent::AttributeValue { value } => {
                let attributes = self.start_tag.as_mut().map(|tag| &mut tag.attrs);
                if let Some(attribute) = attributes.and_then(|attributes| attributes.last_mut()) {
                    attribute.value.push_slice(&text(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(mut tag) = self.start_tag.take() {
                    tag.self_closing = self_closing;
                    self.emit(Token::TagToken(tag));
                }
            }
            CallbackEvent::EndTag { name } => {
                self.emit(Token::TagToken(tag(TagKind::EndTag, name)));
            }
            CallbackEvent::String { value } => {
                self.emit(Token::CharacterTokens(StrTendril::from_slice(&text(value))));
            }
            CallbackEvent::Comment { value } => {
                self.emit(Token::CommentToken(StrTendril::from_slice(&text(value))));
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

/// `cargo test --release --lib tokenizer_is_faster -- --ignored --nocapture`
///
/// Each round runs all tokenizers on each page, and the fastest round of each page counts. That
/// removes the noise of other programs on the machine.
#[test]
#[allow(clippy::print_stdout, reason = "it is run for the figures it prints")]
#[ignore = "a measurement; needs the corpora in ../shared or DECHAFF_SHARED"]
fn tokenizer_is_faster_than_those_of_html5ever_and_html5gum() {
    const ROUNDS: usize = 12;
    type Tokenize = fn(&str) -> usize;
    const TOKENIZERS: [(&str, Tokenize); 4] = [
        ("this tokenizer", with_ours),
        ("html5ever", with_html5ever),
        ("html5gum, borrowed events", with_html5gum_events),
        ("html5gum, html5ever's tokens", with_html5gum_tokens),
    ];
    let pages: Vec<String> = corpora::pages("wcxb-dev").map(|(_, text)| text).collect();
    let mut fastest = vec![[Duration::MAX; TOKENIZERS.len()]; pages.len()];
    let mut tags = [0; TOKENIZERS.len()];
    for round in 0..ROUNDS {
        for (page, fastest) in pages.iter().zip(&mut fastest) {
            // Each is first in turn, because later ones find the page cached.
            for turn in 0..TOKENIZERS.len() {
                let index = (round + turn) % TOKENIZERS.len();
                let start = Instant::now();
                let count = TOKENIZERS[index].1(page);
                fastest[index] = fastest[index].min(start.elapsed());
                if round == 0 {
                    tags[index] += count;
                }
            }
        }
    }
    let bytes: usize = pages.iter().map(String::len).sum();
    println!("{} pages, {:.1} MB", pages.len(), bytes as f64 / 1e6);
    let seconds = |index: usize| {
        let times = fastest.iter().map(|page| page[index]);
        times.sum::<Duration>().as_secs_f64()
    };
    for (index, (name, _)) in TOKENIZERS.iter().enumerate() {
        println!(
            "{name:30} {:7.3} s {:8.1} MB/s {:6.2} times ours, {} tags",
            seconds(index),
            bytes as f64 / 1e6 / seconds(index),
            seconds(index) / seconds(0),
            tags[index],
        );
    }
    for (index, (name, _)) in TOKENIZERS.iter().enumerate().skip(1) {
        assert!(seconds(0) < seconds(index), "{name} is faster");
    }
}
