//! Bytes to text.

/// Text, and what had to be done to get it (`bad-utf8`, …).
pub struct Decoded {
    pub text: String,
    pub warnings: Vec<&'static str>,
}

/// Turns a page's bytes into text. `charset` is a label told from outside.
/// `Err` says in a sentence why it is no text (`this is a PDF, …`).
pub fn decode(bytes: Vec<u8>, charset: Option<&str>) -> Result<Decoded, String> {
    let _ = charset;
    Ok(Decoded {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        warnings: Vec::new(),
    })
}
