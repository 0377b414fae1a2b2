//! The options of a `Cleaner`, checked when it is made.
//!
//! A wrong value is a `ValueError` that lists the values there are; a value of another type is a
//! `TypeError` of pyo3 that names the argument.

use crate::item;
use crate::profile::Sample;
use dechaff::internals::{InputFormat, ReadOptions};
use dechaff::{
    BodyFormat, BodyOptions, Comments, Images, Links, Options, PageFormat, Quotes, Selectors,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::sync::Arc;

/// How pages are read and cleaned.
#[pyclass(frozen, module = "dechaff._native")]
pub struct Settings(pub Arc<Work>);

/// The options that a worker thread needs.
pub struct Work {
    pub clean: Options,
    /// For records; pages take `url` and `encoding` from it.
    pub read: ReadOptions,
    /// The format of pages; `None` means that it is detected.
    pub format: Option<PageFormat>,
}

#[pymethods]
impl Settings {
    #[new]
    #[pyo3(signature = (*, format, charset, url, field, body, links, images, quotes, comments, lang, min_words, select, remove, profile))]
    #[expect(clippy::too_many_arguments, reason = "all are keywords")]
    fn new(
        format: &str,
        charset: Option<String>,
        url: &str,
        field: Option<String>,
        body: &str,
        links: &str,
        images: &str,
        quotes: &str,
        comments: &str,
        lang: Option<&str>,
        min_words: usize,
        select: Vec<String>,
        remove: Vec<String>,
        profile: Option<&Sample>,
    ) -> PyResult<Settings> {
        let selectors = Selectors::new(&select, &remove);
        let clean = Options {
            quotes: self::quotes(quotes)?,
            comments: choice(
                "comments",
                comments,
                &[("drop", Comments::Drop), ("keep", Comments::Keep)],
            )?,
            body: BodyOptions {
                format: choice(
                    "body",
                    body,
                    &[
                        ("text", BodyFormat::Text),
                        ("markdown", BodyFormat::Markdown),
                        ("html", BodyFormat::Html),
                    ],
                )?,
                links: choice(
                    "links",
                    links,
                    &[
                        ("keep", Links::Keep),
                        ("text", Links::Text),
                        ("references", Links::References),
                    ],
                )?,
                images: choice(
                    "images",
                    images,
                    &[
                        ("drop", Images::Drop),
                        ("alt", Images::Alt),
                        ("keep", Images::Keep),
                    ],
                )?,
            },
            lang: lang.map(language).transpose()?,
            min_words,
            selectors: Arc::new(
                selectors.map_err(|error| PyValueError::new_err(error.to_string()))?,
            ),
            profile: profile.map(Sample::profile),
            ..Options::default()
        };
        let format = choice(
            "format",
            format,
            &[
                ("auto", None),
                ("html", Some(PageFormat::Html)),
                ("text", Some(PageFormat::Text)),
                ("markdown", Some(PageFormat::Markdown)),
            ],
        )?;
        let read = ReadOptions {
            field,
            url: Some(url.to_owned()),
            encoding: checked_charset(charset)?,
            ..ReadOptions::default()
        };
        Ok(Settings(Arc::new(Work {
            clean,
            read,
            format,
        })))
    }

    /// Cleans one item on this thread and returns its JSON line.
    #[pyo3(signature = (content, metadata))]
    fn line(
        &self,
        py: Python<'_>,
        content: &Bound<'_, PyAny>,
        metadata: Option<Bound<'_, PyString>>,
    ) -> PyResult<String> {
        let item = item::of(content, metadata, None)?;
        Ok(py.detach(|| item::clean(item, &self.0).line))
    }
}

/// The value of an option that is one of a few words.
pub fn choice<T: Clone>(option: &str, value: &str, choices: &[(&str, T)]) -> PyResult<T> {
    let found = choices.iter().find(|(name, _)| *name == value);
    found.map(|(_, choice)| choice.clone()).ok_or_else(|| {
        let names: Vec<String> = choices
            .iter()
            .map(|(name, _)| format!("{name:?}"))
            .collect();
        PyValueError::new_err(format!(
            "{option} must be one of {}, not {value:?}",
            names.join(", ")
        ))
    })
}

/// The option `quotes`.
pub fn quotes(value: &str) -> PyResult<Quotes> {
    choice(
        "quotes",
        value,
        &[("keep", Quotes::Keep), ("straight", Quotes::Straight)],
    )
}

/// The option `format` of `open`.
pub fn input_format(value: &str) -> PyResult<InputFormat> {
    choice(
        "format",
        value,
        &[
            ("auto", InputFormat::Auto),
            ("html", InputFormat::Html),
            ("text", InputFormat::Text),
            ("markdown", InputFormat::Markdown),
            ("jsonl", InputFormat::Jsonl),
            ("csv", InputFormat::Csv),
        ],
    )
}

/// The option `charset`: a label of the web.
pub fn checked_charset(label: Option<String>) -> PyResult<Option<String>> {
    let unknown = |label: &String| encoding_rs::Encoding::for_label(label.as_bytes()).is_none();
    match label {
        Some(label) if unknown(&label) => Err(PyValueError::new_err(format!(
            "charset must be a label of the web, such as \"utf-8\" or \"windows-1252\", \
             not {label:?}; leave it out to have it detected \
             (https://encoding.spec.whatwg.org/#names-and-labels lists all)"
        ))),
        label => Ok(label),
    }
}

/// The option `lang`: an ISO 639-1 code in lower case.
fn language(code: &str) -> PyResult<String> {
    match code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        true => Ok(code.to_ascii_lowercase()),
        false => Err(PyValueError::new_err(format!(
            "lang must be a code of two letters, such as \"en\" or \"zh\", not {code:?}"
        ))),
    }
}
