//! A number in a section of digits: `#,##0.00"亿元"`, `0.0%`, `0!.0,`.

use super::section::{Section, Token};
use super::{decimal, signed};

/// The number as the section prints it; none where its digits are too many.
pub(super) fn print(section: &Section, number: f64) -> Option<String> {
    let tokens = &section.tokens;
    let dot = tokens.iter().position(|it| *it == Token::Dot).unwrap_or(tokens.len());
    let (whole, fraction) = tokens.split_at_checked(dot)?;
    let last_digit = whole.iter().rposition(is_digit);
    // Commas behind the last digit divide by a thousand each; between digits they ask for separators.
    let behind = |part: &[Token]| {
        let last = part.iter().rposition(is_digit).map_or(0, |at| at + 1);
        part.iter().skip(last).take_while(|it| **it == Token::Comma).count()
    };
    let thousands = behind(whole) + behind(fraction);
    let first_digit = whole.iter().position(is_digit).unwrap_or_default();
    let between = whole.get(first_digit..last_digit.unwrap_or_default()).unwrap_or(&[]);
    let grouped = between.contains(&Token::Comma);
    let percents = tokens.iter().filter(|it| **it == Token::Percent).count();
    let places = fraction.iter().filter(|it| is_digit(it)).count();

    let power = i8::try_from(percents * 2).ok()? - i8::try_from(thousands * 3).ok()?;
    let value = decimal(number.abs())?.shift(power)?.round(u8::try_from(places).ok()?)?;
    let printed = value.to_string();
    let (units, decimals) = printed.split_once('.').unwrap_or((&printed, ""));
    let text =
        format!("{}{}", whole_part(whole, units, grouped), fraction_part(fraction, decimals));
    Some(signed(number < 0.0 && !value.is_zero(), &text).trim().to_owned())
}

fn is_digit(token: &Token) -> bool {
    matches!(token, Token::Digit(_))
}

/// From the right: each place takes a digit, the first one all that are left.
fn whole_part(tokens: &[Token], units: &str, grouped: bool) -> String {
    let mut left: Vec<char> = units.trim_start_matches('0').chars().collect();
    let first = tokens.iter().position(is_digit);
    let (mut reversed, mut written): (Vec<char>, usize) = (Vec::new(), 0);
    let mut put = |digit: char, reversed: &mut Vec<char>| {
        if grouped && written > 0 && written.is_multiple_of(3) {
            reversed.push(',');
        }
        written += 1;
        reversed.push(digit);
    };
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Digit(place) => {
                match (left.pop(), place) {
                    (Some(digit), _) => put(digit, &mut reversed),
                    (None, '0') => put('0', &mut reversed),
                    (None, _) => {}
                }
                while first == Some(at)
                    && let Some(digit) = left.pop()
                {
                    put(digit, &mut reversed);
                }
            }
            Token::Literal(text) => reversed.extend(text.chars().rev()),
            Token::Percent => reversed.push('%'),
            _ => {}
        }
    }
    // `.00` has no place for what stands before the dot.
    while first.is_none()
        && let Some(digit) = left.pop()
    {
        put(digit, &mut reversed);
    }
    reversed.into_iter().rev().collect()
}

/// From the left; zeros at the end are left out where the format does so.
fn fraction_part(tokens: &[Token], decimals: &str) -> String {
    let digits: Vec<char> = decimals.chars().collect();
    let (mut text, mut at) = (String::new(), 0);
    let places: Vec<char> = tokens
        .iter()
        .filter_map(|it| if let Token::Digit(c) = it { Some(*c) } else { None })
        .collect();
    let needed = places.iter().rposition(|place| *place == '0').map_or(0, |at| at + 1);
    let last = digits.iter().rposition(|digit| *digit != '0').map_or(0, |at| at + 1);
    let kept = needed.max(last);
    for token in tokens {
        match token {
            Token::Dot if kept > 0 => text.push('.'),
            Token::Digit(_) => {
                if at < kept {
                    text.push(digits.get(at).copied().unwrap_or('0'));
                }
                at += 1;
            }
            Token::Literal(literal) => text += literal,
            Token::Percent => text.push('%'),
            _ => {}
        }
    }
    text
}
