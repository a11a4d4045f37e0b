//! The right side of a production as a tree.

/// What a production says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rule {
    /// `"rank"`
    Quoted(String),
    /// `subject`
    Name(String),
    /// `(? four digits ?)`: the name of the production says what it is.
    Prose(String),
    Sequence(Vec<Rule>),
    Choice(Vec<Rule>),
    /// At least so many, and perhaps only one.
    Repeated {
        of: Box<Rule>,
        least: usize,
        once: bool,
    },
}

/// Reads a right side.
pub(super) fn rule(body: &str) -> Rule {
    let (rule, rest) = choice(body);
    assert!(rest.trim().is_empty(), "{rest} is left of {body}");
    rule
}

fn choice(text: &str) -> (Rule, &str) {
    let (first, mut rest) = sequence(text);
    let mut all = vec![first];
    while let Some(behind) = rest.trim_start().strip_prefix('|') {
        let (next, after) = sequence(behind);
        all.push(next);
        rest = after;
    }
    if all.len() == 1 { (all.remove(0), rest) } else { (Rule::Choice(all), rest) }
}

fn sequence(text: &str) -> (Rule, &str) {
    let (mut all, mut rest) = (vec![], text);
    while let Some((next, after)) = repeated(rest.trim_start()) {
        all.push(next);
        rest = after;
    }
    if all.len() == 1 { (all.remove(0), rest) } else { (Rule::Sequence(all), rest) }
}

fn repeated(text: &str) -> Option<(Rule, &str)> {
    let (rule, rest) = single(text)?;
    let signs = [('?', 0, true), ('*', 0, false), ('+', 1, false)];
    for (sign, least, once) in signs {
        if let Some(after) = rest.strip_prefix(sign) {
            return Some((Rule::Repeated { of: Box::new(rule), least, once }, after));
        }
    }
    Some((rule, rest))
}

fn single(text: &str) -> Option<(Rule, &str)> {
    if let Some(behind) = text.strip_prefix("(?") {
        let (prose, rest) = behind.split_once("?)").expect("prose ends");
        return Some((Rule::Prose(prose.trim().to_owned()), rest));
    }
    if let Some(behind) = text.strip_prefix('(') {
        let (inner, rest) = choice(behind);
        let rest = rest.trim_start().strip_prefix(')');
        return Some((inner, rest.unwrap_or_else(|| panic!("a bracket is open: {text}"))));
    }
    if let Some(behind) = text.strip_prefix('"') {
        let (word, rest) = behind.split_once('"').expect("a quote is closed");
        return Some((Rule::Quoted(word.to_owned()), rest));
    }
    let end = text.find(|next: char| !(next.is_alphanumeric() || next == '-'));
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    (!name.is_empty()).then(|| (Rule::Name(name.to_owned()), rest))
}
