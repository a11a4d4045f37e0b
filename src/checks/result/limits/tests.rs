use super::*;

fn counts(examined: u64, violating: u64, undetermined: u64) -> Counts {
    Counts { examined, violating, undetermined, waived: 0 }
}

fn limits(warn: &str, fail: &str, unknown_is: UnknownIs) -> Limits {
    let limit = |text: &str| (!text.is_empty()).then(|| text.parse().expect("it is a limit"));
    Limits::of_clauses(limit(warn), limit(fail), Some(unknown_is), None)
}

#[test]
fn without_clauses_one_wrong_row_fails() {
    let limits = Limits::default();
    assert_eq!(limits.severity(), Severity::Fail);
    for (counts, status) in [
        (counts(13, 0, 0), Status::Pass),
        (counts(13, 1, 0), Status::Fail),
        (counts(13, 0, 1), Status::Unknown),
        (counts(13, 1, 1), Status::Fail),
        (counts(0, 0, 0), Status::Unknown),
    ] {
        assert_eq!(limits.status(&counts), status, "{counts:?}");
    }
}

#[test]
fn warn_above_alone_never_fails() {
    let limits = limits("0", "", UnknownIs::Fail);
    assert_eq!(limits.severity(), Severity::Warn);
    assert_eq!(limits.status(&counts(13, 13, 0)), Status::Warn);
}

#[test]
fn both_limits_make_three_zones() {
    let limits = limits("0", "10%", UnknownIs::Fail);
    for (violating, status) in
        [(0, Status::Pass), (1, Status::Warn), (2, Status::Warn), (3, Status::Fail)]
    {
        assert_eq!(limits.status(&counts(20, violating, 0)), status, "{violating} of 20");
    }
}

/// A share is of the rows examined, those that are undetermined among them.
#[test]
fn undetermined_rows_count_as_examined() {
    let limits = limits("", "50%", UnknownIs::Pass);
    assert_eq!(limits.status(&counts(4, 2, 0)), Status::Pass);
    assert_eq!(limits.status(&counts(3, 2, 0)), Status::Fail);
    assert_eq!(limits.status(&counts(4, 2, 1)), Status::Unknown);
}

#[test]
fn an_unknown_weighs_what_its_clause_says() {
    for (unknown_is, status, outcome) in [
        (UnknownIs::Fail, Status::Unknown, Outcome::Fail),
        (UnknownIs::Warn, Status::Warn, Outcome::Warn),
        (UnknownIs::Pass, Status::Warn, Outcome::Warn),
    ] {
        let limits = limits("0", "5", unknown_is);
        // One row is wrong and one is open.
        assert_eq!(limits.status(&counts(13, 1, 1)), status, "{unknown_is:?}");
        assert_eq!(limits.outcome(status), outcome, "{unknown_is:?}");
    }
    for (unknown_is, outcome) in [
        (UnknownIs::Fail, Outcome::Fail),
        (UnknownIs::Warn, Outcome::Warn),
        (UnknownIs::Pass, Outcome::Pass),
    ] {
        let limits = limits("", "", unknown_is);
        assert_eq!(limits.status(&counts(13, 0, 1)), Status::Unknown);
        assert_eq!(limits.outcome(Status::Unknown), outcome);
    }
}

#[test]
fn fewer_rows_than_expected_are_unknown() {
    let limits = |at_least| Limits::of_clauses(None, None, None, Some(at_least));
    assert_eq!(limits(13).status(&counts(12, 0, 0)), Status::Unknown);
    assert_eq!(limits(13).status(&counts(13, 0, 0)), Status::Pass);
    assert_eq!(limits(13).status(&counts(12, 1, 0)), Status::Fail);
    assert_eq!(limits(0).status(&counts(0, 0, 0)), Status::Pass);
}

/// In doubles 29 rows of 100 are 28.999999999999996%, and 0.1 of 3 and 0.3 are not alike.
#[test]
fn shares_are_compared_exactly() {
    for (limit, violating, examined, exceeded) in [
        ("29%", 29, 100, false),
        ("28.9999999999999999%", 29, 100, true),
        ("0.3%", 3, 1000, false),
        ("0.3%", 4, 1000, true),
        ("33.3%", 1, 3, true),
        ("0%", 0, 0, false),
        ("0%", 1, 680_000, true),
        ("100%", 7, 7, false),
        ("12345678901234567890123456789012345678%", 1, u64::MAX, false),
        ("0.0000000000000000000000000000000000001%", 1, u64::MAX, true),
    ] {
        let parsed: Limit = limit.parse().expect("it is a limit");
        assert_eq!(parsed.is_exceeded(violating, examined), exceeded, "{violating} above {limit}");
    }
}

#[test]
fn a_limit_is_written_as_a_script_has_it() {
    for text in ["0", "5", "10%", "0.50%"] {
        let limit: Limit = text.parse().expect("it is a limit");
        assert_eq!(limit.to_string(), text);
        let json = serde_json::to_string(&limit).expect("it is written");
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Limit>(&json).expect("it is read"), limit);
    }
    for text in ["", "%", "-1", "-1%", "many", "1.5", "1 %"] {
        assert!(text.parse::<Limit>().is_err(), "{text}");
    }
}
