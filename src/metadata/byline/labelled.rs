//! The author in a line of labels and values: `2024年8月20日 来源：新华网 作者：王小明`.

use crate::lang::bylines::INNER_LABELS;

/// The value of the author's label, up to the next label.
pub(super) fn value(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(colon) = text[from..].find([':', '：']).map(|at| from + at) {
        let colon_length = text[colon..].chars().next().map_or(1, char::len_utf8);
        from = colon + colon_length;
        let before = text[..colon].trim_end().to_lowercase();
        let is_label = INNER_LABELS.iter().any(|label| {
            before.strip_suffix(label).is_some_and(|before| {
                before
                    .chars()
                    .next_back()
                    .is_none_or(|c| !c.is_alphanumeric() && c != '-')
            })
        });
        if is_label {
            let value = text[from..].trim_start();
            let value = &value[..end(value)];
            return Some(value.trim()).filter(|value| !value.is_empty());
        }
    }
    None
}

/// The byte offset of the next label: the word before the next colon.
fn end(value: &str) -> usize {
    let Some(colon) = value.find([':', '：']) else {
        return value.len();
    };
    let before = value[..colon].trim_end();
    before.rfind(char::is_whitespace).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_ends_at_the_next_label() {
        for (text, wanted) in [
            ("来源：灯塔网 作者：王小明 责任编辑：李四", Some("王小明")),
            ("作者: 王小明", Some("王小明")),
            ("Source: A Author: Jane Doe Date: 5 May", Some("Jane Doe")),
            ("Yazar : Ayşe Yılmaz", Some("Ayşe Yılmaz")),
            ("Context: nothing", None),
            ("作者：", None),
            ("no label", None),
        ] {
            assert_eq!(value(text), wanted, "{text}");
        }
    }
}
