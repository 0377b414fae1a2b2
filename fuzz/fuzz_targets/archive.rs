//! Fuzzes the reader of web archives. Any bytes yield pages and reports of damage, and come to an
//! end. The first byte chooses whether they are read as they are or as records in one gzip member.
#![no_main]

use dechaff::internals::{Input, ReadOptions, records, to_page};
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::sync::Arc;

fuzz_target!(|input: (bool, Vec<u8>)| {
    let (is_bare, bytes) = input;
    // The name makes an archive of damaged bytes.
    let path = std::env::temp_dir().join(format!("dechaff-fuzz-{}.warc", std::process::id()));
    let start: &[u8] = if is_bare { b"" } else { b"WARC/1.0\r\n" };
    fs::write(&path, [start, &bytes].concat()).expect("the folder for temporary files is writable");
    let options = ReadOptions {
        max_record_bytes: 4096,
        ..ReadOptions::default()
    };
    let inputs = [Ok(Input::File(path))].into_iter();
    for (number, record) in records(inputs, options.clone(), Arc::default()).enumerate() {
        // A record has at least a line, and damage at least a byte.
        assert!(number <= 2 * bytes.len() + 2, "no end");
        if let Ok(record) = record {
            let _ = to_page(record, &options);
        }
    }
});
