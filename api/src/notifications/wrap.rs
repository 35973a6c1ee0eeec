//! Lines of a plain-text mail: at most 35 full-width characters, broken where Japanese and English allow it.

/// Half-width columns of a line: 35 full-width characters.
const COLUMNS: usize = 70;

/// What may not begin a line (行頭禁則).
const NEVER_FIRST: &str =
    "、。，．・：；？！ー～〜…‥）」』】〕〉》］｝々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％";

/// What may not end one (行末禁則).
const NEVER_LAST: &str = "（「『【〔〈《［｛";

/// Breaks every line of the text. A word or an address that is longer than a line stays whole.
pub(super) fn wrap(text: &str) -> String {
    text.lines().map(wrap_line).collect::<Vec<_>>().join("\n")
}

fn wrap_line(line: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut current: Vec<String> = Vec::new();
    for piece in pieces(line) {
        let begun = |line: &[String]| line.iter().any(|piece| !piece.trim().is_empty());
        while begun(&current) && columns(&current.concat()) + columns(piece.trim_end()) > COLUMNS {
            let rest = current.split_off(end_of_clause(&current));
            lines.push(current.concat().trim_end().to_owned());
            current = rest;
        }
        if current.is_empty() && !lines.is_empty() {
            current.push(piece.trim_start().to_owned());
        } else {
            current.push(piece);
        }
    }
    lines.push(current.concat().trim_end().to_owned());
    lines.join("\n")
}

/// Where to break: behind the last 、 or 。 of the line's second half, so that no scrap of a word is left over
/// for the next line; at its end when there is none.
fn end_of_clause(line: &[String]) -> usize {
    (1..line.len())
        .rev()
        .take_while(|end| {
            line.get(..*end)
                .is_some_and(|begin| columns(&begin.concat()) > COLUMNS / 2)
        })
        .find(|end| line.get(end - 1).is_some_and(|piece| piece.ends_with(['、', '。'])))
        .unwrap_or(line.len())
}

/// What may not be torn apart: a word with the space behind it, or a character with what clings to it.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for character in line.chars() {
        match (before, pieces.last_mut()) {
            (Some(before), Some(piece)) if clings(before, character) => piece.push(character),
            _ => pieces.push(character.to_string()),
        }
        before = Some(character);
    }
    pieces
}

fn clings(before: char, character: char) -> bool {
    let word = before.is_ascii_graphic() && character.is_ascii_graphic();
    word || character == ' ' || NEVER_FIRST.contains(character) || NEVER_LAST.contains(before)
}

fn columns(text: &str) -> usize {
    text.chars()
        .map(|character| if is_narrow(character) { 1 } else { 2 })
        .sum()
}

/// Latin and its neighbours, and half-width kana; all else is as wide as a kanji.
fn is_narrow(character: char) -> bool {
    matches!(character, '\0'..='\u{10ff}' | '\u{ff61}'..='\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_holds_thirty_five_full_width_characters() {
        let wrapped = wrap(&"あ".repeat(80));
        let lengths: Vec<_> = wrapped.lines().map(|line| line.chars().count()).collect();
        assert_eq!(lengths, [35, 35, 10]);
    }

    #[test]
    fn no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket() {
        let stop = format!("{}。次の文です。", "あ".repeat(35));
        assert_eq!(wrap(&stop), format!("{}\nあ。次の文です。", "あ".repeat(34)));
        let bracket = format!("{}（金）です", "あ".repeat(34));
        assert_eq!(wrap(&bracket), format!("{}\n（金）です", "あ".repeat(34)));
    }

    #[test]
    fn a_clause_ends_the_line_rather_than_leaving_a_scrap() {
        let text = "お心当たりのない場合は、このメールを破棄してください。登録は行われません。";
        let broken = "お心当たりのない場合は、このメールを破棄してください。\n登録は行われません。";
        assert_eq!(wrap(text), broken);
    }

    #[test]
    fn english_breaks_between_words_and_an_address_stays_whole() {
        let wrapped = wrap(&"workcation ".repeat(10));
        assert!(wrapped.lines().all(|line| line.len() <= 70 && !line.starts_with(' ')));
        let address = format!("https://workcation.example/links/approve#{}", "x".repeat(80));
        assert_eq!(wrap(&address), address);
    }

    #[test]
    fn empty_lines_and_indents_stay() {
        assert_eq!(wrap("一\n\n　二"), "一\n\n　二");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_too_long(text in "[あ-ん漢字a-z、。（）「」 ]{0,200}") {
            let wrapped = wrap(&text);
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&wrapped), bare(&text));
            for line in wrapped.lines().skip(1) {
                prop_assert!(!line.starts_with(['、', '。', '）', '」']));
            }
        }
    }
}
