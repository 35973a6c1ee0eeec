//! Results as CSV: one line an option, one value a cell, no units in cells. UTF-8 with BOM, because that is what
//! spreadsheets open rightly by a double click; cells that a spreadsheet would run are made harmless.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::wire::{ResultsFigures, ResultsPage};
use crate::error::{Error, Result};
use crate::text::Locale;

const HEAD_JA: [&str; 13] = [
    "設問番号",
    "項目",
    "設問",
    "項目名",
    "選択肢",
    "回答数",
    "割合",
    "n",
    "無回答",
    "該当なし",
    "平均",
    "95%信頼区間下限",
    "95%信頼区間上限",
];
const HEAD_EN: [&str; 13] = [
    "question",
    "row",
    "question_text",
    "row_text",
    "option",
    "count",
    "percent",
    "n",
    "blank",
    "not_applicable",
    "mean",
    "ci_low",
    "ci_high",
];

/// The file of a results page.
///
/// # Errors
/// Internal, when the writer fails.
pub fn csv(page: &ResultsPage, locale: Locale) -> Result<Vec<u8>> {
    let mut file = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    file.write_record(if locale == Locale::Ja { HEAD_JA } else { HEAD_EN })
        .map_err(Error::internal)?;
    let word = |ja: &str, en: &str| {
        if locale == Locale::Ja {
            ja.to_owned()
        } else {
            en.to_owned()
        }
    };
    for question in &page.questions {
        let text = word(&question.ja, &question.en);
        let own = question
            .figures
            .iter()
            .map(|figures| (String::new(), String::new(), figures));
        let rows = question
            .rows
            .iter()
            .map(|row| (row.code.clone(), word(&row.ja, &row.en), &row.figures));
        for (row, row_text, figures) in own.chain(rows) {
            for line in lines(figures, locale) {
                let record = [question.id.clone(), row.clone(), text.clone(), row_text.clone()]
                    .into_iter()
                    .chain(line);
                file.write_record(record.map(|cell| harmless(&cell)))
                    .map_err(Error::internal)?;
            }
        }
    }
    file.into_inner().map_err(|error| Error::internal(error.to_string()))
}

fn lines(figures: &ResultsFigures, locale: Locale) -> Vec<[String; 9]> {
    let number = |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
    // Withheld is X, as official tables write it.
    let shown = |text: String| {
        if figures.withheld.is_some() {
            "X".to_owned()
        } else {
            text
        }
    };
    let line = |option: String, count: String, percent: String| {
        [
            option,
            shown(count),
            shown(percent),
            figures.answered_n.to_string(),
            shown(figures.blank_n.to_string()),
            shown(figures.na_n.to_string()),
            shown(number(figures.mean)),
            shown(number(figures.ci_low)),
            shown(number(figures.ci_high)),
        ]
    };
    if figures.options.is_empty() {
        return vec![line(String::new(), String::new(), String::new())];
    }
    let options = figures.options.iter().map(|option| {
        let word = if locale == Locale::Ja {
            option.ja.clone()
        } else {
            option.en.clone()
        };
        line(
            word,
            option.count.to_string(),
            option
                .percent
                .map(|percent| format!("{percent:.1}"))
                .unwrap_or_default(),
        )
    });
    options.collect()
}

/// A cell that begins like a formula, in half or full width, gets an apostrophe; numbers stay numbers.
fn harmless(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if runs && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_a_spreadsheet_would_run_is_made_harmless() {
        for cell in ["=1+1", "+cmd", "-cmd", "@x", "\tx", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("-12.5"), "-12.5");
        assert_eq!(harmless("満足"), "満足");
    }
}
