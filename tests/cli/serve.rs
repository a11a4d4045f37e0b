//! `indiq serve --stdio`: a line for each line, and nothing else on standard output.

use super::{Folder, indiq};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A server, and a host that talks to it.
struct Served {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

fn serve(arguments: &[&str]) -> Served {
    let mut run = indiq(&[&["serve", "--stdio"], arguments].concat());
    let command = run.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let input = child.stdin.take();
    let output = BufReader::new(child.stdout.take().expect("its output is a pipe"));
    Served { child, input, output }
}

impl Served {
    fn send(&mut self, line: &[u8]) {
        let input = self.input.as_mut().expect("its input is open");
        input.write_all(line).expect("it reads");
        input.write_all(b"\n").expect("it reads");
    }

    /// The next response, which has to be one line of JSON.
    fn next(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("it is UTF-8");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line}"))
    }

    fn ask(&mut self, request: Value) -> Value {
        self.send(request.to_string().as_bytes());
        self.next()
    }

    /// What is left when its input ends, and how it ends.
    fn end(mut self) -> (Option<i32>, String) {
        drop(self.input.take());
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.output, &mut rest).expect("it is UTF-8");
        (self.child.wait().expect("it ends").code(), rest)
    }
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    let mut served = serve(&[]);
    for number in 0..3 {
        let said = served.ask(json!({ "id": number, "query": "count domestic" }));
        assert_eq!((&said["version"], &said["id"]), (&1.into(), &number.into()));
        assert_eq!(said["answer"]["rows"][0]["count"], 13);
    }
    assert_eq!(served.end(), (Some(0), String::new()));
}

#[test]
fn what_is_wrong_is_answered_and_it_goes_on() {
    let mut served = serve(&[]);
    let class = |said: &Value| said["error"]["class"].as_str().unwrap_or_default().to_owned();
    for line in [&b"{"[..], b"rank domestic", b"\xff\xfe", b"[1, 2]", b"{\"id\": {}}", b"null"] {
        served.send(line);
        let said = served.next();
        assert_eq!((said["ok"].as_bool(), class(&said).as_str()), (Some(false), "request"));
        assert_eq!(said["id"], Value::Null);
    }
    served.send(&vec![b'['; 100_000]);
    assert_eq!(class(&served.next()), "request");
    served.send(&vec![b'x'; (4 << 20) + 1]);
    let said = served.next();
    assert!(
        said["error"]["diagnostics"][0]["message"]
            .as_str()
            .is_some_and(|it| it.contains("4194304"))
    );
    let nested = format!("list domestic where {}1 = 1", "(".repeat(100_000));
    assert_eq!(class(&served.ask(json!({ "id": 1, "query": nested }))), "script");
    assert_eq!(class(&served.ask(json!({ "id": 2, "query": "rank domestik" }))), "script");
    assert_eq!(class(&served.ask(json!({ "id": 3, "query": "list domestic at 1999" }))), "data");
    // Blank lines are nobody's request.
    served.send(b"\n  \r");
    assert_eq!(served.ask(json!({ "id": 4, "query": "count domestic" }))["id"], 4);
    assert_eq!(served.end(), (Some(0), String::new()));
}

#[test]
fn checks_of_a_folder_are_listed_and_run() {
    let folder = Folder::new("serve-checks");
    folder
        .file("a.q", "param floor = 10%\ncheck pace for domestic: progress >= floor tag publish\n");
    folder.file("b.q", "check filled \"all there\" for domestic: actual is not missing\n");
    let path = folder.0.to_str().expect("a path in UTF-8");
    let mut served = serve(&[]);
    let listed = served.ask(json!({ "check_files": [path], "list": true }));
    let ids = |said: &Value| {
        let checks = said["checks"].as_array().cloned().unwrap_or_default();
        checks
            .iter()
            .map(|check| check["id"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&listed), ["pace", "filled"]);
    let said = served.ask(json!({ "check_files": [path], "now": "2023-04-07" }));
    assert_eq!((&said["exit_status"], &said["report"]["summary"]["pass"]), (&0.into(), &2.into()));
    let one = json!({ "check_files": [format!("{path}/a.q")], "params": { "floor": "25%" } });
    let said = served.ask(one);
    assert_eq!(
        (&said["exit_status"], &said["report"]["params"]["floor"]),
        (&1.into(), &"25%".into())
    );
    assert_eq!(said["report"]["checks"][0]["samples"][0]["keys"]["district"], "瀛湖");
    let wrong = served.ask(json!({ "check_files": [path], "tags": ["nobody"] }));
    assert_eq!(wrong["error"]["class"], "script");
}

#[test]
fn reload_reads_the_files_anew_and_keeps_the_old_data_if_it_cannot() {
    let folder = Folder::new("serve-reload");
    let table =
        folder.file("t-2023q1.csv", "district,domestic actual (亿元)\n甲县,1.00\n乙县,2.00\n");
    let mut served = serve(&["--data", &table, "--period", "2023Q1"]);
    let total = |served: &mut Served| {
        let said = served.ask(json!({ "query": "total domestic" }));
        said["answer"]["rows"][0]["actual"].as_f64()
    };
    assert_eq!(total(&mut served), Some(3.0));
    folder.file("t-2023q1.csv", "district,domestic actual (亿元)\n甲县,1.00\n乙县,4.00\n");
    assert_eq!(total(&mut served), Some(3.0));
    assert_eq!(served.ask(json!({ "reload": true }))["done"], "reload");
    assert_eq!(total(&mut served), Some(5.0));
    std::fs::remove_file(&table).expect("it is there");
    assert_eq!(served.ask(json!({ "reload": true }))["error"]["class"], "data");
    assert_eq!(total(&mut served), Some(5.0));
}

#[test]
fn it_ends_when_it_is_asked_to() {
    let mut served = serve(&[]);
    let said = served.ask(json!({ "id": "bye", "shutdown": true }));
    assert_eq!(said, json!({ "version": 1, "id": "bye", "ok": true, "done": "shutdown" }));
    assert_eq!(served.child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn what_cannot_be_opened_ends_it_before_the_first_response() {
    let ran = indiq(&["serve", "--stdio", "--data", "nowhere.csv"]).input("{\"id\": 1}\n").ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(3), ""));
    assert!(ran.talk.contains("nowhere.csv"), "{}", ran.talk);
    assert_eq!(indiq(&["serve"]).ran().code, Some(2));
}
