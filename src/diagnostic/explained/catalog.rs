//! Q03: the catalog.

use super::{Code, Example, Explained, case, entry};
use crate::text::text;

pub(super) static CATALOG: &[Explained] = &[
    entry(
        Code::BadCatalog,
        text!(
            "The catalog is no TOML, has a key that is not known or a value of another kind, or lacks a \
             key that is needed. docs/catalog.md lists the keys.",
            "目录不是合法的 TOML，或有不认识的键、种类不对的值，或缺少必需的键。键的清单见 docs/catalog.md。"
        ),
        case!("data_error/catalog_syntax"),
    ),
    entry(
        Code::CatalogConflict,
        text!(
            "Two things in the catalog have one name, or one refers to what is not there: a group, a \
             parent, an indicator. Names are compared without blanks, case and width.",
            "目录里有两样东西同名，或指向不存在的分组、上级或指标。比较名称时不计空格、大小写和全角半角。"
        ),
        case!("data_error/catalog_keys"),
    ),
    entry(
        Code::HeaderMismatch,
        text!(
            "The header of the table is not the one that the catalog states: a column has gone, or has \
             another name. The catalog is brought up to date, or the other table is opened.",
            "表头与目录所写的不同：少了一列，或列名变了。请更新目录，或打开正确的表格。"
        ),
        case!("data_error/header"),
    ),
];
