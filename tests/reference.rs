//! The reference: for each word of the language its syntax, its meaning, what it does with units and
//! with missing values, and an example that is run here.
//!
//! It is made from the tables that help reads, into the part of `docs/language.md` and
//! `docs/language.zh.md` behind a mark; `INSTA_UPDATE=always cargo test` writes it anew.

use crate::documents::{blesses, root};
use crate::transcript::{Sitting, without_durations};
use chrono::NaiveDate;
use indiq::about::{Construct, Family, Rules, rules, rules_of_measure};
use indiq::analyze::functions::FUNCTIONS;
use indiq::catalog::Measure;
use indiq::output::Format;
use indiq::session::Open;
use indiq::syntax::keywords::{Keyword, Role, TABLE};
use indiq::text::{InLanguage, Language, Text};
use indiq::units::units_of_language;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

const MARK: &str = "<!-- What follows is made from the tables of the language by the tests. -->\n";

/// A panel with the months of more than a year, for what the sample cannot show.
const MONTHLY: &str = "tests/fixtures/monthly/catalog.toml";

/// How many lines an answer may have: examples are shown whole, and so have to be short.
const LONGEST: usize = 30;

struct Reference {
    language: Language,
    page: String,
}

impl Reference {
    fn say<'t>(&self, words: &'t (impl InLanguage + ?Sized)) -> std::borrow::Cow<'t, str> {
        words.in_language(self.language)
    }

    fn heading(&mut self, level: usize, words: &Text) {
        let words = self.say(words).into_owned();
        write!(self.page, "\n{} {words}\n", "#".repeat(level)).expect("kept");
    }

    /// Name, how it is written, what it means, the two rules.
    fn entry(&mut self, name: &str, syntax: &str, meaning: &str, rules: &Rules) {
        let (unit, missing) = (Text::fixed("unit", "单位"), Text::fixed("missing", "缺失"));
        let (units, gaps) = (self.say(&rules.units), self.say(&rules.missing));
        let lines = format!(
            "\n### {name}\n\n`{syntax}`\n\n{meaning}\n\n- {}: {units}\n- {}: {gaps}\n",
            self.say(&unit),
            self.say(&missing),
        );
        self.page.push_str(&lines);
    }

    /// A statement and what it prints; one that writes a file is shown and not run.
    fn example(&mut self, catalog: Option<&str>, statement: &str) {
        let info = catalog.map(|path| format!(" catalog={path}")).unwrap_or_default();
        let open = Open {
            catalog: catalog.map(PathBuf::from),
            language: self.language,
            // Some days behind the quarter of the sample.
            today: NaiveDate::from_ymd_opt(2023, 4, 7),
            ..Open::default()
        };
        let writes = statement.contains("save") || statement.contains("保存");
        let seen = if writes {
            String::new()
        } else {
            // What is included is relative to the script.
            let includes = statement.contains("common.q");
            let name = if includes { "tests/fixtures/included/script.q" } else { "<repl>" };
            without_durations(&Sitting::new(&open, Format::Table).enter(name, statement))
        };
        let lines: Vec<&str> = seen.lines().map(str::trim_end).collect();
        assert!(lines.len() <= LONGEST, "{statement}: {} lines", lines.len());
        let seen = lines.join("\n");
        assert!(!seen.contains("error["), "{statement}\n{seen}");
        // Sessions of the documents have a prompt and are run there too; these are run here.
        write!(self.page, "\n```text{info}\n{statement}\n").expect("kept");
        if !seen.is_empty() {
            write!(self.page, "\n{}\n", seen.trim_matches('\n')).expect("kept");
        }
        self.page.push_str("```\n");
    }

    fn keywords(&mut self, title: &Text, role: Role) {
        self.heading(2, title);
        // A word that is a verb and a clause stands with the verbs.
        let first = |roles: &[Role]| roles.first() == Some(&role);
        for entry in TABLE.iter().filter(|entry| first(entry.roles)) {
            let names = [entry.english, entry.chinese].concat();
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            let (syntax, meaning) = (self.say(&entry.syntax), self.say(&entry.meaning));
            let (syntax, meaning) = (syntax.into_owned(), meaning.into_owned());
            self.entry(&names.join(" · "), &syntax, &meaning, &rules(entry.keyword));
            let example = match self.language {
                Language::English => entry.example,
                Language::Chinese => entry.example_chinese,
            };
            match entry.keyword {
                // A whole page, which the document of checks shows.
                Keyword::Audit => {
                    write!(self.page, "\n```text\n{example}\n```\n").expect("kept");
                }
                _ => self.example(None, example),
            }
        }
    }

    fn measures(&mut self) {
        self.heading(2, &Text::fixed("Measures", "度量"));
        for (measure, names) in Measure::NAMES {
            let (english, chinese) = (measure.id(), measure.chinese());
            let others: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            let meaning = self.say(&measure.meaning()).into_owned();
            let name = format!("`{english}` · `{chinese}`");
            self.entry(&name, &names.join("`, `"), &meaning, &rules_of_measure(*measure));
            assert!(others.len() >= 2);
            let which = self.say(measure).into_owned();
            // A group of three districts.
            let (list, few, among, show) = match self.language {
                Language::English => ("list", "zones", "among", "show"),
                Language::Chinese => ("列出", "开发区", "范围", "显示"),
            };
            match measure {
                Measure::Score => {
                    let catalog = "tests/fixtures/jining.toml";
                    self.example(Some(catalog), &format!("{list} projects {show} {which}"));
                }
                Measure::PeriodActual
                | Measure::PreviousRank
                | Measure::Movement
                | Measure::Projected
                | Measure::RunRate => {
                    self.example(
                        Some(MONTHLY),
                        &format!("{list} investment {among} urban {show} {which}"),
                    );
                }
                _ => self.example(None, &format!("{list} domestic {among} {few} {show} {which}")),
            }
        }
    }

    fn functions(&mut self) {
        self.heading(2, &Text::fixed("Functions", "函数"));
        for entry in FUNCTIONS {
            let names: Vec<String> = entry.names.iter().map(|name| format!("`{name}`")).collect();
            let (signature, meaning) = (self.say(&entry.signature), self.say(&entry.meaning));
            let (signature, meaning) = (signature.into_owned(), meaning.into_owned());
            let rules = Rules { units: entry.units.clone(), missing: entry.missing.clone() };
            self.entry(&names.join(" · "), &signature, &meaning, &rules);
            let example = self.say(&entry.example).into_owned();
            self.example(None, &example);
        }
    }

    /// Signs, kinds of units, and what else statements are made of.
    fn constructs(&mut self, title: &Text, belongs: impl Fn(Family) -> bool) {
        self.heading(2, title);
        for one in Construct::all().filter(|one| belongs(one.family)) {
            let (syntax, meaning) = (self.say(&one.syntax), self.say(&one.meaning));
            let (mut syntax, meaning) = (syntax.into_owned(), meaning.into_owned());
            if syntax.starts_with('`') {
                syntax = format!("` {syntax} `");
            }
            self.entry(&quoted(one.spellings()), &syntax, &meaning, &one.rules);
            if let Family::Unit(kind) = one.family {
                self.page.push('\n');
                for word in units_of_language().iter().filter(|word| word.kind() == kind) {
                    let what = self.say(&word.description).into_owned();
                    let spellings = quoted(word.spellings.iter().copied());
                    writeln!(self.page, "- {spellings}: {what}").expect("kept");
                }
            }
            let example = match self.language {
                Language::English => one.example,
                Language::Chinese => one.example_chinese,
            };
            self.example(None, example);
        }
    }
}

/// Words as code; a backquote stands between two of them.
fn quoted(words: impl Iterator<Item = &'static str>) -> String {
    let code = |word: &str| if word == "`" { "`` ` ``".to_owned() } else { format!("`{word}`") };
    words.map(code).collect::<Vec<_>>().join(" · ")
}

fn reference(language: Language) -> String {
    let mut made = Reference { language, page: String::new() };
    made.keywords(&Text::fixed("Statements", "语句"), Role::Verb);
    made.keywords(&Text::fixed("Clauses", "子句"), Role::Clause);
    made.keywords(&Text::fixed("Words of conditions", "条件中的词"), Role::Operator);
    made.keywords(&Text::fixed("Words of checks", "检查的词"), Role::Check);
    made.keywords(&Text::fixed("Words of case", "分情况的词"), Role::Branch);
    made.keywords(&Text::fixed("Values", "值"), Role::Literal);
    made.measures();
    made.functions();
    made.constructs(&Text::fixed("Signs", "符号"), |family| family == Family::Sign);
    made.constructs(&Text::fixed("Units", "单位"), |family| matches!(family, Family::Unit(_)));
    made.constructs(
        &Text::fixed("Numbers, texts, periods, names", "数、文本、期间、名称"),
        |family| family == Family::Value,
    );
    made.page
}

#[test]
fn the_reference_is_what_the_tables_say() {
    for (language, file) in
        [(Language::English, "docs/language.md"), (Language::Chinese, "docs/language.zh.md")]
    {
        let path = root().join(file);
        let text = fs::read_to_string(&path).expect("the document can be read");
        let (before, _) = text.split_once(MARK).expect("the mark is there");
        let now = format!("{before}{MARK}{}", reference(language));
        if blesses() && now != text {
            fs::write(&path, &now).expect("the document can be written");
        }
        assert!(blesses() || now == text, "{file} is out of date");
    }
}

/// Whatever may stand in a statement is in the reference.
#[test]
fn every_word_has_its_entry() {
    let page = reference(Language::English);
    for entry in &TABLE {
        for spelling in entry.spellings() {
            assert!(page.contains(&format!("`{spelling}`")), "{spelling}");
        }
    }
}
