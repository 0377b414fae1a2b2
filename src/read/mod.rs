//! Stand-in until the readers land.
use crate::page::*;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    Auto,
    Html,
    Text,
    Jsonl,
}
#[derive(Debug, Clone)]
pub struct ReadOptions {
    pub from: From,
    pub field: Option<String>,
    pub url: Option<String>,
    pub encoding: Option<String>,
    pub id_prefix: Option<String>,
    pub max_record_bytes: usize,
}
#[derive(Debug)]
pub struct Record {
    pub place: Place,
    pub bytes: Vec<u8>,
    pub jsonl: bool,
}
#[derive(Debug)]
pub struct Fault {
    pub place: Place,
    pub message: String,
    pub input_lost: bool,
}

pub fn records(
    paths: Vec<PathBuf>,
    options: &ReadOptions,
) -> impl Iterator<Item = Result<Record, Fault>> + Send + use<> {
    let max = options.max_record_bytes;
    paths.into_iter().flat_map(
        move |path| -> Box<dyn Iterator<Item = Result<Record, Fault>> + Send> {
            let stdin = path.as_os_str() == "-";
            let source: Arc<str> = if stdin {
                "stdin".into()
            } else {
                path.display().to_string().into()
            };
            let lines = stdin || path.extension().is_some_and(|e| e == "jsonl");
            let place = move |line: Option<u64>| Place {
                source: source.clone(),
                line,
                offset: 0,
            };
            if !lines {
                let bytes = std::fs::read(&path).unwrap_or_default();
                return Box::new(std::iter::once(Ok(Record {
                    place: place(None),
                    bytes,
                    jsonl: false,
                })));
            }
            let file: Box<dyn std::io::Read + Send> = if stdin {
                Box::new(std::io::stdin())
            } else {
                Box::new(std::fs::File::open(&path).unwrap())
            };
            Box::new(
                BufReader::new(file)
                    .split(b'\n')
                    .enumerate()
                    .map(move |(n, line)| {
                        let place = place(Some(n as u64 + 1));
                        let bytes = line.unwrap();
                        if bytes.len() > max {
                            return Err(Fault {
                                place,
                                message: "too long".into(),
                                input_lost: false,
                            });
                        }
                        Ok(Record {
                            place,
                            bytes,
                            jsonl: true,
                        })
                    }),
            )
        },
    )
}
pub fn to_page(record: Record, _options: &ReadOptions) -> Result<Page, Fault> {
    let text = String::from_utf8_lossy(&record.bytes).into_owned();
    let text = if record.jsonl {
        let v: serde_json::Value = serde_json::from_str(&text).map_err(|e| Fault {
            place: record.place.clone(),
            message: e.to_string(),
            input_lost: false,
        })?;
        v["text"].as_str().unwrap_or_default().to_owned()
    } else {
        text
    };
    Ok(Page {
        id: record.place.to_string(),
        source: record.place.source.to_string(),
        content: Content::Text(text),
        form: None,
        charset: None,
        given: Given::default(),
    })
}
