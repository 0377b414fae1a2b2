//! Reads a list of paths (`--files-from`), as `find -print0` writes one.

use std::io::{self, BufRead};
use std::path::PathBuf;

/// The paths of a list: one per line, or separated by NUL so that names may contain a newline.
///
/// On Unix a name is any bytes; elsewhere it is UTF-8. Empty names are skipped.
///
/// # Errors
///
/// The list cannot be read.
pub fn paths_from_list(mut list: impl BufRead, nul: bool) -> io::Result<Vec<PathBuf>> {
    let separator = if nul { 0 } else { b'\n' };
    let mut paths = Vec::new();
    let mut name = Vec::new();
    while list.read_until(separator, &mut name)? > 0 {
        if name.ends_with(&[separator]) {
            name.pop();
        }
        if !name.is_empty() {
            paths.push(path(&name));
        }
        name.clear();
    }
    Ok(paths)
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name.trim_ascii_end()).into_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn names_may_contain_blanks_newlines_and_invalid_utf8() {
        let lines = paths_from_list(&b"a b.html\n\n\xff.html\nlast"[..], false).unwrap();
        let bytes: Vec<&[u8]> = lines
            .iter()
            .map(|path| path.as_os_str().as_bytes())
            .collect();
        assert_eq!(bytes, [&b"a b.html"[..], b"\xff.html", b"last"]);
        let nul = paths_from_list(&b"with\nnewline\0b\0"[..], true).unwrap();
        assert_eq!(nul, [PathBuf::from("with\nnewline"), PathBuf::from("b")]);
    }
}
