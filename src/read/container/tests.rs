//! Files in containers that other programs wrote.

use super::*;
use std::path::Path;

/// The names and contents of the files in a container.
fn files(bytes: &[u8]) -> io::Result<Vec<(String, String)>> {
    let kind = Kind::of(bytes).expect("it is a container");
    let mut container = Container::new(kind, bytes, Box::new(io::empty()));
    let mut files = Vec::new();
    while let Some(mut entry) = container.next()? {
        let mut text = String::new();
        entry.reader.read_to_string(&mut text)?;
        files.push((entry.name, text));
    }
    Ok(files)
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/archives");
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn files_of_tar_and_zip_are_read() {
    for name in ["folder.tar", "zipped.zip"] {
        let files = files(&fixture(name)).unwrap();
        let names: Vec<&str> = files.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["site/ferry.html", "site/mill.html"], "{name}");
        assert!(files[0].1.contains("Ferry returns") && files[1].1.ends_with("</html>\n"));
    }
}

#[test]
fn a_file_that_is_not_read_is_passed_over() {
    for name in ["folder.tar", "zipped.zip"] {
        let bytes = fixture(name);
        let mut container =
            Container::new(Kind::of(&bytes).unwrap(), &bytes, Box::new(io::empty()));
        container.next().unwrap();
        assert_eq!(container.next().unwrap().unwrap().name, "site/mill.html");
        assert!(container.next().unwrap().is_none());
    }
}

#[test]
fn a_container_cut_at_any_byte_is_an_error_or_ends() {
    for name in ["folder.tar", "zipped.zip"] {
        let bytes = fixture(name);
        for length in (512..bytes.len()).step_by(7) {
            let found = files(&bytes[..length]);
            assert!(
                found.is_err() || found.unwrap().len() <= 2,
                "{name} {length}"
            );
        }
    }
}

#[test]
fn office_documents_are_no_containers_of_pages() {
    let mut bytes = fixture("zipped.zip");
    bytes.splice(30..30, *b"[Content_Types].xml");
    assert_eq!(Kind::of(&bytes), None);
    assert_eq!(Kind::of(b"Words about ustar"), None);
}
