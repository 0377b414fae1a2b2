use super::*;
use std::collections::BTreeSet;

fn rules() -> impl Iterator<Item = &'static NoticeRule> {
    NOTICE_RULES.iter().copied().flatten()
}

fn is_matched(rule: &NoticeRule, text: &str) -> bool {
    let line = fold(text);
    let found = matches(&line, "");
    match rule.place {
        Place::Line | Place::Control => states(&line, &found, rule.kinds[0], rule.place),
        _ => found.iter().any(|found| found.rule.name == rule.name),
    }
}

#[test]
fn every_rule_matches_its_examples_and_not_its_counterexamples() {
    for rule in rules() {
        for (_, text) in rule.matches {
            assert!(is_matched(rule, text), "{} on {text:?}", rule.name);
        }
        for (_, text) in rule.rejects {
            assert!(!is_matched(rule, text), "{} on {text:?}", rule.name);
        }
    }
}

#[test]
fn every_language_of_a_rule_has_an_example_that_its_own_phrases_match() {
    for rule in rules() {
        let names: BTreeSet<_> = rule.phrases.iter().map(|(language, _)| language).collect();
        assert_eq!(names.len(), rule.phrases.len(), "{}", rule.name);
        for (language, phrases) in rule.phrases {
            let own = |text: &str| {
                let line = fold(text);
                phrases.iter().any(|phrase| line.contains(&fold(phrase)))
            };
            let mut examples = rule.matches.iter().filter(|(of, _)| of == language);
            assert!(
                examples.any(|(_, text)| own(text)),
                "{} in {language}",
                rule.name
            );
        }
        assert!(!rule.rejects.is_empty(), "{}", rule.name);
    }
}

#[test]
fn names_of_rules_are_unique() {
    let names: BTreeSet<_> = rules().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules().count());
}

#[test]
fn folding_keeps_words_and_reads_error_statuses_alike() {
    assert_eq!(fold("Error 404 (Not Found)!!1"), "error # not found 1");
    assert_eq!(fold("That page can’t be found."), "that page cant be found");
    assert_eq!(fold("404错误：页面 不存在"), "# 错误 页面 不存在");
    assert_eq!(fold("Checking www.example.com now."), "checking now");
    assert_eq!(fold("In 1404, 40404 or 302"), "in 1404 40404 or 302");
}
