//! Which periods the tables of a catalog can hold, as far as it is known before they are read.

use super::measure::Measure;
use super::model::{Catalog, IndicatorId, Layout, PeriodSource, SourceTable};
use crate::period::{Period, PeriodLiteral, find_in};
use std::path::Path;

/// What is known of the periods of one table.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Holds {
    /// A column says them, or it stands for several files.
    Many,
    /// The catalog or the file's name says it.
    One(PeriodLiteral),
    /// A title or the command line will say it.
    Unknown,
}

impl Catalog {
    /// Whether the tables can hold the indicator's actual of a period and of the same one a year
    /// before, so that its growth can be worked out where none is printed.
    pub fn has_history(&self, indicator: IndicatorId) -> bool {
        let holds: Vec<Holds> = (self.sources.iter())
            .filter(|source| source.layout.holds(indicator, Measure::Actual))
            .map(SourceTable::holds)
            .collect();
        if holds.contains(&Holds::Many) || holds.len() > 1 && holds.contains(&Holds::Unknown) {
            return true;
        }
        let periods: Option<Vec<Period>> = holds.iter().map(Holds::dated).collect();
        // A period without its year may be any year's.
        let Some(periods) = periods else { return holds.len() > 1 };
        periods.iter().any(|now| {
            let before = now.same_last_year();
            periods.iter().any(|other| other.ends_like(before))
        })
    }

    /// Whether the tables can hold more than one period.
    pub fn has_several_periods(&self) -> bool {
        let holds: Vec<Holds> = self.sources.iter().map(SourceTable::holds).collect();
        let mut known = holds.iter().filter(|one| matches!(one, Holds::One(_)));
        let first = known.next();
        // Files of one source are there for their periods.
        let mut unknown = self.sources.iter().filter(|one| one.holds() == Holds::Unknown);
        let has_sibling = |one: &SourceTable| {
            self.sources.iter().filter(|other| other.span == one.span).count() > 1
        };
        holds.contains(&Holds::Many)
            || known.any(|other| Some(other) != first)
            || unknown.any(has_sibling)
    }
}

impl Holds {
    fn dated(&self) -> Option<Period> {
        match self {
            Self::One(literal) => literal.year.map(|year| literal.in_year(year)),
            _ => None,
        }
    }
}

impl SourceTable {
    fn holds(&self) -> Holds {
        if let Layout::Wide { columns, .. } = &self.layout
            && columns.iter().any(|column| column.period.is_some())
        {
            return Holds::Many;
        }
        match self.period {
            PeriodSource::Column { .. } => Holds::Many,
            PeriodSource::Fixed(literal) => Holds::One(literal),
            PeriodSource::Unstated if self.is_pattern() => Holds::Many,
            PeriodSource::Unstated if self.title_rows > 0 => Holds::Unknown,
            PeriodSource::Unstated => period_of_file(&self.file).map_or(Holds::Unknown, Holds::One),
        }
    }
}

/// The period that a file's name speaks of, `ankang-2023q1.csv`, or else the nearest folder that is
/// called so: `period=2023Q1/ankang.csv`.
pub fn period_of_file(path: &str) -> Option<PeriodLiteral> {
    let path = Path::new(path);
    let own = path.file_stem().and_then(|stem| find_in(&stem.to_string_lossy()));
    own.or_else(|| {
        let folders = path.ancestors().skip(1).filter_map(|folder| folder.file_name()?.to_str());
        folders.filter_map(|name| name.split_once('=')).find_map(|(_, value)| find_in(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_of_the_period_that_its_name_or_its_folder_says() {
        let said = |path: &str| period_of_file(path).map(|it| it.to_string());
        let own = said("a/ankang-2023q1.csv");
        assert!(own.is_some());
        assert_eq!(said("a/period=2023Q1/ankang.csv"), own);
        assert_eq!(said("period=2022Q1/x=y/ankang-2023q1.csv"), own);
        assert_eq!(said("2023Q1/ankang.csv"), None);
    }
    use crate::catalog::read;
    use crate::source::SourceId;

    /// Whether an indicator of such sources has a history, and whether there are several periods.
    fn history(sources: &[&str]) -> (bool, bool) {
        let mut text = "[catalog]\nname = \"x\"\n[indicators.a]\nunit = \"亿元\"\n".to_owned();
        for source in sources {
            text += &format!(
                "[[sources]]\n{source}\ndistrict = \"地区\"\ncolumns = {{ \"数\" = \"a.actual\" }}\n"
            );
        }
        let catalog = read(SourceId(0), &text).expect("a catalog");
        (catalog.has_history(IndicatorId(0)), catalog.has_several_periods())
    }

    #[test]
    fn what_the_catalog_says_of_periods() {
        let one = "file = \"t.csv\"\nperiod = \"2023Q1\"";
        assert_eq!(history(&[one]), (false, false));
        assert_eq!(history(&["file = \"t.csv\""]), (false, false));
        assert_eq!(history(&["file = \"t.csv\"\nperiod_column = \"期\""]), (true, true));
        assert_eq!(history(&["file = \"t-*.csv\""]), (true, true));
        let second = "file = \"u.csv\"\nperiod = \"2023H1\"";
        assert_eq!(history(&[one, second]), (false, true));
        let march = "file = \"u.csv\"\nperiod = \"2022M3\"";
        assert_eq!(history(&[one, march]), (true, true), "the first quarter ends with March");
        assert_eq!(history(&[one, "file = \"u.csv\"\nperiod = \"一季度\""]), (true, true));
        assert_eq!(history(&["file = [\"a-2023q1.csv\", \"a-2022q1.csv\"]"]), (true, true));
        assert_eq!(history(&["file = [\"a-2023q1.csv\", \"a-2023q2.csv\"]"]), (false, true));
        let titled = "file = [\"a.csv\", \"b.csv\"]\ntitle_rows = 1";
        assert_eq!(history(&[titled]), (true, true));
        let dated = "file = [\"a.csv\", { file = \"b.csv\", period = \"2022Q1\" }]";
        assert_eq!(history(&[dated]), (true, true));
    }
}
