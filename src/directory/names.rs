//! What divisions are called: in full, short, and as they were called before.

use super::{Division, Former, is_named};
use std::collections::HashMap;

/// What stands at the end of a full name and may be left out, the longest first.
const ENDS: &[&str] = &[
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "特别行政区",
    "地区",
    "林区",
    "特区",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
];

/// The peoples that autonomous counties are named after, without 族 where lists leave it out.
const PEOPLES: &[&str] = &[
    "满族",
    "蒙古族",
    "蒙古",
    "回族",
    "达斡尔族",
    "朝鲜族",
    "畲族",
    "土家族",
    "苗族",
    "瑶族",
    "侗族",
    "壮族",
    "各族",
    "仫佬族",
    "毛南族",
    "黎族",
    "羌族",
    "彝族",
    "藏族",
    "仡佬族",
    "布依族",
    "水族",
    "傣族",
    "哈尼族",
    "纳西族",
    "拉祜族",
    "佤族",
    "布朗族",
    "独龙族",
    "怒族",
    "白族",
    "普米族",
    "傈僳族",
    "景颇族",
    "裕固族",
    "哈萨克族",
    "哈萨克",
    "东乡族",
    "保安族",
    "撒拉族",
    "土族",
    "塔吉克",
    "锡伯",
    "柯尔克孜",
];

/// A name without what says that it is a county, a city and whose: 汉滨 of 汉滨区, 长阳 of 长阳土家族自治县.
/// None where one character or nothing would be left: 城区, 郊区.
pub fn short_name(name: &str) -> Option<&str> {
    let mut short = ENDS.iter().find_map(|end| name.strip_suffix(end))?;
    if name.contains("自治") {
        while let Some(rest) = PEOPLES.iter().find_map(|people| short.strip_suffix(people)) {
            if rest.chars().count() < 2 {
                break;
            }
            short = rest;
        }
        // 东乡族自治县 is 东乡.
        short = short.strip_suffix('族').unwrap_or(short);
    }
    (short.chars().count() > 1).then_some(short)
}

/// All divisions by each of their names.
pub(super) fn by_name(
    divisions: &[Division],
    former: &HashMap<u32, (u32, Former)>,
) -> HashMap<&'static str, Vec<Division>> {
    let mut names: HashMap<&'static str, Vec<Division>> = HashMap::new();
    let mut add = |name: &'static str, division: Division| {
        let known = names.entry(name).or_default();
        if !known.contains(&division) {
            known.push(division);
        }
    };
    for division in divisions.iter().copied().filter(is_named) {
        add(division.name, division);
        short_name(division.name).into_iter().for_each(|short| add(short, division));
    }
    let mut former: Vec<_> = former.values().collect();
    former.sort_unstable_by_key(|(_, was)| was.code);
    for (now, was) in former {
        let division = divisions.iter().copied().find(|one| one.code == *now);
        division.into_iter().for_each(|division| add(was.name, division));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn short_names_keep_what_tells_places_apart() {
        for (name, short) in [
            ("汉滨区", Some("汉滨")),
            ("旬阳市", Some("旬阳")),
            ("陕西省", Some("陕西")),
            ("内蒙古自治区", Some("内蒙古")),
            ("新疆维吾尔自治区", Some("新疆")),
            ("长阳土家族自治县", Some("长阳")),
            ("双江拉祜族佤族布朗族傣族自治县", Some("双江")),
            ("东乡族自治县", Some("东乡")),
            ("城区", None),
            ("浦东新区", Some("浦东")),
            ("恒口", None),
        ] {
            assert_eq!(short_name(name), short, "{name}");
        }
    }
}
