//! Slips of `let`, `define`, `param`, `include`, `print` and `save`.

use super::{Mending, Statement};
use crate::source::Span;
use crate::syntax::keywords::Keyword;
use crate::syntax::parser::expected::Expected;
use crate::syntax::parser::input::Lexeme;
use crate::syntax::parser::mistake::write_all;
use crate::syntax::parser::query::QUERIES;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;

impl Statement<'_> {
    /// `let late rank domestic`, `let late be rank domestic`, `let late := rank domestic`
    pub(super) fn without_sign(&self) -> Option<Mending> {
        if self.expected != [Expected::Symbol(Symbol::Equal)] {
            return None;
        }
        let named = self.verb()?.span().to(self.near(-1)?.span());
        let hint = write_all(&format!("{} = …", self.slice(named)));
        let word = self.found.word().is_some_and(|word| {
            let known = ["be", "as", "is", "to", "为", "是", "作为"];
            known.iter().any(|known| word.eq_ignore_ascii_case(known))
        });
        let colon = self.found.is_symbol(Symbol::Colon);
        let doubled = colon && self.near(1).is_some_and(|next| next.is_symbol(Symbol::Equal));
        let place = self.found.span();
        if doubled {
            self.offer(place, "", hint)
        } else if word || colon || self.found.sign == Some(Symbol::Equal) {
            self.offer(place, if colon { " =" } else { "=" }, hint)
        } else {
            self.offer(self.front(), "= ", hint)
        }
    }

    /// `save late "late.csv"`, `save late as "late.csv"`
    pub(super) fn without_to(&self) -> Option<Mending> {
        let to = Keyword::To;
        if !self.begins_with(Keyword::Save) || !self.expects(Expected::Keyword(to)) {
            return None;
        }
        let word = self.spelling(to);
        let named = self.slice(self.verb()?.span().to(self.near(-1)?.span()));
        let path = |lexeme: &&Lexeme| matches!(lexeme.token.kind, TokenKind::Text(_));
        let hint =
            |path: &Lexeme| write_all(&format!("{named} {word} {}", self.slice(path.span())));
        if path(&self.found) {
            self.offer(self.front(), &format!("{word} "), hint(self.found))
        } else if let Some(next) = self.near(1).filter(path) {
            self.offer(self.found.span(), word, hint(next))
        } else if let Some(mending) = self.bare_path(word, named) {
            Some(mending)
        } else {
            let hint = text!(
                "only a named result is saved: let late = rank domestic, then save late to …",
                "只能保存已命名的结果：先写 令 落后 = 排名 内资，再写 保存 落后 到 …"
            );
            let query = self.near(-1).and_then(|it| it.keyword);
            let query = query.is_some_and(|it| QUERIES.contains(&Expected::Keyword(it)));
            query.then_some(Mending { hint, replacement: None })
        }
    }

    /// `save late as late.csv`, 保存 落后 为 落后.xlsx
    fn bare_path(&self, word: &str, named: &str) -> Option<Mending> {
        let joins = ["as", "in", "into", "为", "成", "在", "于"];
        let joined = self.found.word().is_some_and(|it| joins.contains(&it));
        let first = if joined { self.near(1)? } else { self.found };
        let path = self.slice(first.span().to(self.lexemes.last()?.span()));
        if path.contains(char::is_whitespace) || !path.contains('.') {
            return None;
        }
        let mended = format!("{word} \"{path}\"");
        let hint = write_all(&format!("{named} {mended}"));
        self.offer(self.rest(), &mended, hint)
    }

    /// `include common.q`, `save late to late.csv`, `print total(domestic.actual)`
    pub(super) fn without_quotes(&self) -> Option<Mending> {
        let checks = self.begins_with(Keyword::Check) || self.begins_with(Keyword::Waive);
        let quoted = self.expects(Expected::Text) || self.expects(Expected::File);
        if checks || !quoted {
            return None;
        }
        let overwrite = |lexeme: &&Lexeme| lexeme.keyword == Some(Keyword::Overwrite);
        let end = self.lexemes.last().filter(overwrite).map_or(self.rest().end, |last| {
            let trimmed = Span { end: last.span().start, ..self.rest() };
            let length = self.slice(trimmed).trim_end().len();
            trimmed.start + u32::try_from(length).unwrap_or(0)
        });
        let place = Span { end, ..self.rest() };
        let typed = self.slice(place);
        if typed.contains(['"', '“', '”', '\\']) {
            return None;
        }
        if !self.begins_with(Keyword::Print) {
            let quoted = format!("\"{typed}\"");
            let hint = text!(
                "a file stands in double quotes: {quoted}",
                "文件名放在双引号里：{quoted}",
                quoted
            );
            return (!typed.contains(' ')).then(|| self.offer(place, &quoted, hint)).flatten();
        }
        let query = self.found.keyword.is_some_and(|it| QUERIES.contains(&Expected::Keyword(it)));
        if query && self.lexemes.len() > self.at + 1 {
            let whole = self.verb()?.span().to(self.rest());
            let hint = text!(
                "a query shows its rows by itself: {typed}",
                "查询自己就显示各行：{typed}",
                typed
            );
            if let Some(mending) = self.offer(whole, typed, hint) {
                return Some(mending);
            }
        }
        // A name alone is more likely one whose rows are wanted.
        let [only] = self.lexemes.get(self.at..)? else {
            let quoted = format!("\"{{{typed}}}\"");
            let hint = text!(
                "a value stands in braces within a text: {quoted}",
                "值放在文本的花括号里：{quoted}",
                quoted
            );
            return self.offer(place, &quoted, hint);
        };
        only.word()?;
        let list = self.spelling(Keyword::List);
        let hint = text!(
            "a text stands in double quotes; rows are shown by: {list} {typed}",
            "文本放在双引号里；要看各行，写：{list} {typed}",
            list,
            typed
        );
        Some(Mending { hint, replacement: None })
    }

    /// `define late = rank domestic`
    pub(super) fn query_as_expression(&self) -> Option<Mending> {
        let verb = self.verb().filter(|it| it.keyword == Some(Keyword::Define))?;
        let word = self.spelling(Keyword::Let);
        let hint = text!(
            "a query is named by `{word}`, an expression by `{verb}`",
            "查询用 `{word}` 命名，表达式用 `{verb}` 命名",
            word,
            verb = self.slice(verb.span())
        );
        self.offer(verb.span(), word, hint)
    }

    /// `define growth = actual at 2022Q1`
    pub(super) fn period_outside_brackets(&self) -> Option<Mending> {
        let declares = self.begins_with(Keyword::Define) || self.begins_with(Keyword::Param);
        if !declares || self.found.keyword != Some(Keyword::At) {
            return None;
        }
        let (mut first, mut index) = (self.near(-1)?, -1);
        while self.near(index - 1).is_some_and(|it| it.is_symbol(Symbol::Dot)) {
            index -= 2;
            first = self.near(index)?;
        }
        let whole = first.span().to(self.rest());
        let bracketed = format!("({})", self.slice(whole));
        let is_name = !first.is_symbol(Symbol::Close);
        let shown = if is_name { bracketed.as_str() } else { "(actual at 2022Q1)" };
        let hint = text!(
            "within an expression a period stands in brackets: {shown}",
            "表达式里的期间连同所属的数放在括号里：{shown}",
            shown
        );
        // Behind an operator the period may be meant for all that stands before it.
        let alone = self.near(index - 1).is_some_and(|it| it.is_symbol(Symbol::Equal));
        let offered =
            if is_name && alone { self.offer(whole, &bracketed, hint.clone()) } else { None };
        offered.or(Some(Mending { hint, replacement: None }))
    }
}
