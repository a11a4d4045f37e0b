//! Q04: files and data.

use super::{Code, Example, Explained, case, entry};
use crate::text::text;

pub(super) static DATA: &[Explained] = &[
    entry(
        Code::UnreadableFile,
        text!(
            "The file is not there, may not be read, or is no text in UTF-8. Tables that Excel has saved \
             as csv are often in GBK: they are saved anew as UTF-8.",
            "文件不存在、没有权限，或不是 UTF-8 文本。Excel 存的 csv 常是 GBK 编码，请另存为 UTF-8。"
        ),
        case!("data_error/no_such_file"),
    ),
    entry(
        Code::BadCell,
        text!(
            "A cell in a column of figures is no figure, or has another unit than its column. A dash or \
             an empty cell is missing and fine; anything else has to be mended in the table.",
            "数值列里有单元格不是数，或单位与该列不同。横线或空白算缺失，没有问题；其他内容须在表格里改正。"
        ),
        case!("data_error/bad_cells"),
    ),
    entry(
        Code::BadTable,
        text!(
            "The table has no header, no rows, or no column that could be the districts. A table that \
             needs explaining gets a catalog.",
            "表格没有表头、没有数据行，或没有一列像是地区。需要说明的表格，请写目录。"
        ),
        case!("data_error/empty"),
    ),
    entry(
        Code::DuplicateKey,
        text!(
            "The tables have two rows for one district and period, so that a figure would have two \
             values. Both places are named; one of them has to go.",
            "同一地区同一期间有两行数据，一个数会有两个值。消息里指出两处，须去掉一处。"
        ),
        case!("data_error/same_district_twice"),
    ),
    entry(
        Code::UnknownDistrict,
        text!(
            "A row of the table names a district that the catalog does not have. It is a slip, or an \
             alias that the catalog should list, or a row to be ignored.",
            "表格里有目录中没有的地区：可能是笔误，可能是目录该列出的别名，也可能是应忽略的行。"
        ),
        case!("data_error/unknown_district"),
    ),
    entry(
        Code::NoPeriod,
        text!(
            "Neither a column, a title, the catalog nor the file's name says which period the figures are \
             of. The option --period says it.",
            "列、标题、目录和文件名都没有写明数据属于哪一期。请用 --period 写明。"
        ),
        case!("data_error/no_period"),
    ),
    entry(
        Code::FileExists,
        text!(
            "save does not replace a file that is there unless it is told to: overwrite behind the path.",
            "文件已经存在时，`保存` 不会自行替换。要替换，在路径之后写 `覆盖`。"
        ),
        case!("data_error/file_exists"),
    ),
    entry(
        Code::UnwritableFile,
        text!(
            "The file cannot be written: its folder is not there or may not be written to, it is read-only, \
             or the disk is full. Nothing was left behind.",
            "文件写不了：文件夹不存在或没有权限，文件是只读的，或磁盘已满。没有留下任何残余。"
        ),
        case!("data_error/unwritable_file"),
    ),
];
