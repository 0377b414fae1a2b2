//! The HTML pages of the public corpora, for tests that run on real pages.

use flate2::read::MultiGzDecoder;
use std::fs;
use std::io::Read;
use std::path::PathBuf;

/// Every HTML page below `corpora/<folder>`, decoded, with its path, in the order of the paths.
///
/// `DECHAFF_SHARED` names the folder that contains `corpora`; without it, `../shared` does.
///
/// # Panics
/// If the folder is missing or unreadable: a test without its pages must not pass.
pub(crate) fn pages(folder: &str) -> impl Iterator<Item = (PathBuf, String)> {
    let shared = std::env::var_os("DECHAFF_SHARED").map_or("../shared".into(), PathBuf::from);
    let root = shared.join("corpora").join(folder);
    assert!(
        root.is_dir(),
        "{} is not a folder: set DECHAFF_SHARED to the folder that contains corpora/",
        root.display()
    );
    let entries = walkdir::WalkDir::new(root).sort_by_file_name();
    entries.into_iter().filter_map(|entry| {
        let path = entry.unwrap().into_path();
        let name = path.to_string_lossy();
        let mut bytes = Vec::new();
        if name.ends_with(".html") {
            bytes = fs::read(&path).unwrap();
        } else if name.ends_with(".html.gz") {
            let file = fs::File::open(&path).unwrap();
            MultiGzDecoder::new(file).read_to_end(&mut bytes).unwrap();
        } else {
            return None;
        }
        let decoded = crate::decode::decode(bytes, None).ok()?;
        Some((path, decoded.text))
    })
}
