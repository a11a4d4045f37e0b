//! Holds the parser and the keyword table to `grammar/indiq.ebnf`.

mod derivation;
mod rule;

use super::keywords::{Keyword, SIGNS, TABLE};
use super::parser::parse;
use crate::source::SourceId;
use derivation::Derivation;
use std::collections::{BTreeMap, BTreeSet};

const GRAMMAR: &str = include_str!("../../grammar/indiq.ebnf");

/// A production with the statements below it.
#[derive(Default)]
struct Production {
    body: String,
    examples: Vec<&'static str>,
    wrong: Vec<&'static str>,
}

/// The productions by name. Comments that are neither examples nor wrong statements are prose.
fn productions() -> BTreeMap<&'static str, Production> {
    let mut productions: BTreeMap<&str, Production> = BTreeMap::new();
    let mut current = None;
    let mut prose = false;
    for line in GRAMMAR.lines() {
        let comment = line.strip_prefix("(* ").and_then(|rest| rest.strip_suffix(" *)"));
        let in_comment = prose || line.starts_with("(*");
        prose = in_comment && !line.ends_with("*)");
        if let Some((name, body)) = line.split_once(" ::= ").filter(|_| !in_comment) {
            assert!(!productions.contains_key(name), "{name} is defined twice");
            productions.entry(name).or_default().body = body.to_owned();
            current = Some(name);
        }
        let Some(production) = current.and_then(|name| productions.get_mut(name)) else { continue };
        if let Some(text) = comment.and_then(|text| text.strip_prefix("example: ")) {
            production.examples.push(text);
        } else if let Some(text) = comment.and_then(|text| text.strip_prefix("not: ")) {
            production.wrong.push(text);
        } else if !in_comment && line.starts_with(' ') {
            production.body.push_str(line);
        }
    }
    productions
}

/// A body without what is said in words: the terminals in quotes, and the names.
fn symbols(body: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut terminals, mut names) = (BTreeSet::new(), BTreeSet::new());
    let mut rest = body.to_owned();
    while let Some((before, behind)) = rest.split_once("(?") {
        let after = behind.split_once("?)").map_or("", |(_, after)| after);
        rest = format!("{before}{after}");
    }
    for (index, piece) in rest.split('"').enumerate() {
        if index % 2 == 1 {
            terminals.insert(piece.to_owned());
        } else {
            let word = |next: char| !(next.is_alphanumeric() || next == '-');
            names.extend(piece.split(word).filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    (terminals, names)
}

#[test]
fn every_production_has_an_example_and_every_name_a_production() {
    let productions = productions();
    assert!(productions.len() > 30);
    for (name, production) in &productions {
        assert!(!production.examples.is_empty(), "{name} has no example");
        for used in symbols(&production.body).1 {
            assert!(
                productions.contains_key(used.as_str()),
                "{name} uses {used}, which is not there"
            );
        }
    }
}

/// An example can be derived by the grammar as it is written, whatever the parser does, and in a way
/// that uses its production. So a production that nothing reaches fails, and so does an example that
/// stands below the wrong one.
#[test]
fn the_examples_use_their_productions() {
    let productions = productions();
    let bodies = productions.iter().map(|(name, one)| (*name, one.body.clone()));
    let derivation = Derivation::new(bodies);
    let mut wrong = vec![];
    for (name, production) in &productions {
        for example in &production.examples {
            if !derivation.derives(example, "text", name) {
                wrong.push(format!("{name}: {example}"));
            }
        }
    }
    assert!(wrong.is_empty(), "not derived, or without the production: {wrong:#?}");
}

/// The test above can fail: it finds a production that a statement does not use, a word that the
/// grammar does not have, and a text that goes by none.
#[test]
fn a_derivation_says_what_it_uses() {
    let productions = productions();
    let bodies = productions.iter().map(|(name, one)| (*name, one.body.clone()));
    let derivation = Derivation::new(bodies);
    let statement = "rank domestic where progress < 25% top 3";
    for used in ["query", "where", "less", "cut", "whole-number", "unit", "word"] {
        assert!(derivation.derives(statement, "text", used), "{used}");
    }
    for unused in ["let", "among", "greater", "between", "case", "call", "string", "period"] {
        assert!(!derivation.derives(statement, "text", unused), "{unused}");
    }
    for wrong in ["domestic rank", "rank domestic where", "rank domestic near 25%", "rank a b"] {
        assert!(!derivation.derives(wrong, "text", "text"), "{wrong}");
    }
    let mut without = productions.iter().map(|(name, one)| (*name, one.body.clone()));
    let without = Derivation::new(without.by_ref().map(|(name, body)| {
        (name, if name == "clause" { body.replace("where | ", "") } else { body })
    }));
    assert!(!without.derives("rank domestic where progress < 25%", "text", "text"));
}

#[test]
fn the_examples_parse() {
    for (name, production) in productions() {
        for example in production.examples {
            let parsed = parse(SourceId(0), example);
            assert!(parsed.diagnostics.is_empty(), "{name}: {example}: {:#?}", parsed.diagnostics);
            assert!(!parsed.statements.is_empty(), "{name}: {example}");
        }
    }
}

#[test]
fn the_wrong_statements_fail() {
    for (name, production) in productions() {
        for wrong in production.wrong {
            let parsed = parse(SourceId(0), wrong);
            assert!(!parsed.diagnostics.is_empty(), "{name}: {wrong}: {:#?}", parsed.statements);
            for diagnostic in parsed.diagnostics {
                assert!(diagnostic.span.is_some(), "{wrong}: no place");
            }
        }
    }
}

#[test]
fn grammar_and_table_have_the_same_keywords() {
    let is_word =
        |terminal: &String| terminal.chars().all(|next| next.is_alphabetic() || next == ' ');
    let written: BTreeSet<String> =
        productions().values().flat_map(|one| symbols(&one.body).0).filter(is_word).collect();
    let known: BTreeSet<String> =
        TABLE.iter().flat_map(|entry| entry.spellings()).map(str::to_owned).collect();
    let signs = SIGNS.iter().flat_map(|entry| entry.chinese).map(|word| (*word).to_owned());
    let known = known.into_iter().chain(signs).collect();
    assert_eq!(written, known);
    assert_eq!(Keyword::of("rank"), Some(Keyword::Rank));
}
