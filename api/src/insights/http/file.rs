//! Results as a table: one line an option, one value a cell, no units in cells.

use super::wire::{ResultsFigures, ResultsPage};
use crate::tables::{Cell, Table};
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

/// The table of a results page.
#[must_use]
pub fn table(page: &ResultsPage, locale: Locale) -> Table {
    let word = |ja: &str, en: &str| Cell::text(if locale == Locale::Ja { ja } else { en });
    let mut rows = Vec::new();
    for question in &page.questions {
        let own = question
            .figures
            .iter()
            .map(|figures| (Cell::Empty, Cell::Empty, figures));
        let below = question
            .rows
            .iter()
            .map(|row| (Cell::text(&row.code), word(&row.ja, &row.en), &row.figures));
        for (row, row_text, figures) in own.chain(below) {
            for line in lines(figures, locale) {
                let first = [
                    Cell::text(&question.id),
                    row.clone(),
                    word(&question.ja, &question.en),
                    row_text.clone(),
                ];
                rows.push(first.into_iter().chain(line).collect());
            }
        }
    }
    let head = if locale == Locale::Ja { HEAD_JA } else { HEAD_EN };
    Table {
        title: "results".to_owned(),
        head: head.map(ToOwned::to_owned).to_vec(),
        rows,
    }
}

fn lines(figures: &ResultsFigures, locale: Locale) -> Vec<[Cell; 9]> {
    let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Fixed(value, 4));
    let count = |count| Cell::whole(i64::try_from(count).ok());
    // Withheld is X, as official tables write it.
    let shown = |cell: Cell| {
        if figures.withheld.is_some() {
            Cell::text("X")
        } else {
            cell
        }
    };
    let line = |option: Cell, counted: Cell, percent: Cell| {
        [
            option,
            shown(counted),
            shown(percent),
            count(figures.answered_n),
            shown(count(figures.blank_n)),
            shown(count(figures.na_n)),
            shown(number(figures.mean)),
            shown(number(figures.ci_low)),
            shown(number(figures.ci_high)),
        ]
    };
    if figures.options.is_empty() {
        return vec![line(Cell::Empty, Cell::Empty, Cell::Empty)];
    }
    let options = figures.options.iter().map(|option| {
        let word = if locale == Locale::Ja { &option.ja } else { &option.en };
        let percent = option.percent.map_or(Cell::Empty, |percent| Cell::Fixed(percent, 1));
        line(Cell::text(word), count(option.count), percent)
    });
    options.collect()
}
