//! Exit codes: what each means, and which diagnostics lead to which. Nothing else knows them.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Text, text};
use std::process::ExitCode;

/// How the program ends. Of several, the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Exit {
    /// Every statement ran.
    #[default]
    Fine,
    /// A check failed: `fmt --check` found a script that is not in its canonical form.
    CheckFailed,
    /// The script, the catalog or the command line is wrong: nothing ran.
    Wrong,
    /// Data that cannot be read, or a statement that failed while it ran.
    Failed,
    /// Ctrl-C.
    Interrupted,
}

impl Exit {
    /// The number that the shell sees.
    pub fn status(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::CheckFailed => 1,
            Self::Wrong => 2,
            Self::Failed => 3,
            // 128 + SIGINT, as shells count.
            Self::Interrupted => 130,
        }
    }

    /// What all these diagnostics together lead to. Warnings and notes lead to nothing.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
        errors.map(|one| Self::of_code(one.code)).max().unwrap_or_default()
    }

    /// What a report of checks leads to, by its own number: 0, 1 or 3.
    pub fn of_checks(status: u8) -> Self {
        match status {
            0 => Self::Fine,
            1 => Self::CheckFailed,
            _ => Self::Failed,
        }
    }

    /// What an error of its own number leads to: 2 or 3.
    pub fn of_status(status: u8) -> Self {
        if status == Self::Wrong.status() { Self::Wrong } else { Self::Failed }
    }

    /// A code's family decides.
    fn of_code(code: Code) -> Self {
        if code.is_of_data() { Self::Failed } else { Self::Wrong }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.status())
    }
}

/// The part of `--help` that tells all this.
pub const HELP: Text = text!(
    "Exit codes:
  0    fine
  1    a check failed (fmt --check: a script would change)
  2    the script, the catalog or the command line is wrong; nothing ran
  3    data that cannot be read, or a statement that failed while it ran
  130  Ctrl-C",
    "退出码：
  0    正常
  1    检查未通过
  2    脚本、目录或命令行有误，没有运行
  3    数据读不了，或有语句运行失败
  130  Ctrl-C"
);

#[cfg(test)]
mod tests {
    use super::*;

    fn exit_of(codes: &[Code]) -> u8 {
        let diagnostics: Vec<_> =
            codes.iter().map(|&code| Diagnostic::error(code, Text::same(""))).collect();
        Exit::of(&diagnostics).status()
    }

    #[test]
    fn families_decide() {
        assert_eq!(exit_of(&[]), 0);
        assert_eq!(exit_of(&[Code::UnexpectedToken]), 2);
        assert_eq!(exit_of(&[Code::UnknownName]), 2);
        assert_eq!(exit_of(&[Code::BadCatalog]), 2);
        assert_eq!(exit_of(&[Code::Usage]), 2);
        assert_eq!(exit_of(&[Code::UnreadableFile]), 3);
        assert_eq!(exit_of(&[Code::NoData]), 3);
        assert_eq!(exit_of(&[Code::UnreadableFile, Code::UnknownName]), 3);
    }

    #[test]
    fn warnings_are_fine() {
        assert_eq!(Exit::of(&[Diagnostic::warning(Code::RankDiffers, Text::same(""))]), Exit::Fine);
    }

    #[test]
    fn a_failed_check_yields_to_what_is_worse() {
        assert!(Exit::CheckFailed > Exit::Fine);
        assert!(Exit::CheckFailed < Exit::Wrong && Exit::CheckFailed < Exit::Failed);
    }
}
