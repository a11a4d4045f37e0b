//! The sample in the binary: the table of the 2023 Q1 report of Ankang, with its catalog.

/// The catalog, as in `examples/ankang/catalog.toml`.
pub(super) const CATALOG: &str = include_str!("../../examples/ankang/catalog.toml");

/// What it is called in messages.
pub(super) const CATALOG_NAME: &str = "<sample>/catalog.toml";

/// The files that it names, with their texts.
pub(super) const FILES: &[(&str, &str)] = &[
    ("ankang-2023q1.csv", include_str!("../../examples/ankang/ankang-2023q1.csv")),
    ("ankang-2023q1-city.csv", include_str!("../../examples/ankang/ankang-2023q1-city.csv")),
];
