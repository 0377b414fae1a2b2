//! Labels of the line that lists what a page is filed under: `Tags: dams, water`.

/// The labels, by language (ISO 639), in lower case.
const LABELS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "tags",
            "tag",
            "tagged",
            "tagged with",
            "topics",
            "filed under",
            "keywords",
            "posted in",
        ],
    ),
    (
        "de",
        &[
            "schlagwörter",
            "schlagworte",
            "stichwörter",
            "stichworte",
            "themen",
        ],
    ),
    ("fr", &["étiquettes", "mots-clés", "mots clés", "thèmes"]),
    ("es", &["etiquetas", "temas", "palabras clave"]),
    ("pt", &["palavras-chave", "assuntos", "marcadores"]),
    ("it", &["parole chiave", "argomenti", "etichette"]),
    ("nl", &["trefwoorden"]),
    ("sv", &["ämnen", "etiketter", "nyckelord"]),
    ("no", &["emner", "nøkkelord", "stikkord"]),
    ("da", &["emneord", "nøgleord"]),
    ("fi", &["avainsanat", "asiasanat"]),
    ("pl", &["tagi", "słowa kluczowe"]),
    ("cs", &["štítky", "klíčová slova", "témata"]),
    ("ru", &["теги", "метки", "ключевые слова"]),
    ("uk", &["теги", "мітки", "ключові слова"]),
    ("el", &["ετικέτες", "λέξεις-κλειδιά"]),
    ("tr", &["etiketler", "anahtar kelimeler"]),
    ("hu", &["címkék", "kulcsszavak"]),
    ("ro", &["etichete", "cuvinte cheie"]),
    ("id", &["topik", "kata kunci"]),
    ("vi", &["thẻ", "từ khóa"]),
    ("zh", &["标签", "標籤", "关键词", "關鍵字"]),
    ("ja", &["タグ", "キーワード"]),
    ("ko", &["태그", "키워드"]),
    ("ar", &["الوسوم", "كلمات مفتاحية"]),
    ("he", &["תגיות", "מילות מפתח"]),
];

/// Bytes of a label, at most. It saves lower-casing what comes before any other colon.
const MAX_LABEL_BYTES: usize = 40;

/// What follows a label, if the line begins with one and a colon.
pub(crate) fn after_label(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '{' && c != '"');
    let (label, rest) = line.split_once([':', '：'])?;
    if label.len() > MAX_LABEL_BYTES {
        return None;
    }
    let label = label.trim().to_lowercase();
    let mut labels = LABELS.iter().flat_map(|(_, labels)| *labels);
    labels.any(|known| *known == label).then(|| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_line_that_begins_with_a_label_and_a_colon_lists_tags() {
        assert_eq!(after_label("Tags: dams, water"), Some("dams, water"));
        assert_eq!(after_label("• Filed under: Science"), Some("Science"));
        assert_eq!(after_label("标签：水库，村庄"), Some("水库，村庄"));
        for line in [
            "Tags and labels: a history",
            "{ tag: 1 }",
            "\"tag\": 1",
            "Tags",
            "Topic: x",
        ] {
            assert_eq!(after_label(line), None, "{line}");
        }
    }

    #[test]
    fn languages_are_unique_and_labels_are_short_and_in_lower_case() {
        let languages: HashSet<&str> = LABELS.iter().map(|(language, _)| *language).collect();
        assert_eq!(languages.len(), LABELS.len());
        for label in LABELS.iter().flat_map(|(_, labels)| *labels) {
            assert_eq!(label.to_lowercase(), *label);
            assert!(label.len() <= MAX_LABEL_BYTES);
        }
    }
}
