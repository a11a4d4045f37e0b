//! The program from outside: arguments in; exit code and two streams out.

mod arguments;
mod check_options;
mod checks;
mod exit_codes;
mod fmt;
mod language;
mod query;
mod redact;
mod scripts;
mod serve;
mod streams;
mod waivers;

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// One run of the program.
struct Run {
    command: Command,
    input: Option<Vec<u8>>,
}

/// What came out of it.
struct Ran {
    code: Option<i32>,
    data: String,
    talk: String,
}

/// The program with these arguments, apart from the settings of whoever runs the tests.
fn indiq(arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_indiq"));
    command.args(arguments);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "RUST_BACKTRACE"] {
        command.env_remove(variable);
    }
    // Messages in English, whatever the language of whoever runs them.
    command.env("LC_ALL", "C");
    Run { command, input: None }
}

impl Run {
    /// What it reads on standard input; nothing unless said.
    fn input(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.input = Some(text.into());
        self
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    fn ran(mut self) -> Ran {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input is a pipe");
        if let Some(input) = self.input {
            // It may end before it has read everything, as it should when the arguments are wrong.
            let _ = stdin.write_all(&input);
        }
        drop(stdin);
        child.wait_with_output().expect("the program ends").into()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("all output is UTF-8");
        Self { code: output.status.code(), data: text(output.stdout), talk: text(output.stderr) }
    }
}

/// A folder that goes away with it.
struct Folder(std::path::PathBuf);

impl Folder {
    /// A folder of this test's own.
    fn new(test: &str) -> Self {
        let name = format!("indiq-{}-{test}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
        Self(folder)
    }

    /// A file in it, and its path.
    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("the temporary folder is writable");
        path.to_str().expect("a path in UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
