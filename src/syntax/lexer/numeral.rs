//! Chinese numerals that say how many: 五, 十, 十三, 二十五.

/// The whole number from 1 to 99 that `text` begins with in Chinese numerals, and its length.
pub(super) fn whole(text: &str) -> Option<(u32, usize)> {
    let mut characters = text.chars().peekable();
    let mut length = 0;
    let mut take = |value: &dyn Fn(char) -> Option<u32>| {
        let next = *characters.peek()?;
        let found = value(next)?;
        characters.next();
        length += next.len_utf8();
        Some(found)
    };
    let ten = |character| (character == '十').then_some(10);
    let first = take(&digit);
    let number = match (first, take(&ten)) {
        (None, None) => return None,
        (Some(ones), None) => ones,
        (tens, Some(_)) => tens.unwrap_or(1) * 10 + take(&digit).unwrap_or(0),
    };
    Some((number, length))
}

fn digit(character: char) -> Option<u32> {
    let digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let place = match character {
        '两' => 1,
        other => digits.iter().position(|digit| *digit == other)?,
    };
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_below_a_hundred() {
        for (text, number) in
            [("五", 5), ("两", 2), ("十", 10), ("十三", 13), ("二十", 20), ("九十九", 99)]
        {
            assert_eq!(whole(text), Some((number, text.len())), "{text}");
        }
        assert_eq!(whole("三名"), Some((3, "三".len())));
        assert_eq!(whole("一百"), Some((1, "一".len())));
        for text in ["", "名", "百", "5"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
