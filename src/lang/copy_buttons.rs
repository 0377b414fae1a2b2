//! What buttons that copy code are called.

/// The labels, in lower case. Only a button with exactly this text is one.
pub(crate) const LABELS: [&str; 36] = [
    "copy",
    "copy code",
    "copied",
    "copied!",
    "copy to clipboard",
    "copy snippet",
    "copy command",
    "copy text",
    "kopieren",
    "code kopieren",
    "in die zwischenablage kopieren",
    "copier",
    "copier le code",
    "copiar",
    "copiar código",
    "copia",
    "copia codice",
    "kopiëren",
    "kopiera",
    "kopier",
    "kopioi",
    "kopiuj",
    "kopírovat",
    "másolás",
    "copiază",
    "копировать",
    "скопировать",
    "копіювати",
    "kopyala",
    "kodu kopyala",
    "コピー",
    "コードをコピー",
    "复制",
    "复制代码",
    "複製",
    "복사",
];

/// Whether a button with this text copies code.
pub(crate) fn is_label(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '!');
    // No label is longer.
    text.len() <= 40 && LABELS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_labels_match() {
        for text in ["Copy code", " COPIED! ", "📋 Copy", "コピー"] {
            assert!(is_label(text), "{text}");
        }
        for text in ["Copy that, said the pilot", "Copyright", ""] {
            assert!(!is_label(text), "{text}");
        }
    }
}
