//! `.edit`: an entry in the user's editor.

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::text::text;
use std::io::Write;
use std::process::Command;

/// The variables that name an editor, the first that is set.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];
/// The editor where none is named.
const EDITOR: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// What a text has become in the editor, without blanks around it. Waits until that is closed.
///
/// # Errors
/// An editor that cannot be started or ends with a failure, and a file that cannot be written or
/// read.
pub fn edited(text: &str) -> Result<String> {
    let named = VARIABLES.iter().find_map(|name| std::env::var(name).ok());
    let command = named.filter(|one| !one.trim().is_empty()).unwrap_or_else(|| EDITOR.to_owned());
    let words = shlex::split(&command).unwrap_or_else(|| vec![command.clone()]);
    let failed = |why: String| {
        let message = text!("the editor {command}: {why}", "编辑器 {command}：{why}", command, why);
        let hint =
            text!("EDITOR, or VISUAL, names the editor", "编辑器由环境变量 EDITOR 或 VISUAL 指定");
        vec![Diagnostic::error(Code::Usage, message).hint(hint)]
    };
    let io = |error: std::io::Error| failed(error.to_string());
    let mut file = tempfile::Builder::new().prefix("indiq-").suffix(".q").tempfile().map_err(io)?;
    writeln!(file, "{text}").map_err(io)?;
    // Not held open while another program writes it: some systems do not allow that.
    let path = file.into_temp_path();
    let (program, arguments) = words.split_first().ok_or_else(|| failed(String::new()))?;
    let status = Command::new(program).args(arguments).arg(&path).status().map_err(io)?;
    if !status.success() {
        return Err(failed(status.to_string()));
    }
    Ok(std::fs::read_to_string(&path).map_err(io)?.trim().to_owned())
}
