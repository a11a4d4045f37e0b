//! Q05: running; Q07: the command line.

use super::{Code, Example, Explained, case, entry};
use crate::text::text;

pub(super) static RUNNING: &[Explained] = &[
    entry(
        Code::NoData,
        text!(
            "The statement is right, but the data has no such period, or no figure for the rows asked \
             about. The hint says which periods there are.",
            "语句没有错，但数据里没有这一期，或所问的行没有数据。建议列出已有的期间。"
        ),
        case!("data_error/no_such_period"),
    ),
    entry(
        Code::EngineFailed,
        text!(
            "indiq itself is at fault, not the statement. The session goes on. Please report it with the \
             statement that led to it.",
            "这是 indiq 自身的问题，不是语句的问题。会话可以继续。请连同引发它的语句一起报告。"
        ),
        Example::Nothing,
    ),
    entry(
        Code::FormatFailed,
        text!(
            "The formatted text would be read as another statement, so the file stays as it is. Please \
             report it with the text that led to it.",
            "整理后的文本会被读成另一条语句，所以文件保持原样。请连同引发它的文本一起报告。"
        ),
        Example::Nothing,
    ),
    entry(
        Code::Usage,
        text!(
            "The command line asks for what cannot be done: a table that is not there, options that \
             exclude each other, a param without a value. indiq --help lists what it takes.",
            "命令行的要求无法执行：表格不存在，选项互相排斥，参数没有值。`indiq --help` 列出可用的写法。"
        ),
        Example::Command(&["rank", "domestic"]),
    ),
];
