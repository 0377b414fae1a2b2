//! Fuzzes the JSON lines reader. Any bytes yield a record or an error for each line that is not
//! blank, in order, and every record yields a line of output that is JSON.
#![no_main]

use dechaff::internals::{Input, InputFormat, ReadOptions, records, to_page};
use dechaff::{Options, clean};
use libfuzzer_sys::fuzz_target;
use serde_json::value::RawValue;
use std::fs;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    // The reader decompresses such files before it looks for lines.
    if bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        return;
    }
    let path = std::env::temp_dir().join(format!("dechaff-fuzz-{}", std::process::id()));
    fs::write(&path, bytes).expect("the folder for temporary files is writable");
    let options = ReadOptions {
        from: InputFormat::Jsonl,
        max_record_bytes: 4096,
        ..ReadOptions::default()
    };
    let inputs = [Ok(Input::File(path))].into_iter();
    let mut last = 0;
    for record in records(inputs, options.clone(), Arc::default()) {
        let location = match &record {
            Ok(record) => &record.location,
            Err(error) => &error.location,
        };
        let line = location.line().unwrap_or(0);
        // Several objects may share a line.
        assert!(line >= last || line == 0, "{line} after {last}");
        last = line;
        if let Ok(record) = record
            && let Ok(page) = to_page(record, &options)
        {
            let line = clean(page, &Options::default()).to_line();
            // Not a `Value`, which rejects `1e999`; the program copies it unchanged.
            let parsed: Result<&RawValue, _> = serde_json::from_slice(&line);
            assert!(parsed.is_ok(), "{}", String::from_utf8_lossy(&line));
        }
    }
});
