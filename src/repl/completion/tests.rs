//! What is offered where.

use super::*;
use crate::catalog::Measure;
use crate::units::Currency;

fn complete(text: &str) -> (usize, Vec<String>) {
    let names =
        ["domestic", "progress", "内资", "进度", "mean(", "5亿元以上项目", "恒口", "汉阴县"];
    let kinds = [
        NameKind::Indicator(IndicatorId(0)),
        NameKind::Measure(Measure::Progress),
        NameKind::Indicator(IndicatorId(0)),
        NameKind::Measure(Measure::Progress),
        NameKind::Function,
        NameKind::Indicator(IndicatorId(1)),
        NameKind::District,
        NameKind::District,
    ];
    let names = names.into_iter().zip(kinds).map(|(name, kind)| KnownName {
        name: name.to_owned(),
        written: name.to_owned(),
        what: Text::default(),
        kind,
    });
    let vocabulary = Vocabulary::new(
        names.collect(),
        vec![(vec![Measure::Progress], Unit::money(Currency::CNY, 8))],
        vec![text!("2022Q1", "2022年一季度"), text!("2023Q1", "2023年一季度")],
    );
    let found = vocabulary.complete(text, text.len());
    (found.start, found.words.into_iter().map(|one| one.text).collect())
}

fn words(text: &str) -> Vec<String> {
    complete(text).1
}

#[test]
fn a_word_begun_is_completed_from_its_start() {
    assert_eq!(complete("rank dom"), (5, vec!["domestic".into()]));
    assert_eq!(complete("排名 内"), (7, vec!["内资".into()]));
    assert_eq!(complete("rank domestic where (pro"), (21, vec!["progress".into()]));
}

#[test]
fn case_does_not_matter() {
    assert_eq!(words("RA"), ["rank"]);
}

#[test]
fn a_statement_begins_with_a_verb() {
    assert!(words("").starts_with(&["rank".to_owned()]));
    assert!(!words("").contains(&"domestic".to_owned()));
    assert_eq!(words("list domestic; ra"), ["rank"]);
    assert_eq!(words("排"), ["排名"]);
    assert_eq!(words("list domestic\nsho"), ["show"]);
}

#[test]
fn a_verb_takes_names_and_no_clause() {
    let words = words("rank ");
    assert_eq!(words.first().map(String::as_str), Some("domestic"));
    assert!(!words.contains(&"where".to_owned()) && !words.contains(&"mean(".to_owned()));
}

#[test]
fn clauses_follow_a_subject_in_the_language_in_use() {
    assert_eq!(words("rank domestic wh"), ["where"]);
    assert!(!words("rank domestic ").contains(&"内资".to_owned()));
    let place = |words: Vec<String>, word: &str| words.iter().position(|one| one == word);
    assert!(place(words("rank domestic "), "where").is_some());
    assert_eq!(place(words("rank domestic "), "其中"), None);
    assert!(place(words("排名 内资 "), "其中").is_some());
    assert_eq!(place(words("排名 内资 "), "where"), None);
    assert_eq!(
        (words("排名 内资 wh"), words("rank domestic 其")),
        (vec!["where".into()], vec!["其中".into()])
    );
}

#[test]
fn functions_fit_where_an_expression_does() {
    assert_eq!(words("rank domestic where me"), ["mean("]);
}

#[test]
fn each_once() {
    let words = words("rank domestic where ");
    let distinct: HashSet<_> = words.iter().collect();
    assert_eq!(words.len(), distinct.len());
}

#[test]
fn the_middle_of_a_name_counts_where_no_beginning_does() {
    assert_eq!(words("show 阴"), ["汉阴县"]);
}

#[test]
fn names_that_need_backquotes_get_them() {
    assert_eq!(complete("list `5"), (5, vec!["`5亿元以上项目`".into()]));
    assert_eq!(words("list 5亿"), ["`5亿元以上项目`"]);
    assert_eq!(words("list `恒"), ["`恒口`"]);
}

#[test]
fn behind_an_error_every_word_is_offered() {
    assert_eq!(words("rank ) dom"), ["domestic"]);
    assert_eq!(words("rank ) whe"), ["where", "when"]);
}

#[test]
fn chinese_names_are_found_by_their_sound() {
    assert_eq!(words("list `hany"), ["`汉阴县`"]);
    assert_eq!(words("show hyx"), ["汉阴县"]);
    assert_eq!(words("list nz"), ["内资"]);
    assert_eq!(words("paim"), ["排名"]);
}

#[test]
fn what_the_indicator_prints_comes_before_what_may_be_worked_out() {
    let words = words("rank domestic where ");
    let place = |word: &str| words.iter().position(|one| one == word);
    assert!(place("progress") < place("mean("), "{words:?}");
    assert_eq!(words.iter().filter(|one| *one == "progress").count(), 1);
}

#[test]
fn behind_a_dot_stand_measures_alone() {
    assert_eq!(words("list domestic show domestic."), ["progress"]);
    assert_eq!(words("列出 内资 显示 内资."), ["进度"]);
    assert_eq!(words("list domestic show domestic.进"), ["进度"]);
}

#[test]
fn periods_of_the_data_the_latest_first() {
    let found = words("rank domestic at 20");
    assert_eq!(found, ["2023Q1", "2022Q1"]);
    assert_eq!(words("排名 内资 在 2023年"), ["2023年一季度"]);
}

#[test]
fn units_that_fit_the_indicator() {
    let found = words("list domestic show actual in ");
    assert!(
        found.contains(&"万元".to_owned()) && !found.contains(&"万美元".to_owned()),
        "{found:?}"
    );
}

#[test]
fn of_very_many_the_first_come_and_what_all_share() {
    let name = |at: usize| {
        let name = format!("汉{}{at}区", if at < 3_000 { "滨" } else { "阴" });
        let what = Text::default();
        KnownName { written: name.clone(), name, what, kind: NameKind::District }
    };
    let vocabulary = Vocabulary::new((0..5_000).map(name).collect(), vec![], vec![]);
    let found = vocabulary.complete("show 汉", "show 汉".len());
    assert_eq!((found.words.len(), found.shared.as_deref()), (500, Some("汉")));
    let found = vocabulary.complete("show 汉滨2999", "show 汉滨2999".len());
    assert_eq!((found.words.len(), found.shared), (1, None));
}

#[test]
fn a_line_of_the_list_fits_the_terminal() {
    let what = text!("Adds up what may be added.", "只加能加的。");
    let one = Candidate { text: "total".into(), what, spaced: true };
    let shown = |columns| one.shown(6, columns, Language::English);
    assert_eq!(shown(None), "total   Adds up what may be added.");
    assert_eq!(shown(Some(80)), shown(None));
    assert_eq!(shown(Some(20)), "total   Adds up wh…");
    assert_eq!(one.shown(6, Some(15), Language::Chinese), "total   只加…");
}

#[test]
fn nothing_fits_nothing() {
    assert_eq!(words("rank zzz"), Vec::<String>::new());
}

#[test]
fn what_steers_a_terminal_is_not_offered() {
    let name = "\u{1b}[2J\u{1b}[31m甲县".to_owned();
    let known =
        KnownName { written: name.clone(), name, what: Text::default(), kind: NameKind::District };
    let vocabulary = Vocabulary::new(vec![known], vec![], vec![]);
    assert_eq!(vocabulary.complete("show ", 5).words, vec![]);
    let what = Text::same("county of \u{1b}[2J");
    let one = Candidate { text: "乙县".into(), what, spaced: false };
    assert!(!one.shown(6, None, Language::English).contains('\u{1b}'));
}

/// What is offered on the sample.
fn on_sample(text: &str) -> Vec<String> {
    let mut sources = crate::source::Sources::default();
    let opened = Session::open(&crate::session::Open::default(), &mut sources).expect("the sample");
    let found = Vocabulary::of(&opened.value).complete(text, text.len());
    found.words.into_iter().map(|one| one.text).collect()
}

fn has(text: &str, word: &str) -> bool {
    on_sample(text).iter().any(|one| one == word)
}

#[test]
fn a_clause_that_stands_there_or_is_not_taken_is_not_offered() {
    assert!(has("rank domestic ", "top") && has("rank domestic ", "where"));
    for word in ["top", "bottom"] {
        assert!(!has("rank domestic top 3 ", word), "{word}");
        assert!(!has("total domestic ", word), "{word}");
    }
    assert!(!has("rank domestic where progress < 25% ", "where"));
    assert!(has("rank domestic where progress < 25% ", "and"));
    assert!(!has("rank domestic at 2023Q1 ", "at") && !has("list domestic at 2023Q1 ", "from"));
    assert!(has("rank domestic per group ", "per"));
    assert!(!has("排名 内资 前 3 ", "前") && !has("排名 内资 前 3 ", "后"));
    let clauses = on_sample("show 汉滨区 ");
    assert_eq!(clauses, ["at", "versus"]);
    assert_eq!(on_sample("compare 汉滨区, 恒口 "), ["at", "versus"]);
    assert!(has("list domestic show (actual ", "at"));
}

#[test]
fn rows_are_divided_by_columns() {
    assert!(
        on_sample("total domestic per ").starts_with(&["group".to_owned(), "period".to_owned()])
    );
    assert!(on_sample("合计 内资 每 ").starts_with(&["组".to_owned(), "期间".to_owned()]));
    assert_eq!(on_sample("total domestic per gr"), ["group"]);
}

#[test]
fn districts_come_first_where_they_are_asked_for() {
    let of = on_sample("trend domestic of ");
    assert!(of.contains(&"汉滨区".into()) && of.contains(&"counties".into()), "{of:?}");
    assert!(!of.contains(&"domestic".into()) && !of.contains(&"progress".into()), "{of:?}");
    assert!(!has("trend domestic of 恒口, ", "progress"));
    let among = on_sample("rank domestic among ");
    let place = |word: &str| among.iter().position(|one| one == word).expect(word);
    assert!(place("counties") < place("progress") && place("汉滨区") < place("progress"));
    let held = on_sample("list domestic where district = ");
    assert!(held.contains(&"汉滨区".into()) && !held.contains(&"counties".into()), "{held:?}");
    let held = on_sample("list domestic where group in (zones, ");
    assert!(held.contains(&"counties".into()) && !held.contains(&"汉滨区".into()), "{held:?}");
}

#[test]
fn an_exact_word_comes_first() {
    let found = on_sample("list domestic show p");
    assert!(found.len() > 1);
    assert_eq!(
        on_sample("rank domestic where progress").first().map(String::as_str),
        Some("progress")
    );
}

#[test]
fn a_path_is_begun_by_the_quote() {
    for text in
        ["save late to \"", "include \"", "保存 迟 到 \"", "check a: rank domestic same as \""]
    {
        assert_eq!(path_start(&format!("{text}ex")), Some(text.len()), "{text}");
    }
    for text in ["print \"a", "rank domestic", "save late to", "check a \"title"] {
        assert_eq!(path_start(text), None, "{text}");
    }
}
