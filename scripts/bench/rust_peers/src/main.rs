//! Measures one Rust extractor over a folder of pages, for `python3 -m scripts.bench speed`.
//!
//! In: the name of an extractor, and a folder of HTML files. Out: a line of JSON with the CPU
//! seconds of extraction, the seconds by the clock, the bytes of all texts,
//! and the resident memory of the pages and of the process at its peak, in kilobytes. All pages are
//! in memory before the clock starts, so that only extraction is measured.
//!
//! Every extractor takes bytes, because a page comes as bytes. Those that read text alone get the
//! bytes as UTF-8, with replacement characters where they are not.

use cpu_time::ProcessTime;
use dechaff::{Content, Page};
use dom_smoothie::Readability;
use pagesift_content::ProcessWorkspace;
use scraper::Html;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs, io};

/// The allocator of dechaff's program for every extractor, so that it makes no difference.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A page in, the bytes of its text out. Parsers without extraction give 0.
type Extractor = Box<dyn FnMut(&[u8]) -> usize>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [name, folder] = &arguments[..] else {
        eprintln!("usage: dechaff-rust-peers EXTRACTOR FOLDER");
        return ExitCode::from(2);
    };
    let Some(extract) = extractor(name) else {
        eprintln!("unknown extractor: {name}");
        return ExitCode::from(2);
    };
    match measure(extract, folder) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn extractor(name: &str) -> Option<Extractor> {
    Some(match name {
        "dechaff" => {
            let options = dechaff::Options::default();
            Box::new(move |bytes| {
                let page = Page {
                    content: Content::Bytes(bytes.to_vec()),
                    ..Page::html("", "")
                };
                dechaff::clean(page, &options).text.len()
            })
        }
        "pagesift-content" => {
            let options = pagesift_content::Options::default();
            let mut workspace = ProcessWorkspace::default();
            Box::new(move |bytes| {
                let html = String::from_utf8_lossy(bytes);
                pagesift_content::process_with_workspace(&html, &options, &mut workspace)
                    .markdown
                    .len()
            })
        }
        "dom_smoothie" => Box::new(|bytes| {
            let html = String::from_utf8_lossy(bytes);
            Readability::new(html.as_ref(), None, None)
                .and_then(|mut page| page.parse())
                .map_or(0, |article| article.text_content.len())
        }),
        "scraper" => Box::new(|bytes| {
            black_box(Html::parse_document(&String::from_utf8_lossy(bytes)));
            0
        }),
        _ => return None,
    })
}

fn measure(mut extract: Extractor, folder: &str) -> io::Result<String> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let before = memory("VmRSS:")?;
    let pages = paths.iter().map(fs::read).collect::<io::Result<Vec<_>>>()?;
    let held = memory("VmRSS:")?.saturating_sub(before);
    // A panic is a page without text. Its message would only fill the terminal.
    set_hook(Box::new(|_| ()));
    let (processor, clock) = (ProcessTime::now(), Instant::now());
    let texts: usize = pages
        .iter()
        .map(|page| catch_unwind(AssertUnwindSafe(|| extract(page))).unwrap_or(0))
        .sum();
    let (seconds, clock) = (processor.elapsed(), clock.elapsed());
    let peak = memory("VmHWM:")?;
    let (seconds, clock) = (seconds.as_secs_f64(), clock.as_secs_f64());
    Ok(format!(
        concat!(
            r#"{{"seconds":{},"clock":{},"#,
            r#""texts_bytes":{},"pages_kb":{},"peak_kb":{}}}"#
        ),
        seconds, clock, texts, held, peak
    ))
}

/// A line of the process's status in kilobytes. See proc_pid_status(5).
fn memory(line: &str) -> io::Result<u64> {
    fs::read_to_string("/proc/self/status")?
        .lines()
        .find_map(|found| found.strip_prefix(line))
        .and_then(|value| value.trim().strip_suffix(" kB")?.parse().ok())
        .ok_or(io::ErrorKind::InvalidData.into())
}
