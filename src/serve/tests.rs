use super::*;

fn server() -> Server {
    Server::new(Open::default()).expect("the sample is sound")
}

fn said(server: &mut Server, line: &str) -> Value {
    let response = server.answer(&Line::Bytes(line.as_bytes().to_vec())).expect("it is no blank");
    assert!(!response.line.contains('\n'), "{}", response.line);
    serde_json::from_str(&response.line).expect("a response is JSON")
}

#[test]
fn a_query_is_answered_as_json_has_it() {
    let mut server = server();
    let line = r#"{"id": "a", "query": "rank domestic where progress < 25%"}"#;
    let response = server.answer(&Line::Bytes(line.into())).expect("an answer");
    // With the decimals printed, as in every JSON of an answer.
    assert!(response.line.contains(r#""actual":13.07"#), "{}", response.line);
    let said = said(&mut server, line);
    assert_eq!(
        (&said["version"], &said["id"], &said["ok"]),
        (&1.into(), &"a".into(), &true.into())
    );
    assert_eq!(said["answer"]["rows"].as_array().map(Vec::len), Some(2));
    assert!(said.get("error").is_none() && said.get("report").is_none());
}

#[test]
fn wrong_lines_are_told_apart_and_cost_nothing() {
    let mut server = server();
    for (line, class, code) in [
        ("{", "request", "Q0701"),
        (r#"{"id": 1, "queri": "rank domestic"}"#, "request", "Q0701"),
        (r#"{"id": 1, "query": "rank domestik"}"#, "script", "Q0201"),
        (r#"{"id": 1, "query": "rank domestic; total domestic"}"#, "script", "Q0701"),
        (r#"{"id": 1, "query": "help rank"}"#, "script", "Q0701"),
        (r#"{"id": 1, "query": "list domestic at 1999"}"#, "data", "Q0501"),
        (r#"{"id": 1, "check": "check a for domestic: progress >= 25"}"#, "script", "Q0203"),
        (r#"{"id": 1, "check": "rank domestic"}"#, "script", "Q0701"),
        (r#"{"id": 1, "check_files": ["nowhere.q"]}"#, "script", "Q0701"),
    ] {
        let said = said(&mut server, line);
        assert_eq!(said["ok"], Value::from(false), "{line}");
        assert_eq!(said["error"]["class"], class, "{line} {said}");
        assert_eq!(said["error"]["diagnostics"][0]["code"], code, "{line} {said}");
    }
    for line in [Line::TooLong, Line::Bytes(vec![b'{', 0xff])] {
        let response = server.answer(&line).expect("it is answered");
        assert!(response.line.contains(r#""class":"request""#), "{}", response.line);
    }
    assert_eq!(server.answer(&Line::Bytes(b" \r".to_vec())), None);
    assert_eq!(said(&mut server, r#"{"query": "count domestic"}"#)["ok"], Value::from(true));
}

#[test]
fn a_session_does_not_grow_with_what_it_is_asked() {
    let mut server = server();
    let ask = |server: &mut Server| {
        said(server, r#"{"query": "rank domestic"}"#);
        said(server, r#"{"query": "rank domestik"}"#);
        said(server, r#"{"check": "check a for domestic: progress >= 25%", "params": {}}"#);
        said(server, r#"{"check": "check a for domestik: progress >= 25%"}"#);
        server.session.texts()
    };
    let once = ask(&mut server);
    assert_eq!(ask(&mut server), once);
}

#[test]
fn checks_are_listed_and_run() {
    let mut server = server();
    let text = "check pace \"on time\" for domestic: progress >= 25% tag publish\n\
                check filled for domestic: actual is not missing";
    let ask = |server: &mut Server, more: Value| {
        let mut line = json!({ "id": 7, "check": text, "name": "m.q" });
        let keys = line.as_object_mut().expect("an object");
        keys.extend(more.as_object().cloned().unwrap_or_default());
        said(server, &line.to_string())
    };
    let listed = ask(&mut server, json!({ "list": true }));
    let pace =
        json!({ "id": "pace", "title": "on time", "tags": ["publish"], "file": "m.q", "line": 1 });
    assert_eq!((&listed["checks"][0], listed["checks"].as_array().map(Vec::len)), (&pace, Some(2)));
    let all = ask(&mut server, json!({}));
    assert_eq!((&all["exit_status"], &all["report"]["summary"]["fail"]), (&1.into(), &1.into()));
    let one = ask(&mut server, json!({ "only": ["filled"], "now": "2023-04-07" }));
    assert_eq!((&one["exit_status"], &one["report"]["now"]), (&0.into(), &"2023-04-07".into()));
    assert_eq!(one["report"]["checks"].as_array().map(Vec::len), Some(1));
    assert_eq!(ask(&mut server, json!({ "only": ["pacce"] }))["error"]["class"], "script");
}

#[test]
fn a_report_leaves_out_what_is_asked_and_fails_on_what_is_asked() {
    let mut server = server();
    let pace = "check pace for domestic: progress >= 25% warn above 0";
    let mut ask = |more: Value| {
        let mut line = json!({ "check": pace, "now": "2023-04-07" });
        let keys = line.as_object_mut().expect("an object");
        keys.extend(more.as_object().cloned().unwrap_or_default());
        said(&mut server, &line.to_string())
    };
    let plain = ask(json!({}));
    assert_eq!((&plain["exit_status"], &plain["report"]["fail_on"]), (&0.into(), &"fail".into()));
    assert!(plain.to_string().contains("13.93") && plain.to_string().contains("瀛湖"));
    let strict = ask(json!({ "fail_on": "warn" }));
    assert_eq!((&strict["exit_status"], &strict["report"]["fail_on"]), (&1.into(), &"warn".into()));
    for (columns, leaks) in [
        (json!(["progress"]), ["13.93", "11.07"]),
        (json!(["内资.进度"]), ["13.93", "11.07"]),
        (json!(["district"]), ["瀛湖", "恒口"]),
    ] {
        let redacted = ask(json!({ "redact": columns })).to_string();
        for leak in leaks {
            assert!(!redacted.contains(leak), "{columns} {leak}: {redacted}");
        }
    }
    assert_eq!(ask(json!({ "redact": ["progres"] }))["error"]["class"], "script");
}

#[test]
fn a_panic_costs_one_answer() {
    let reply = whatever_happens(Language::English, || panic!("the cat left"));
    let response = reply.response(Some("3".to_owned()));
    let said: Value = serde_json::from_str(&response.line).expect("it is JSON");
    assert_eq!((&said["id"], &said["error"]["class"]), (&3.into(), &"data".into()));
    let message = said["error"]["diagnostics"][0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("the cat left"), "{message}");
}

#[test]
fn the_last_response_is_that_to_shutdown() {
    let mut server = server();
    let mut ask = |line: &str| server.answer(&Line::Bytes(line.into())).expect("it is answered");
    assert!(!ask(r#"{"id": 1, "reload": true}"#).is_last);
    let last = ask(r#"{"id": 2, "shutdown": true}"#);
    assert_eq!(last.line, r#"{"version":1,"id":2,"ok":true,"done":"shutdown"}"#);
    assert!(last.is_last);
}
