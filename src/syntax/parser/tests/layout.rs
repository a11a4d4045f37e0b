use super::*;

#[test]
fn a_line_is_a_statement_unless_it_goes_on() {
    assert_eq!(tree("rank a\nlist b"), "(rank a)\n(list b)");
    assert_eq!(tree("rank a; list b;;\n"), "(rank a)\n(list b)");
    assert_eq!(
        tree("rank a\n  top 5\n\n  # why\n　by yoy\nlist b"),
        "(rank a (top 5) (by yoy))\n(list b)"
    );
    assert_eq!(tree("list a,\nb"), "(list a b)");
    assert_eq!(tree("list a where b <\n1 and # c\nd"), "(list a (where (and (< b 1) d)))");
    assert_eq!(tree("list a where b starts with\n\"x\""), "(list a (where (startswith b \"x\")))");
    assert_eq!(tree("list a where (\nb\n) \nlist c"), "(list a (where b))\n(list c)");
    assert_eq!(tree("  rank a\n  list b"), "(rank a)\n(list b)");
    assert_eq!(tree("let a =\nlist b\nlist c"), "(let _ (list b))\n(list c)");
    assert_eq!(
        tree("list a show case\nwhen b then 1\nelse 2\nend\nlist c"),
        "(list a (show (case (b 1) 2)))\n(list c)"
    );
    assert_eq!(tree("list case\nlist end\nlist c"), "(list case)\n(list end)\n(list c)");
    assert_eq!(tree("help and\nlist b"), "(help and)\n(list b)");
    assert_eq!(tree("help (\nlist b"), "(help ()\n(list b)");
}

#[test]
fn a_bad_statement_does_not_hide_the_others() {
    let parsed =
        parse(SourceId(0), "rank\nlist a\nlist b where (c < 1\nlist d\nlist e =< 2\nlist f");
    assert_eq!(sexpr::print(&parsed.statements), "(list a)\n(list d)\n(list f)");
    assert_eq!(parsed.diagnostics.len(), 3, "{:#?}", parsed.diagnostics);
    let parsed = parse(SourceId(0), "list a show case when b then 1\nlet c = list d\nprint \"x\"");
    assert_eq!(sexpr::print(&parsed.statements), "(let _ (list d))\n(print _)");
    assert_eq!(parsed.diagnostics.len(), 1, "{:#?}", parsed.diagnostics);
}

#[test]
fn only_what_is_open_asks_for_more() {
    use Completeness::{Complete, Unfinished};
    for (text, expected) in [
        ("rank a", Complete),
        ("rank a where", Complete),
        ("", Complete),
        ("rnak a", Complete),
        ("rank a where (b < 1", Unfinished),
        ("rank a where b = \"x", Complete),
        ("rank `a", Complete),
        ("rank a,", Unfinished),
        ("rank a， # and b\n", Unfinished),
        ("rank a where b <", Unfinished),
        ("rank a where b < 1 and", Unfinished),
        ("排名 a 其中 b < 1 且", Unfinished),
        ("rank a where b starts with", Unfinished),
        ("rank a where (b < 1)", Complete),
        ("rank a where (b < 1;", Complete),
        ("rank \"a\nrank b", Complete),
        ("help and", Complete),
        ("help (", Complete),
        ("rank a where b is missing", Complete),
        ("list a show case when b then 1", Unfinished),
        ("list a show case when b then 1 end", Complete),
        ("list a show case", Unfinished),
        ("列出 a 显示 分情况 当 b 则 1", Unfinished),
        ("list case", Complete),
        ("list a show end", Complete),
        ("list a show case b when 1 then 2", Complete),
        ("let a =", Unfinished),
        ("print \"{count of", Complete),
        ("print \"{count of\"", Complete),
    ] {
        assert_eq!(completeness(text), expected, "{text}");
    }
}

#[test]
fn ten_thousand_statements_are_read_in_one_go() {
    let text =
        "rank domestic where progress < 25% and (yoy > 0 or gap < -1pp) top 5\n".repeat(10_000);
    let parsed = parse(SourceId(0), &text);
    assert_eq!((parsed.statements.len(), parsed.diagnostics.len()), (10_000, 0));
}
