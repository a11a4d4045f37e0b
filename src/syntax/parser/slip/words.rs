//! Words where the language has a sign, a number or a clause: `progress less than 25%`, `top five`,
//! 倒数三名, 分组.

use super::{Mending, Statement};
use crate::syntax::keywords::{Keyword, Surface};
use crate::syntax::lexer::counted;
use crate::syntax::parser::expected::Expected;
use crate::syntax::parser::input::Lexeme;
use crate::syntax::parser::mistake::{write, write_all};
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;
use crate::units::{self, Dimension, Unit};

/// Words for comparisons, and the sign that they are.
const COMPARISONS: &[(&[&str], Symbol)] = &[
    (&["less", "than"], Symbol::Less),
    (&["lower", "than"], Symbol::Less),
    (&["smaller", "than"], Symbol::Less),
    (&["fewer", "than"], Symbol::Less),
    (&["below"], Symbol::Less),
    (&["under"], Symbol::Less),
    (&["behind"], Symbol::Less),
    (&["不到"], Symbol::Less),
    (&["不足"], Symbol::Less),
    (&["more", "than"], Symbol::Greater),
    (&["greater", "than"], Symbol::Greater),
    (&["higher", "than"], Symbol::Greater),
    (&["larger", "than"], Symbol::Greater),
    (&["above"], Symbol::Greater),
    (&["over"], Symbol::Greater),
    (&["exceeds"], Symbol::Greater),
    (&["超出"], Symbol::Greater),
    (&["at", "least"], Symbol::GreaterEqual),
    (&["至少"], Symbol::GreaterEqual),
    (&["达到"], Symbol::GreaterEqual),
    (&["at", "most"], Symbol::LessEqual),
    (&["至多"], Symbol::LessEqual),
    (&["equal", "to"], Symbol::Equal),
    (&["equals"], Symbol::Equal),
];

/// English words for how many.
const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// What `per group` is called elsewhere.
const GROUPED: [&str; 6] = ["分组", "各组", "按组", "每组", "分区域", "grouped"];

impl Statement<'_> {
    /// `progress less than 25%`, `progress is below 25%`
    pub(super) fn comparison_in_words(&self) -> Option<Mending> {
        let is_here = |first: isize, words: &[&str]| {
            let mut places = (first..).zip(words);
            places.all(|(index, known)| {
                let word = self.near(index).and_then(Lexeme::word);
                word.is_some_and(|word| word.eq_ignore_ascii_case(known))
            })
        };
        // `at` of `at least` begins a clause elsewhere, and `least` is a name behind it.
        let (first, (words, sign)) = [0, -1, -2].into_iter().find_map(|first| {
            let found = COMPARISONS.iter().find(|(words, _)| is_here(first, words))?;
            (first == 0 || found.0.len() > 1).then_some((first, found))
        })?;
        let behind = first + isize::try_from(words.len()).ok()?;
        let last = self.near(behind - 1)?;
        // `actual over target`: beside a name it is a quotient.
        let beside_name = self.near(behind).is_some_and(|next| next.word().is_some());
        let sign = if *words == ["over"] && beside_name { Symbol::Over } else { *sign };
        let is = |lexeme: &&Lexeme| lexeme.keyword == Some(Keyword::Is);
        let begins = self.near(first - 1).filter(is).or(self.near(first))?;
        let (place, hint) = (begins.span().to(last.span()), write(sign.as_str()));
        // There may be more of them.
        let offered = self.offer(place, sign.as_str(), hint.clone());
        offered.or(Some(Mending { hint, replacement: None }))
    }

    /// `同比 为负`
    pub(super) fn negative(&self) -> Option<Mending> {
        let sign = match self.found.word()? {
            "为负" | "是负" | "为负数" | "为负值" | "negative" => "<",
            "为正" | "是正" | "为正数" | "为正值" | "positive" => ">",
            _ => return None,
        };
        let hint = text!(
            "write `{sign} 0` with the unit: {sign} 0%, {sign} 0pp",
            "写作与 0 比较，并写上单位：{sign} 0%、{sign} 0个百分点",
            sign
        );
        Some(Mending { hint, replacement: None })
    }

    /// `show actual as 到位`
    pub(super) fn renamed(&self) -> Option<Mending> {
        let before = self.near(-1)?;
        let (name, column) = (self.near(1)?, self.slice(before.span()));
        let is_as = self.found.word().is_some_and(|word| word.eq_ignore_ascii_case("as"));
        if !is_as || before.word().is_none() {
            return None;
        }
        let hint = text!(
            "a name of your own is given before: define {name} = {column}",
            "自己的列名要先定义：定义 {name} = {column}",
            name = self.slice(name.span()),
            column
        );
        Some(Mending { hint, replacement: None })
    }

    /// `top five`
    pub(super) fn number_in_words(&self) -> Option<Mending> {
        let word = self.found.word().filter(|_| self.expects(Expected::Count))?;
        let place = NUMBERS.iter().position(|number| word.eq_ignore_ascii_case(number))?;
        let number = (place + 1).to_string();
        let hint = write_all(&format!("{} {number}", self.slice(self.near(-1)?.span())));
        self.offer(self.found.span(), &number, hint)
    }

    /// 最后三名, 倒数3, 第一名: the last places, and one place.
    pub(super) fn places(&self) -> Option<Mending> {
        let word = self.found.word().filter(|_| self.expects(Expected::Keyword(Keyword::Top)))?;
        let bottom = ["最后", "倒数", "末尾", "末"].iter().find_map(|one| word.strip_prefix(one));
        let mended = match bottom.map(|rest| rest.strip_prefix('第').unwrap_or(rest)) {
            Some(count) => format!("后{}", counted(count)?),
            None => format!("其中 排名 = {}", counted(word.strip_prefix('第')?)?),
        };
        self.offer(self.found.span(), &mended, write_all(&mended))
    }

    /// `合计 内资 分组`
    pub(super) fn grouped(&self) -> Option<Mending> {
        let word = self.found.word().filter(|_| self.expects(Expected::Keyword(Keyword::Per)))?;
        let known = GROUPED.iter().any(|one| word.eq_ignore_ascii_case(one));
        let mended = match self.surface() {
            Surface::English => "per group",
            Surface::Chinese => "每 组",
        };
        known.then(|| self.offer(self.found.span(), mended, write_all(mended))).flatten()
    }

    /// `show actual 万元`
    pub(super) fn unit_without_in(&self) -> Option<Mending> {
        let word = self.found.word().filter(|_| self.expects(Expected::Keyword(Keyword::In)))?;
        let sized = |unit: &Unit| matches!(unit.dimension, Dimension::Money(_)) || unit.power != 0;
        units::parse_unit(word).ok().filter(sized)?;
        let within = self.spelling(Keyword::In);
        let hint = write_all(&format!("{within} {word}"));
        self.offer(self.front(), &format!("{within} "), hint)
    }

    /// `进度 在 20% 到 30% 之间`, `progress from 20% to 30%`
    pub(super) fn between_values(&self) -> Option<Mending> {
        let before = self.near(-1)?;
        let number = |lexeme: &Lexeme| matches!(lexeme.token.kind, TokenKind::Quantity(_));
        let (low, high) = (self.found, self.near(2)?);
        let opens = matches!(before.keyword, Some(Keyword::At | Keyword::From | Keyword::In));
        if !(opens && number(low) && number(high)) {
            return None;
        }
        let joins = self.near(1)?.keyword.map(|it| matches!(it, Keyword::To | Keyword::And));
        let known = ["和", "与", "-", "~"].contains(&self.slice(self.near(1)?.span()));
        let last =
            self.near(3).filter(|it| matches!(it.word(), Some("之间" | "间"))).unwrap_or(high);
        let [between, and] = [Keyword::Between, Keyword::And].map(|it| self.spelling(it));
        let mended =
            format!("{between} {} {and} {}", self.slice(low.span()), self.slice(high.span()));
        let hint = write_all(&mended);
        let place = before.span().to(last.span());
        (joins == Some(true) || known).then(|| self.offer(place, &mended, hint)).flatten()
    }
}
