//! Opening: from what the command line names to a catalog and the tables that it describes.

use super::{Running, Session, sample};
use crate::analyze::{Vocabulary, relate};
use crate::catalog::{self, Catalog, Layout, PeriodSource, SourceTable, Whose};
use crate::diagnostic::{Code, Diagnostic, Result, Severity, Warned};
use crate::grid::{Charset, Grid};
use crate::input::scan::{self, ScanFrom, Scans};
use crate::input::{self, TableFile};
use crate::output::Leave;
use crate::panel::Panel;
use crate::period::PeriodLiteral;
use crate::source::Sources;
use crate::syntax::ast::Expr;
use crate::text::{Language, text};
use chrono::{DateTime, NaiveDate, Utc};
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a session is opened on. Nothing at all is the embedded sample.
#[derive(Debug, Clone, Default)]
pub struct Open {
    /// Tables, as given on the command line.
    pub tables: Vec<PathBuf>,
    /// A catalog; its own sources are read unless `tables` says which.
    pub catalog: Option<PathBuf>,
    /// The period of tables that do not state theirs.
    pub period: Option<PeriodLiteral>,
    /// Whether any doubt about what a table says is an error.
    pub strict: bool,
    /// Which table of a file that holds several: the name of a sheet, or the number of a table.
    pub sheet: Option<String>,
    /// The encoding of tables that are text, where it is not to be found out.
    pub encoding: Option<Charset>,
    /// Values for params, each as `name=value`.
    pub params: Vec<String>,
    /// Which language files for readers are saved in.
    pub language: Language,
    /// From which size on tables are scanned and not loaded.
    pub scan_from: ScanFrom,
    /// The day that ages and waivers are reckoned from; without it, the system's.
    pub today: Option<NaiveDate>,
}

/// Where the tables of the catalog's sources are, one for each source.
#[derive(Debug)]
pub(super) struct Tables {
    places: Vec<Place>,
    period: Option<PeriodLiteral>,
    scan_from: ScanFrom,
    strict: bool,
}

/// Where one table is.
#[derive(Debug)]
enum Place {
    /// A large one, to be scanned.
    Large(TableFile),
    /// Still to be read.
    File(TableFile),
    /// Read to infer the catalog, or to tell which source it is.
    Read(Grid),
    /// In the binary.
    Embedded(&'static str, &'static str),
}

impl Open {
    /// The same on the embedded sample.
    pub fn of_sample(&self) -> Self {
        let (tables, catalog, period, sheet, encoding) = (vec![], None, None, None, None);
        Self { tables, catalog, period, sheet, encoding, ..self.clone() }
    }

    /// Whether it is the embedded sample.
    pub fn is_sample(&self) -> bool {
        self.catalog.is_none() && self.tables.is_empty()
    }

    /// The tables of the command line: each file, those of folders and patterns too.
    fn files(&self) -> Result<Vec<TableFile>> {
        let mut files = Vec::new();
        for path in &self.tables {
            for table in input::tables_at(path)? {
                let named = TableFile::from(table.as_path());
                let sheet = named.sheet.or_else(|| self.sheet.clone());
                files.push(TableFile { sheet, charset: self.encoding, ..named });
            }
        }
        Ok(files)
    }
}

/// The day by the system's clock, in UTC.
pub fn today() -> NaiveDate {
    DateTime::<Utc>::from(std::time::SystemTime::now()).date_naive()
}

impl Session {
    /// Opens files, or the embedded sample. Every text that a diagnostic may point into is added
    /// to `sources`, also when opening fails.
    ///
    /// # Errors
    /// A file or catalog that cannot be read; a table that cannot be understood.
    pub fn open(open: &Open, sources: &mut Sources) -> Result<Warned<Self>> {
        let opened = match (&open.catalog, open.tables.as_slice()) {
            (None, []) => embedded(sources),
            (None, _) => inferred(&open.files()?, open.period, open.scan_from, sources),
            (Some(path), _) => described(path, &open.files()?, sources),
        }?;
        let (catalog, places) = opened.value;
        if open.strict {
            refuse_doubts(&opened.warnings)?;
        }
        let tables =
            Tables { places, period: open.period, scan_from: open.scan_from, strict: open.strict };
        let language = open.language;
        let running = Running::on(open.today.unwrap_or_else(today));
        let mut words = Vocabulary::new(catalog);
        relate(&mut words)?;
        let tables = Arc::new(tables);
        let mut session =
            Self { words, tables, data: None, language, running, leave: Leave::default() };
        crate::analyze::all(open.params.iter().map(|param| session.set_param(param, sources)))?;
        Ok(Warned { value: session, warnings: opened.warnings })
    }

    /// Takes a value for a param from the command line: `p=2023Q1`.
    fn set_param(&mut self, param: &str, sources: &mut Sources) -> Result<()> {
        let (name, value) = setting(param, sources)?;
        if self.words.settings.contains_key(&catalog::key(&name)) {
            let message = text!("--param {name} is given twice", "`--param {name}` 给了两次", name);
            let hint = text!("give it one value", "只给一个值");
            return Err(Diagnostic::error(Code::Usage, message).hint(hint).into());
        }
        self.set(&name, value);
        Ok(())
    }
}

/// A value for a param as the command line gives it: `p=2023Q1`.
pub(super) fn setting(param: &str, sources: &mut Sources) -> Result<(String, Expr)> {
    let wrong = |message, hint| Err(Diagnostic::error(Code::Usage, message).hint(hint).into());
    let message = || text!("--param {param} gives no value", "`--param {param}` 没有给出值", param);
    let without_name =
        || text!("--param {param} names no param", "`--param {param}` 没有写参数名", param);
    let named = || text!("write --param NAME={param}", "写作 --param 名称={param}", param);
    let (name, value) = match param.split_once('=') {
        Some((name, value)) if name.trim().is_empty() => {
            let hint = text!("write --param NAME={value}", "写作 --param 名称={value}", value);
            return wrong(without_name(), hint);
        }
        Some((name, value)) if !value.trim().is_empty() => (name, value),
        // `--param 25%`
        None if !is_name(param) => return wrong(without_name(), named()),
        Some((name, _)) => {
            let hint = text!("write --param {name}=VALUE", "写作 --param {name}=值", name);
            return wrong(message(), hint);
        }
        None => {
            let hint = text!("write --param {param}=VALUE", "写作 --param {param}=值", param);
            return wrong(message(), hint);
        }
    };
    let source = sources.add(format!("<--param {}>", name.trim()), value);
    let value = crate::syntax::parse_expression(source, value).map_err(|found| {
        let name_option = |one: Diagnostic| {
            one.hint(text!(
                "it is the value in --param {param}",
                "这是 `--param {param}` 的值",
                param
            ))
        };
        found.into_iter().map(name_option).collect::<Vec<_>>()
    })?;
    Ok((name.trim().to_owned(), value))
}

/// Whether a text may be the name of a param: its first character is that of a word.
fn is_name(text: &str) -> bool {
    text.trim().chars().next().is_some_and(|first| first.is_alphabetic() || first == '`')
}

type Opened = Result<Warned<(Catalog, Vec<Place>)>>;

fn sound(catalog: Catalog, places: Vec<Place>) -> Opened {
    Ok(Warned { value: (catalog, places), warnings: vec![] })
}

fn embedded(sources: &mut Sources) -> Opened {
    let source = sources.add(sample::CATALOG_NAME, sample::CATALOG);
    let catalog = catalog::read(source, sample::CATALOG)?;
    let places = catalog.sources.iter().filter_map(|table| {
        let file = sample::FILES.iter().find(|(name, _)| *name == table.file);
        file.map(|(name, text)| Place::Embedded(name, text))
    });
    let places = places.collect();
    sound(catalog, places)
}

/// Tables without a catalog: understood from the first one's header; the others must be like it.
fn inferred(
    tables: &[TableFile],
    period: Option<PeriodLiteral>,
    from: ScanFrom,
    sources: &mut Sources,
) -> Opened {
    let (mut grids, mut large) = (Vec::new(), Vec::new());
    let mut understood = None;
    for table in tables {
        if is_large(table, from) {
            let (grid, known) = sampled(&table.path, period)?;
            understood = known;
            grids.push(grid);
            large.push(Some(table.clone()));
            continue;
        }
        for grid in input::tables_of(input::read_grids(table, sources)?)? {
            grids.push(grid);
            large.push(None);
        }
    }
    let inferred = match understood.filter(|_| grids.len() == 1) {
        Some(understood) => understood,
        None => catalog::infer_all(&grids, period)?,
    };
    let place = |(grid, large): (Grid, Option<TableFile>)| match large {
        Some(table) => Place::Large(table),
        None => Place::Read(grid),
    };
    let places = grids.into_iter().zip(large).map(place).collect();
    Ok(Warned { value: (inferred.value, places), warnings: inferred.warnings })
}

/// Whether a table is to be scanned: nothing is said of it that scanning does not know.
fn is_large(table: &TableFile, from: ScanFrom) -> bool {
    let utf8 = table.charset.is_none_or(|charset| charset.to_string() == "UTF-8");
    table.sheet.is_none() && utf8 && scan::is_large(&table.path, from)
}

/// Rows of a large table, and all of its districts; what is understood of it, where its first rows say all.
fn sampled(path: &Path, period: Option<PeriodLiteral>) -> Result<(Grid, Option<Warned<Catalog>>)> {
    let sample = scan::sample(path, None, None)?;
    let understood = catalog::infer_all(std::slice::from_ref(&sample), period)?;
    let Some(source) = understood.value.sources.first() else { return Ok((sample, None)) };
    let district = match &source.layout {
        Layout::Wide { district: Whose::Column(district), .. } => Some(district.as_str()),
        _ => None,
    };
    let period = match &source.period {
        PeriodSource::Column { header, .. } => Some(header.as_str()),
        PeriodSource::Fixed(_) | PeriodSource::Unstated => None,
    };
    let whole = scan::sample(path, district, period)?;
    let known = (whole == sample).then_some(understood);
    Ok((whole, known))
}

/// A catalog, with its own tables or with those given in their stead.
fn described(path: &Path, tables: &[TableFile], sources: &mut Sources) -> Opened {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|wrong| {
        let message = text!(
            "the catalog {name} cannot be read: {wrong}",
            "读不了目录 {name}：{wrong}",
            name,
            wrong
        );
        Diagnostic::error(Code::BadCatalog, message)
    })?;
    let text = input::encoding::utf8(&name, bytes)?;
    let ending = path.extension().and_then(|ending| ending.to_str());
    if ending.is_some_and(|it| ["csv", "tsv", "tab"].iter().any(|one| one.eq_ignore_ascii_case(it)))
    {
        let message = text!("{name} is a table, not a catalog", "{name} 是表格，不是目录", name);
        let hint = text!("a table is opened by: indiq {name}", "表格这样打开：indiq {name}", name);
        return Err(Diagnostic::error(Code::BadCatalog, message).hint(hint).into());
    }
    let source = sources.add(name.clone(), text.clone());
    let mut catalog = catalog::read(source, &text)?;
    if catalog.sources.is_empty() {
        let message = text!(
            "the catalog {name} names no table: it has no [[sources]]",
            "目录 {name} 没有写明任何表格：缺少 [[sources]]",
            name
        );
        let hint = text!(
            "write [[sources]] and below it file = \"…\" and what its columns are (docs/catalog.md)",
            "写 [[sources]]，下面写 file = \"…\" 和各列的含义（见 docs/catalog.md）"
        );
        return Err(Diagnostic::error(Code::BadCatalog, message).hint(hint).into());
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    if tables.is_empty() {
        input::expand(&mut catalog, folder)?;
        let file = |table: &SourceTable| TableFile {
            path: folder.join(&table.file),
            sheet: table.sheet.clone(),
            charset: table.charset,
        };
        let places = catalog.sources.iter().map(|table| Place::File(file(table))).collect();
        return sound(catalog, places);
    }
    let mut editions = input::editions(&catalog, tables, sources)?;
    let place = |(edition, table): (&mut input::Edition, &TableFile)| match edition.grid.take() {
        Some(grid) => Place::Read(grid),
        None => Place::File(TableFile {
            sheet: table.sheet.clone().or_else(|| edition.source.sheet.clone()),
            charset: table.charset.or(edition.source.charset),
            ..table.clone()
        }),
    };
    let places = editions.iter_mut().zip(tables).map(place).collect();
    catalog.sources = editions.into_iter().map(|edition| edition.source).collect();
    sound(catalog, places)
}

impl Tables {
    /// The tables, where all are to be scanned and can be.
    pub fn scans(&self, catalog: &Catalog) -> Result<Option<Scans>> {
        let large = self.places.iter().map(|place| match place {
            Place::Large(file) => Some(file.path.as_path()),
            Place::File(file) if is_large(file, self.scan_from) => Some(file.path.as_path()),
            Place::File(_) | Place::Read(_) | Place::Embedded(..) => None,
        });
        match large.collect::<Option<Vec<&Path>>>() {
            Some(paths) if !paths.is_empty() => Scans::open(catalog, &paths, self.period),
            _ => Ok(None),
        }
    }

    /// The files that are still to be read, or would be read again.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.places.iter().filter_map(|place| match place {
            Place::File(file) | Place::Large(file) => Some(file.path.as_path()),
            Place::Read(_) | Place::Embedded(..) => None,
        })
    }

    /// Reads all tables into one panel.
    pub fn read(&self, catalog: &Catalog, sources: &mut Sources) -> Result<Warned<Panel>> {
        let mut grids = Vec::new();
        for (index, place) in self.places.iter().enumerate() {
            let grid = match place {
                Place::File(file) => match catalog.sources.get(index) {
                    Some(source) => Cow::Owned(input::read_source(file, source, sources)?),
                    None => Cow::Owned(input::read_grid(file, sources)?),
                },
                Place::Large(file) => Cow::Owned(input::read_grid(file, sources)?),
                Place::Read(grid) => Cow::Borrowed(grid),
                Place::Embedded(name, text) => {
                    Cow::Owned(input::grid_of_text(name, text, b',', sources)?)
                }
            };
            grids.push((index, grid));
        }
        let read = input::read_panel(catalog, &grids, self.period)?;
        if self.strict {
            refuse_doubts(&read.warnings)?;
        }
        Ok(read)
    }
}

/// What is said of tables as errors, if anything is: for those who want no doubt.
fn refuse_doubts(doubts: &[Diagnostic]) -> Result<()> {
    if doubts.is_empty() {
        return Ok(());
    }
    let error = |doubt: &Diagnostic| Diagnostic { severity: Severity::Error, ..doubt.clone() };
    let mut errors: Vec<Diagnostic> = doubts.iter().map(error).collect();
    if let Some(last) = errors.pop() {
        let hint =
            text!("without --strict the table is read as said", "不加 `--strict` 时，按所说的读入");
        errors.push(last.hint(hint));
    }
    Err(errors)
}
