//! The steps of a plan in words, for `explain`.

use crate::catalog::{Best, Catalog, DistrictId, Ties};
use crate::panel::Figure;
use crate::plan::{
    Aggregate, AggregateFunction, ArithmeticOperator, ColumnId, Comparison, End, Expr, ExprKind,
    Move, Plan, Role, RowFunction, Step, TextTest, TypeKind, When,
};
use crate::text::{Language, Text, joined, listed, text};

/// The words of a plan, one line a step.
pub(super) fn in_words(plan: &Plan, catalog: &Catalog) -> Text {
    let words = Words { catalog };
    let mut lines = vec![words.read(plan)];
    lines.extend(plan.steps.iter().map(|step| words.step(step)));
    let columns = plan.columns.iter().map(|column| {
        let made = words.column(&column.column);
        match made.in_language(Language::English) == column.name {
            true => made,
            false => equals(&column.name, &made),
        }
    });
    lines.push(text!("show {columns}", "显示 {columns}", columns = listed(columns)));
    let numbered = lines.iter().enumerate().map(|(index, line)| {
        let number = format!("{:>2}", index + 1);
        text!("{number}  {line}", "{number}  {line}", number, line)
    });
    joined(numbered, &Text::same("\n"))
}

struct Words<'a> {
    catalog: &'a Catalog,
}

/// `value1 = …`
fn equals(name: &str, value: &Text) -> Text {
    text!("{name} = {value}", "{name} = {value}", name, value)
}

impl Words<'_> {
    fn read(&self, plan: &Plan) -> Text {
        let read = &plan.read;
        let when = match &read.when {
            When::Latest { figures, moves, .. } => {
                let groups = figures.iter().map(|one| self.figures(one));
                let groups = joined(groups, &text!(" and any ", "，并且有"));
                let latest =
                    text!("the latest period with any {groups}", "有{groups}的最新期间", groups);
                text!("at {period}", "期间为{period}", period = moved(latest, moves))
            }
            When::At { period, .. } if read.by_end => text!(
                "at the period that ends as {period} does",
                "期间为与 {period} 同时结束的一期",
                period
            ),
            When::At { period, .. } => text!("at {period}", "期间为 {period}", period),
            When::Span { from: None, to: None, .. } => text!("at every period", "全部期间"),
            When::Span { from, to, .. } => {
                let from = from.map(|end| text!(" from {end}", "从 {end} ", end));
                let to = to.map(|end| text!(" to {end}", "到 {end} ", end));
                let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
                text!("at the periods{from}{to}", "{from}{to}的各期", from, to)
            }
        };
        let own = text!("it", "该期");
        let beside = listed(read.beside.iter().map(|moves| moved(own.clone(), moves)));
        let when = match beside.is_empty() {
            true => when,
            false => {
                text!("{when}, and beside it at {beside}", "{when}，并读{beside}", when, beside)
            }
        };
        text!(
            "read {figures} of {districts}, {when}",
            "读取{districts}的{figures}，{when}",
            figures = self.figures(&read.figures),
            districts = self.districts(&read.districts),
            when
        )
    }

    fn districts(&self, districts: &[DistrictId]) -> Text {
        match districts {
            [] => text!("nobody", "无"),
            few if few.len() <= 3 => {
                listed(few.iter().map(|one| self.catalog.districts[one.0].name.as_str()))
            }
            many => {
                let (count, nouns) = (many.len(), self.catalog.nouns.many());
                text!("{count} {nouns}", "{count} 个{nouns}", count, nouns)
            }
        }
    }

    fn figures(&self, figures: &[Figure]) -> Text {
        match figures {
            [] => text!("nothing", "无"),
            figures => listed(figures.iter().map(|one| self.column(&ColumnId::Figure(*one)))),
        }
    }

    fn step(&self, step: &Step) -> Text {
        match step {
            Step::Keep { predicate, role: Role::Population } => text!(
                "population: keep rows where {predicate}",
                "总体：保留满足 {predicate} 的行",
                predicate = self.expr(predicate)
            ),
            Step::Keep { predicate, role: Role::Shown } => text!(
                "keep rows where {predicate} (missing is not true)",
                "保留满足 {predicate} 的行（缺失不算满足）",
                predicate = self.expr(predicate)
            ),
            Step::Derive { into, expr } => equals(into, &self.expr(expr)),
            Step::Spread { into, aggregate, within } => text!(
                "{into} = {aggregate}, beside each row{within}",
                "{into} = {aggregate}，写在每一行{within}",
                into,
                aggregate = self.aggregate(aggregate),
                within = self.within(within)
            ),
            Step::Rank { into, key, best, ties, ranked, within } => {
                let best = match best {
                    Best::Highest => text!("highest", "从高到低"),
                    Best::Lowest => text!("lowest", "从低到高"),
                };
                let ties = match ties {
                    Ties::Competition => text!("1, 2, 2, 4", "1、2、2、4"),
                    Ties::Dense => text!("1, 2, 2, 3", "1、2、2、3"),
                    Ties::Ordinal => {
                        text!("1, 2, 3, 4 in catalog order", "按目录顺序 1、2、3、4")
                    }
                };
                let only = ranked.as_ref().map(|ranked| {
                    text!("; only where {ranked}", "；只限 {ranked}", ranked = self.expr(ranked))
                });
                text!(
                    "{into} = rank by {key}, {best} first, ties {ties}{within}{only}",
                    "{into} = 按 {key} 排名，{best}，并列 {ties}{within}{only}",
                    into,
                    key = self.expr(key),
                    best,
                    ties,
                    within = self.within(within),
                    only = only.unwrap_or_default()
                )
            }
            Step::Cut { key, best, end, count, within } => {
                let lowest = (*best == Best::Lowest) == (*end == End::Top);
                let which = match lowest {
                    true => text!("lowest", "最低"),
                    false => text!("highest", "最高"),
                };
                text!(
                    "keep the {count} rows with the {which} {key}, and ties{within}",
                    "保留 {key} {which}的 {count} 行及并列的行{within}",
                    count,
                    which,
                    key = self.expr(key),
                    within = self.within(within)
                )
            }
            Step::Recall { into, of, moves } => equals(into, &at(self.column(of), moves)),
            Step::Now => {
                text!("keep the rows of the periods asked about", "保留所问期间的行")
            }
            Step::Aggregate { by, aggregates } => {
                let each = aggregates.iter().map(|(into, one)| equals(into, &self.aggregate(one)));
                let (within, each) = (self.within(by), listed(each));
                text!("one row{within}: {each}", "合成一行{within}：{each}", within, each)
            }
            Step::Order { keys } => {
                let each = keys.iter().map(|key| {
                    let down = match key.descending {
                        true => text!(" from the highest", "从高到低"),
                        false => Text::default(),
                    };
                    let missing = match key.missing_last {
                        true => text!("last", "在后"),
                        false => text!("first", "在前"),
                    };
                    text!(
                        "{key}{down} (missing {missing})",
                        "{key}{down}（缺失{missing}）",
                        key = self.expr(&key.expr),
                        down,
                        missing
                    )
                });
                text!(
                    "order by {each}, then the catalog's order",
                    "按 {each} 排序，其次按目录顺序",
                    each = listed(each)
                )
            }
        }
    }

    fn within(&self, within: &[ColumnId]) -> Text {
        if within.is_empty() {
            return Text::default();
        }
        let names = listed(within.iter().map(|column| self.column(column)));
        text!(" per {names}", "（每个{names}）", names)
    }

    fn aggregate(&self, aggregate: &Aggregate) -> Text {
        let name = match aggregate.function {
            AggregateFunction::Sum => text!("sum", "之和"),
            AggregateFunction::Mean => text!("mean", "的平均"),
            AggregateFunction::Median => text!("median", "的中位数"),
            AggregateFunction::Min => text!("lowest", "的最小值"),
            AggregateFunction::Max => text!("highest", "的最大值"),
            AggregateFunction::Count => text!("count", "的个数"),
            AggregateFunction::Rows => return text!("number of rows", "行数"),
        };
        let of = self.expr(&aggregate.argument);
        text!("{name} of {of}", "{of} {name}", name, of)
    }

    fn column(&self, column: &ColumnId) -> Text {
        match column {
            ColumnId::Figure(figure) => {
                let one = &self.catalog.indicators[figure.indicator.0];
                text!("{one}.{measure}", "{one}.{measure}", one, measure = figure.measure)
            }
            ColumnId::Place => text!("place in the catalog", "目录中的次序"),
            ColumnId::Made(name) => Text::same(name.as_str()),
            other => super::describe::column_name(other, self.catalog),
        }
    }

    fn expr(&self, expr: &Expr) -> Text {
        match &expr.kind {
            ExprKind::Column(column) => self.column(column),
            ExprKind::Number(value) => match &expr.ty.kind {
                TypeKind::Quantity(unit) => text!("{value}{unit}", "{value}{unit}", value, unit),
                _ => Text::of(value),
            },
            ExprKind::Text(text) => Text::same(format!("{text:?}")),
            ExprKind::Truth(true) => text!("true", "真"),
            ExprKind::Truth(false) => text!("false", "假"),
            ExprKind::Period(period) => Text::of(period),
            ExprKind::Missing => text!("missing", "缺失"),
            ExprKind::DistrictIn(districts) => {
                let column = self.column(&ColumnId::District);
                let districts = self.districts(districts);
                text!("{column} in ({districts})", "{column}属于（{districts}）", column, districts)
            }
            ExprKind::Schedule { decimals, moves, .. } => {
                let schedule = match decimals {
                    None => text!("schedule (exact)", "序时进度（未舍入）"),
                    Some(_) => text!("schedule", "序时进度"),
                };
                at(schedule, moves)
            }
            ExprKind::MonthsLeft { moves } => {
                at(text!("months left of the year", "当年剩余月数"), moves)
            }
            ExprKind::FigureAt { figure, moves, .. } => {
                at(self.column(&ColumnId::Figure(*figure)), moves)
            }
            ExprKind::Shift(inner, power) => {
                let inner = self.operand(inner);
                text!("{inner} × 10^{power}", "{inner} × 10^{power}", inner, power)
            }
            ExprKind::Settle(inner) => {
                let inner = self.operand(inner);
                text!("{inner} to nine decimals", "{inner} 取九位小数", inner)
            }
            ExprKind::Negate(inner) => {
                let inner = self.operand(inner);
                text!("−{inner}", "−{inner}", inner)
            }
            ExprKind::Not(inner) => {
                let inner = self.operand(inner);
                text!("not {inner}", "非 {inner}", inner)
            }
            ExprKind::Arithmetic(operator, a, b) => {
                let sign = match operator {
                    ArithmeticOperator::Add => "+",
                    ArithmeticOperator::Subtract => "−",
                    ArithmeticOperator::Multiply => "×",
                    ArithmeticOperator::Divide => "/",
                };
                self.between(a, &Text::same(sign), b)
            }
            ExprKind::PeriodIs(comparison, period) => {
                let sign = sign(*comparison);
                text!("period {sign} {period}", "期间 {sign} {period}", sign, period)
            }
            ExprKind::Compare(comparison, a, b) => {
                self.between(a, &Text::same(sign(*comparison)), b)
            }
            ExprKind::And(a, b) => self.between(a, &text!("and", "且"), b),
            ExprKind::Or(a, b) => self.between(a, &text!("or", "或"), b),
            ExprKind::IsMissing(inner) => {
                let inner = self.operand(inner);
                text!("{inner} is missing", "{inner} 缺失", inner)
            }
            ExprKind::Match(test, inner, text) => {
                let test = match test {
                    TextTest::Contains => text!("contains", "包含"),
                    TextTest::StartsWith => text!("starts with", "开头为"),
                    TextTest::EndsWith => text!("ends with", "结尾为"),
                    TextTest::Matches => text!("matches", "匹配"),
                };
                let (inner, quoted) = (self.operand(inner), format!("{text:?}"));
                text!("{inner} {test} {quoted}", "{inner} {test} {quoted}", inner, test, quoted)
            }
            ExprKind::Choose(condition, yes, no) => text!(
                "{yes} where {condition}, else {no}",
                "当 {condition} 取 {yes}，否则 {no}",
                yes = self.operand(yes),
                condition = self.expr(condition),
                no = self.expr(no)
            ),
            ExprKind::Call(function, arguments) => {
                let name = match function {
                    RowFunction::Abs => text!("abs", "绝对"),
                    RowFunction::Round => text!("round", "四舍五入"),
                    RowFunction::Least => text!("min", "最小"),
                    RowFunction::Greatest => text!("max", "最大"),
                    RowFunction::Remainder => text!("mod", "余数"),
                    RowFunction::FirstPresent => text!("coalesce", "首个非空"),
                };
                let arguments = arguments.iter().map(|one| self.expr(one));
                let arguments = joined(arguments, &Text::same(", "));
                text!("{name}({arguments})", "{name}({arguments})", name, arguments)
            }
        }
    }

    fn between(&self, a: &Expr, sign: &Text, b: &Expr) -> Text {
        let (a, b) = (self.operand(a), self.operand(b));
        text!("{a} {sign} {b}", "{a} {sign} {b}", a, sign, b)
    }

    /// An expression inside another: in brackets unless it is one word.
    fn operand(&self, expr: &Expr) -> Text {
        let inner = self.expr(expr);
        let one_word = !inner.in_language(Language::English).contains(' ');
        if one_word || matches!(expr.kind, ExprKind::Call(..)) {
            return inner;
        }
        text!("({inner})", "({inner})", inner)
    }
}

/// A value at another period than the row's own.
fn at(what: Text, moves: &[Move]) -> Text {
    if moves.is_empty() {
        return what;
    }
    let period = moved(text!("the row's period", "本行期间"), moves);
    text!("{what} at {period}", "{period}的{what}", what, period)
}

/// A period and the way from it, in words.
fn moved(from: Text, moves: &[Move]) -> Text {
    moves.iter().fold(from, |from, step| match step {
        Move::To(period) => Text::of(period),
        Move::Previous { within_year: true } => {
            text!("the period before {from} in its year", "{from}在年内的上一期", from)
        }
        Move::Previous { within_year: false } => {
            text!("the period before {from}", "{from}的上一期", from)
        }
        Move::LastYear => {
            text!("the same period as {from} last year", "{from}的上年同期", from)
        }
        Move::BeforeStart => {
            text!("the part of the year before {from}", "{from}之前的年内部分", from)
        }
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
