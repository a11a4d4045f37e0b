//! A report as JSON: the report itself, its texts in one language.

use crate::checks::result::Report;
use crate::text::Language;

/// The JSON schema of it, as `docs/check-report.schema.json` has it.
pub const JSON_SCHEMA: &str = include_str!("../../../docs/check-report.schema.json");

/// The report.
pub fn json(report: &Report, language: Language) -> String {
    let report = report.clone().said_in(language);
    // Numbers that JSON cannot write are written as null, keys are texts: nothing can go wrong.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::*;
    use crate::checks::result::{
        Kind, Level, Outcome, SCHEMA, Severity, Status, UnknownIs, Verdict, WaiverState,
    };
    use serde_json::Value;

    fn schema() -> Value {
        serde_json::from_str(JSON_SCHEMA).expect("the schema is JSON")
    }

    /// Follows a reference, and takes of alternatives the one that is an object.
    fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
        if let Some(path) = schema["$ref"].as_str() {
            let name = path.rsplit('/').next().unwrap_or_default();
            return resolved(root, &root["$defs"][name]);
        }
        let alternatives = schema["anyOf"].as_array().into_iter().flatten();
        let mut alternatives = alternatives.map(|one| resolved(root, one));
        alternatives.find(|one| one["type"] != "null").unwrap_or(schema)
    }

    /// Where a value has other keys than the schema states, or lacks one that it requires.
    fn differences(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        let schema = resolved(root, schema);
        match value {
            Value::Object(entries) => {
                for (name, value) in entries {
                    let at = format!("{at}.{name}");
                    match (&schema["properties"][name], &schema["additionalProperties"]) {
                        (Value::Null, Value::Null) => found.push(format!("{at} is not stated")),
                        (Value::Null, any) => differences(root, any, value, &at, found),
                        (stated, _) => differences(root, stated, value, &at, found),
                    }
                }
                for name in schema["required"].as_array().into_iter().flatten() {
                    if !name.as_str().is_some_and(|name| entries.contains_key(name)) {
                        found.push(format!("{at} lacks {name}"));
                    }
                }
            }
            Value::Array(items) => {
                for item in items {
                    differences(root, &schema["items"], item, &format!("{at}[]"), found);
                }
            }
            Value::String(text) if schema["enum"].is_array() => {
                let stated = schema["enum"].as_array().into_iter().flatten();
                if !stated.clone().any(|one| one == text) {
                    found.push(format!("{at} is {text}"));
                }
            }
            _ => {}
        }
    }

    #[test]
    fn the_schema_states_every_field() {
        let schema = schema();
        let mut found = Vec::new();
        let (status, nasty) = (specimen::every_status(), specimen::nasty());
        for report in [status, nasty, specimen::empty(), specimen::audit()] {
            let both = serde_json::to_value(&report).expect("it is written");
            let one: Value =
                serde_json::from_str(&json(&report, Language::Chinese)).expect("it is JSON");
            differences(&schema, &schema, &one, "report", &mut found);
            let mut with_both = Vec::new();
            differences(&schema, &schema, &both, "report", &mut with_both);
            // A text in both languages is the one alternative that the walk does not take.
            with_both.retain(|one| {
                !one.ends_with(".en is not stated") && !one.ends_with(".zh is not stated")
            });
            found.extend(with_both);
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    /// What is stated is there: a field that is taken away is missed.
    #[test]
    fn every_field_that_the_schema_requires_is_missed() {
        let schema = schema();
        let report = serde_json::to_value(specimen::every_status().said_in(Language::English));
        let mut report = report.expect("it is written");
        report["checks"][0].as_object_mut().expect("a check").remove("counts");
        report["checks"][1]["samples"][0]["verdict"] = "perhaps".into();
        report["novel"] = 1.into();
        let mut found = Vec::new();
        differences(&schema, &schema, &report, "report", &mut found);
        found.sort();
        let expected = [
            "report.checks[] lacks \"counts\"",
            "report.checks[].samples[].verdict is perhaps",
            "report.novel is not stated",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_names_are_those_of_the_schema() {
        fn names<T>(names: &[(T, &'static str)]) -> Value {
            names.iter().map(|(_, name)| Value::from(*name)).collect()
        }
        let schema = schema();
        for (what, names) in [
            ("kind", names(Kind::NAMES)),
            ("severity", names(Severity::NAMES)),
            ("status", names(Status::NAMES)),
            ("outcome", names(Outcome::NAMES)),
            ("verdict", names(Verdict::NAMES)),
            ("unknown_is", names(UnknownIs::NAMES)),
            ("state", names(WaiverState::NAMES)),
            ("level", names(Level::NAMES)),
        ] {
            assert_eq!(schema["$defs"][what]["enum"], names, "{what}");
        }
        assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
    }
}
