//! The code of a format, cut into sections and their tokens.

/// One of the up to four parts of a format.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    /// `[>=100]`
    pub condition: Option<Condition>,
    /// What it prints.
    pub tokens: Vec<Token>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Printed as it stands.
    Literal(String),
    /// `0`, `#` or `?`
    Digit(char),
    /// `.`
    Dot,
    /// `,`
    Comma,
    /// `%`
    Percent,
    /// `E+`
    Exponent,
    /// `/`
    Slash,
    /// A run of a letter of dates.
    Date(char, usize),
    /// `[h]`: hours, minutes or seconds in all.
    Elapsed(char),
    /// `AM/PM`, 上午/下午
    Half(&'static str, &'static str),
    /// `@`
    Text,
    /// `General`
    General,
}

/// Which numbers a section is for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    sign: String,
    than: f64,
}

impl Condition {
    fn of(text: &str) -> Option<Self> {
        let end = text.find(|c: char| !matches!(c, '<' | '>' | '=')).filter(|end| *end > 0)?;
        let (sign, than) = text.split_at_checked(end)?;
        Some(Self { sign: sign.to_owned(), than: than.trim().parse().ok()? })
    }

    pub fn meets(&self, number: f64) -> bool {
        match self.sign.as_str() {
            "<" => number < self.than,
            "<=" => number <= self.than,
            ">" => number > self.than,
            ">=" => number >= self.than,
            "<>" => number != self.than,
            _ => number == self.than,
        }
    }
}

impl Section {
    pub fn is_date(&self) -> bool {
        self.tokens
            .iter()
            .any(|it| matches!(it, Token::Date(..) | Token::Elapsed(_) | Token::Half(..)))
    }

    pub fn is_general(&self) -> bool {
        self.tokens.contains(&Token::General)
    }

    /// Whether a digit stands in it whatever the number: `?` alone is room for one.
    pub fn has_digits(&self) -> bool {
        self.tokens.iter().any(|it| matches!(it, Token::Digit('0' | '#')))
    }

    pub fn is_text(&self) -> bool {
        self.tokens.contains(&Token::Text)
    }

    /// A power of ten, or a fraction.
    pub fn is_odd(&self) -> bool {
        let odd = |it: &Token| matches!(it, Token::Exponent | Token::Slash);
        self.has_digits() && self.tokens.iter().any(odd)
    }
}

/// The sections of a code.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or("");
        if c == ';' {
            sections.push(Section::default());
            rest = behind;
            continue;
        }
        let Some(section) = sections.last_mut() else { break };
        rest = token(c, rest, behind, section);
    }
    sections.truncate(4);
    sections
}

/// Takes one token, which begins with `c`, and gives what stands behind it.
fn token<'c>(c: char, all: &'c str, behind: &'c str, section: &mut Section) -> &'c str {
    let after = |text: &'c str, bytes: usize| text.get(bytes..).unwrap_or("");
    let mut push = |token| section.tokens.push(token);
    match c {
        '"' => {
            let (text, rest) = behind.split_once('"').unwrap_or((behind, ""));
            push(Token::Literal(text.to_owned()));
            return rest;
        }
        '\\' | '!' | '_' | '*' => {
            let next = behind.chars().next();
            match (c, next) {
                // As wide as a sign.
                ('_', Some(_)) => push(Token::Literal(" ".to_owned())),
                ('*', _) => {}
                (_, Some(next)) => push(Token::Literal(next.to_string())),
                (_, None) => {}
            }
            return after(behind, next.map_or(0, char::len_utf8));
        }
        '[' => {
            let (inside, rest) = behind.split_once(']').unwrap_or((behind, ""));
            bracket(inside, section);
            return rest;
        }
        '0' | '#' | '?' => push(Token::Digit(c)),
        '.' => push(Token::Dot),
        ',' => push(Token::Comma),
        '%' => push(Token::Percent),
        '/' => push(Token::Slash),
        '@' => push(Token::Text),
        'E' | 'e' if behind.starts_with(['+', '-']) => {
            push(Token::Exponent);
            return after(behind, 1);
        }
        _ => {
            for (word, token) in [
                ("general", Token::General),
                ("g/通用格式", Token::General),
                ("am/pm", Token::Half("AM", "PM")),
                ("a/p", Token::Half("A", "P")),
                ("上午/下午", Token::Half("上午", "下午")),
            ] {
                let start = all.get(..word.len());
                if start.is_some_and(|start| start.eq_ignore_ascii_case(word)) {
                    push(token);
                    return after(all, word.len());
                }
            }
            let letter = c.to_ascii_lowercase();
            if matches!(letter, 'y' | 'm' | 'd' | 'h' | 's' | 'a' | 'e' | 'g' | 'b') {
                let run = all.chars().take_while(|it| it.to_ascii_lowercase() == letter).count();
                push(Token::Date(letter, run));
                return after(all, run);
            }
            push(Token::Literal(c.to_string()));
        }
    }
    behind
}

/// What stands in brackets: a colour, a currency, a condition, or time in all.
fn bracket(inside: &str, section: &mut Section) {
    if let Some(currency) = inside.strip_prefix('$') {
        let sign = currency.split('-').next().unwrap_or_default();
        if !sign.is_empty() {
            section.tokens.push(Token::Literal(sign.to_owned()));
        }
    } else if let Some(condition) = Condition::of(inside) {
        section.condition = Some(condition);
    } else if let Some(first) = inside.chars().next().map(|it| it.to_ascii_lowercase())
        && matches!(first, 'h' | 'm' | 's')
        && inside.chars().all(|it| it.to_ascii_lowercase() == first)
    {
        section.tokens.push(Token::Elapsed(first));
    }
}
