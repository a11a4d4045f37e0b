//! The steps of a plan in words, for `explain`.

use crate::catalog::{Best, Catalog, DistrictId, Ties};
use crate::panel::Figure;
use crate::period::PeriodLiteral;
use crate::plan::{
    Aggregate, AggregateFunction, ArithmeticOperator, ColumnId, Comparison, End, Expr, ExprKind,
    Move, Plan, Role, RowFunction, Step, TextTest, TypeKind, When,
};

/// The words of a plan, one line a step.
pub(super) fn in_words(plan: &Plan, catalog: &Catalog) -> String {
    let words = Words { catalog };
    let mut lines = vec![words.read(plan)];
    lines.extend(plan.steps.iter().map(|step| words.step(step)));
    let columns = plan.columns.iter().map(|column| match words.column(&column.column) {
        made if made == column.name => made,
        made => format!("{} = {made}", column.name),
    });
    lines.push(format!("show {}", columns.collect::<Vec<_>>().join(", ")));
    let numbered =
        lines.iter().enumerate().map(|(index, line)| format!("{:>2}  {line}", index + 1));
    numbered.collect::<Vec<_>>().join("\n")
}

struct Words<'a> {
    catalog: &'a Catalog,
}

impl Words<'_> {
    fn read(&self, plan: &Plan) -> String {
        let read = &plan.read;
        let when = match &read.when {
            When::Latest { figures, moves, .. } => {
                let groups: Vec<String> = figures.iter().map(|one| self.figures(one)).collect();
                let latest = format!("the latest period with any {}", groups.join(" and any "));
                format!("at {}", moved(&latest, moves))
            }
            When::At { period, .. } if read.by_end => {
                format!("at the period that ends as {period} does")
            }
            When::At { period, .. } => format!("at {period}"),
            When::Span { from: None, to: None, .. } => "at every period".into(),
            When::Span { from, to, .. } => {
                let end = |word: &str, end: &Option<PeriodLiteral>| {
                    end.map(|end| format!(" {word} {end}")).unwrap_or_default()
                };
                format!("at the periods{}{}", end("from", from), end("to", to))
            }
        };
        let beside: Vec<String> = read.beside.iter().map(|moves| moved("it", moves)).collect();
        let when = match beside.as_slice() {
            [] => when,
            beside => format!("{when}, and beside it at {}", beside.join(", ")),
        };
        format!(
            "read {} of {}, {when}",
            self.figures(&read.figures),
            self.districts(&read.districts)
        )
    }

    fn districts(&self, districts: &[DistrictId]) -> String {
        match districts {
            [] => "nobody".into(),
            few if few.len() <= 3 => {
                let names: Vec<&str> =
                    few.iter().map(|one| self.catalog.districts[one.0].name.as_str()).collect();
                names.join(", ")
            }
            many => format!("{} {}", many.len(), self.catalog.nouns.plural),
        }
    }

    fn figures(&self, figures: &[Figure]) -> String {
        let names: Vec<String> =
            figures.iter().map(|one| self.column(&ColumnId::Figure(*one))).collect();
        if names.is_empty() { "nothing".into() } else { names.join(", ") }
    }

    fn step(&self, step: &Step) -> String {
        match step {
            Step::Keep { predicate, role: Role::Population } => {
                format!("population: keep rows where {}", self.expr(predicate))
            }
            Step::Keep { predicate, role: Role::Shown } => {
                format!("keep rows where {} (missing is not true)", self.expr(predicate))
            }
            Step::Derive { into, expr } => format!("{into} = {}", self.expr(expr)),
            Step::Spread { into, aggregate, within } => {
                format!(
                    "{into} = {}, beside each row{}",
                    self.aggregate(aggregate),
                    self.within(within)
                )
            }
            Step::Rank { into, key, best, ties, ranked, within } => {
                let best = if *best == Best::Highest { "highest" } else { "lowest" };
                let ties = match ties {
                    Ties::Competition => "1, 2, 2, 4",
                    Ties::Dense => "1, 2, 2, 3",
                    Ties::Ordinal => "1, 2, 3, 4 in catalog order",
                };
                let only = ranked.as_ref().map_or_else(String::new, |ranked| {
                    format!("; only where {}", self.expr(ranked))
                });
                let key = self.expr(key);
                format!(
                    "{into} = rank by {key}, {best} first, ties {ties}{}{only}",
                    self.within(within)
                )
            }
            Step::Cut { key, best, end, count, within } => {
                let lowest = (*best == Best::Lowest) == (*end == End::Top);
                let which = if lowest { "lowest" } else { "highest" };
                let key = self.expr(key);
                format!(
                    "keep the {count} rows with the {which} {key}, and ties{}",
                    self.within(within)
                )
            }
            Step::Recall { into, of, moves } => {
                format!("{into} = {} at {}", self.column(of), moved("the row's period", moves))
            }
            Step::Now => "keep the rows of the periods asked about".into(),
            Step::Aggregate { by, aggregates } => {
                let each = aggregates
                    .iter()
                    .map(|(into, one)| format!("{into} = {}", self.aggregate(one)));
                format!("one row{}: {}", self.within(by), each.collect::<Vec<_>>().join(", "))
            }
            Step::Order { keys } => {
                let each = keys.iter().map(|key| {
                    let down = if key.descending { " from the highest" } else { "" };
                    let missing = if key.missing_last { "last" } else { "first" };
                    format!("{}{down} (missing {missing})", self.expr(&key.expr))
                });
                format!(
                    "order by {}, then the catalog's order",
                    each.collect::<Vec<_>>().join(", ")
                )
            }
        }
    }

    fn within(&self, within: &[ColumnId]) -> String {
        if within.is_empty() {
            return String::new();
        }
        let names: Vec<String> = within.iter().map(|column| self.column(column)).collect();
        format!(" per {}", names.join(", "))
    }

    fn aggregate(&self, aggregate: &Aggregate) -> String {
        let name = match aggregate.function {
            AggregateFunction::Sum => "sum",
            AggregateFunction::Mean => "mean",
            AggregateFunction::Median => "median",
            AggregateFunction::Min => "lowest",
            AggregateFunction::Max => "highest",
            AggregateFunction::Count => "count",
            AggregateFunction::Rows => return "number of rows".into(),
        };
        format!("{name} of {}", self.expr(&aggregate.argument))
    }

    fn column(&self, column: &ColumnId) -> String {
        match column {
            ColumnId::Figure(figure) => {
                let id = &self.catalog.indicators[figure.indicator.0].id;
                format!("{id}.{}", figure.measure.id())
            }
            ColumnId::District => "district".into(),
            ColumnId::Group => "group".into(),
            ColumnId::Level => "level".into(),
            ColumnId::Parent => "parent".into(),
            ColumnId::Period => "period".into(),
            ColumnId::Place => "place in the catalog".into(),
            ColumnId::Made(name) => name.clone(),
        }
    }

    fn expr(&self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Column(column) => self.column(column),
            ExprKind::Number(value) => match &expr.ty.kind {
                TypeKind::Quantity(unit) => format!("{value}{unit}"),
                _ => value.to_string(),
            },
            ExprKind::Text(text) => format!("{text:?}"),
            ExprKind::Truth(value) => value.to_string(),
            ExprKind::Period(period) => period.to_string(),
            ExprKind::Missing => "missing".into(),
            ExprKind::DistrictIn(districts) => {
                format!("district in ({})", self.districts(districts))
            }
            ExprKind::Schedule { decimals, moves, .. } => {
                let exact = if decimals.is_none() { "schedule (exact)" } else { "schedule" };
                at(exact, moves)
            }
            ExprKind::MonthsLeft { moves } => at("months left of the year", moves),
            ExprKind::FigureAt { figure, moves, .. } => {
                at(&self.column(&ColumnId::Figure(*figure)), moves)
            }
            ExprKind::Shift(inner, power) => format!("{} × 10^{power}", self.operand(inner)),
            ExprKind::Settle(inner) => format!("{} to nine decimals", self.operand(inner)),
            ExprKind::Negate(inner) => format!("−{}", self.operand(inner)),
            ExprKind::Not(inner) => format!("not {}", self.operand(inner)),
            ExprKind::Arithmetic(operator, a, b) => {
                let sign = match operator {
                    ArithmeticOperator::Add => "+",
                    ArithmeticOperator::Subtract => "−",
                    ArithmeticOperator::Multiply => "×",
                    ArithmeticOperator::Divide => "/",
                };
                format!("{} {sign} {}", self.operand(a), self.operand(b))
            }
            ExprKind::PeriodIs(comparison, period) => {
                format!("period {} {period}", sign(*comparison))
            }
            ExprKind::Compare(comparison, a, b) => {
                let sign = sign(*comparison);
                format!("{} {sign} {}", self.operand(a), self.operand(b))
            }
            ExprKind::And(a, b) => format!("{} and {}", self.operand(a), self.operand(b)),
            ExprKind::Or(a, b) => format!("{} or {}", self.operand(a), self.operand(b)),
            ExprKind::IsMissing(inner) => format!("{} is missing", self.operand(inner)),
            ExprKind::Match(test, inner, text) => {
                let test = match test {
                    TextTest::Contains => "contains",
                    TextTest::StartsWith => "starts with",
                    TextTest::EndsWith => "ends with",
                    TextTest::Matches => "matches",
                };
                format!("{} {test} {text:?}", self.operand(inner))
            }
            ExprKind::Choose(condition, yes, no) => {
                format!(
                    "{} where {}, else {}",
                    self.operand(yes),
                    self.expr(condition),
                    self.expr(no)
                )
            }
            ExprKind::Call(function, arguments) => {
                let name = match function {
                    RowFunction::Abs => "abs",
                    RowFunction::Round => "round",
                    RowFunction::Least => "min",
                    RowFunction::Greatest => "max",
                    RowFunction::Remainder => "mod",
                    RowFunction::FirstPresent => "coalesce",
                };
                let arguments: Vec<String> = arguments.iter().map(|one| self.expr(one)).collect();
                format!("{name}({})", arguments.join(", "))
            }
        }
    }

    /// An expression inside another: in brackets unless it is one word.
    fn operand(&self, expr: &Expr) -> String {
        let text = self.expr(expr);
        if text.contains(' ') && !matches!(expr.kind, ExprKind::Call(..)) {
            format!("({text})")
        } else {
            text
        }
    }
}

/// A value at another period than the row's own.
fn at(what: &str, moves: &[Move]) -> String {
    match moves {
        [] => what.to_owned(),
        moves => format!("{what} at {}", moved("the row's period", moves)),
    }
}

/// A period and the way from it, in words.
fn moved(from: &str, moves: &[Move]) -> String {
    moves.iter().fold(from.to_owned(), |from, step| match step {
        Move::To(period) => period.to_string(),
        Move::Previous { within_year: true } => format!("the period before {from} in its year"),
        Move::Previous { within_year: false } => format!("the period before {from}"),
        Move::LastYear => format!("the same period as {from} last year"),
        Move::BeforeStart => format!("the part of the year before {from}"),
    })
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::Less => "<",
        Comparison::LessEqual => "≤",
        Comparison::Greater => ">",
        Comparison::GreaterEqual => "≥",
    }
}
