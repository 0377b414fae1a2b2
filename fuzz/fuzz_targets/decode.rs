//! Decodes any bytes with any charset label. The result is text, or an error that names the format.
#![no_main]

use libfuzzer_sys::fuzz_target;

const CHARSETS: [Option<&str>; 8] = [
    None,
    Some("utf-8"),
    Some("utf-16"),
    Some("gbk"),
    Some("shift_jis"),
    Some("iso-2022-jp"),
    Some("windows-1251"),
    Some("no such charset"),
];

fuzz_target!(|input: (u8, Vec<u8>)| {
    let (choice, bytes) = input;
    let charset = CHARSETS[usize::from(choice) % CHARSETS.len()];
    match dechaff::internals::decode(bytes.clone(), charset) {
        Ok(decoded) => {
            let again = dechaff::internals::decode(bytes, charset).expect("decoding is deterministic");
            assert_eq!(decoded, again);
        }
        Err(message) => assert!(message.starts_with("this is "), "{message}"),
    }
});
