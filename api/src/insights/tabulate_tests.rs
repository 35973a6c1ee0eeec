//! The three kinds of missing, the denominators and the small numbers, on sheets small enough to count by hand.

use serde_json::{Value, json};

use super::super::suppress::{Viewer, seen_by};
use super::*;
use crate::surveys::forms::Row;
use crate::surveys::load;

fn edition(id: &str) -> Questionnaire {
    load()
        .unwrap()
        .into_iter()
        .map(|edition| edition.questionnaire)
        .find(|found| found.id == id)
        .unwrap()
}

fn context() -> Context {
    Context {
        has_lodging: true,
        has_workspace: true,
        nights: 2,
        participant_kind: None,
        adults_children: 0,
        criteria: Vec::new(),
    }
}

fn lines_of(answers: impl IntoIterator<Item = Value>) -> Vec<Tabulated> {
    let post = edition("post_stay_participant");
    let sheets: Vec<Sheet> = answers
        .into_iter()
        .map(|json| {
            Sheet::read(
                Population::Company,
                &post,
                &serde_json::from_value(json).unwrap(),
                &context(),
            )
        })
        .collect();
    tabulate(&post, &sheets.iter().collect::<Vec<_>>())
}

fn line<'a>(lines: &'a [Tabulated], question: &str, row: Option<&str>) -> &'a Tabulated {
    lines
        .iter()
        .find(|line| line.question == question && line.row.as_deref() == row)
        .unwrap()
}

fn counted(line: &Tabulated, code: &str) -> usize {
    line.options.iter().find(|option| option.code == code).unwrap().count
}

#[test]
fn blank_na_and_hidden_are_three_things() {
    let sheet = |quiet: &str, calls: &str, quality: &str| json!({"POST_Q04": {"quiet": quiet, "staff": "4"}, "POST_Q07": calls, "POST_Q08": quality});
    let lines = lines_of([
        sheet("5", "1_2", "4"),
        sheet("4", "1_2", ""),
        sheet("na", "none", "5"),
        sheet("", "none", ""),
        sheet("2", "3_5", "3"),
        sheet("4", "3_5", "3"),
        sheet("4", "3_5", "2"),
    ]);
    let quiet = line(&lines, "POST_Q04", Some("quiet"));
    assert_eq!(
        (quiet.base, quiet.answered, quiet.blank, quiet.na, quiet.hidden),
        (7, 5, 1, 1, 0)
    );
    assert_eq!(
        quiet.options[0].percent,
        Some(100.0 / 6.0),
        "of the base without 該当なし"
    );
    assert_eq!(quiet.blank_percent, Some(100.0 / 6.0));
    assert_eq!(quiet.mean.map(|mean| mean.mean), Some(19.0 / 5.0), "of the answers");
    assert_eq!(quiet.top_two, None, "a share of five is withheld");
    let quality = line(&lines, "POST_Q08", None);
    assert_eq!(
        (
            quality.base,
            quality.answered,
            quality.blank,
            quality.na,
            quality.hidden
        ),
        (5, 4, 1, 0, 2)
    );
    assert_eq!(
        (quality.mean, quality.options[0].percent),
        (None, None),
        "four answers: counts only"
    );
    assert_eq!(counted(quality, "3"), 2);
}

#[test]
fn unknown_is_an_answer_and_inside_the_denominator() {
    let lines = lines_of((0..6).map(|n| json!({"POST_Q02": if n < 2 { "unknown" } else { "trip" }})));
    let treated = line(&lines, "POST_Q02", None);
    assert_eq!((treated.answered, counted(treated, "unknown")), (6, 2));
    assert_eq!(treated.options.last().unwrap().percent, Some(100.0 / 3.0));
}

#[test]
fn choices_are_counted_by_people() {
    let lines = lines_of((0..5).map(|_| json!({"POST_Q01": ["local", "team"]})));
    let purposes = line(&lines, "POST_Q01", None);
    assert!(purposes.multiple);
    assert_eq!(
        (purposes.answered, counted(purposes, "local"), counted(purposes, "team")),
        (5, 5, 5)
    );
    let total: Option<f64> = purposes.options.iter().map(|option| option.percent).sum();
    assert_eq!(total, Some(200.0));
}

#[test]
fn the_satisfied_have_wilsons_interval_from_ten_on() {
    let lines = lines_of((0..20).map(|n| json!({"POST_Q16": if n < 18 { "4" } else { "2" }})));
    let verdict = line(&lines, "POST_Q16", None);
    let satisfied = verdict.top_two.unwrap();
    let interval = satisfied.interval.unwrap();
    assert_eq!((satisfied.count, satisfied.percent), (18, 90.0));
    assert!(
        (interval.low - 69.90).abs() < 0.005 && (interval.high - 97.21).abs() < 0.005,
        "{interval:?}"
    );
    assert!(verdict.reference, "below thirty: 参考値");
}

#[test]
fn recommendation_is_a_distribution_below_twenty() {
    let scores = |n: usize| {
        lines_of(
            [10, 9, 8, 3]
                .iter()
                .cycle()
                .take(n)
                .map(|score| json!({"POST_Q17": score})),
        )
    };
    let few = scores(19);
    let recommend = line(&few, "POST_Q17", None).recommend.unwrap();
    assert_eq!(
        (recommend.promoters, recommend.passives, recommend.detractors),
        (10, 5, 4)
    );
    assert_eq!(recommend.score, None);
    let enough = scores(20);
    let recommend = line(&enough, "POST_Q17", None).recommend.unwrap();
    assert_eq!(recommend.score.map(|score| score.score), Some(25.0));
    assert_eq!(counted(line(&enough, "POST_Q17", None), "10"), 5);
}

#[test]
fn amounts_are_summed_and_not_known_is_no_zero() {
    let spent = |food: u32| json!({"POST_Q21": {"food": food, "shopping": 1000}});
    let mut answers: Vec<Value> = (1..=10).map(|n| spent(n * 1000)).collect();
    answers.push(json!({"POST_Q21": "unknown"}));
    let lines = lines_of(answers);
    let total = line(&lines, "POST_Q21", None);
    assert_eq!(
        (total.answered, counted(total, "unknown"), total.mean.unwrap().n),
        (11, 1, 10)
    );
    assert_eq!(
        (total.mean.unwrap().mean, total.quartiles.unwrap().median),
        (6500.0, 6500.0)
    );
    let lodging = line(&lines, "POST_Q21", Some("lodging"));
    assert_eq!((lodging.blank, lodging.answered, lodging.mean), (10, 1, None));
}

#[test]
fn criteria_of_many_applications_stand_in_one_line_without_interval() {
    let employer = edition("post_employer");
    let row = |code: &str| Row {
        code: code.to_owned(),
        ja: String::new(),
        en: String::new(),
        reverse: false,
        sensitive: false,
    };
    let with = Context {
        criteria: vec![row("c1"), row("c2")],
        ..context()
    };
    let answers: Answers = serde_json::from_value(json!({"EMP_Q10": {"c1": "5", "c2": "na"}})).unwrap();
    let sheets: Vec<Sheet> = (0..6)
        .map(|_| Sheet::read(Population::Employer, &employer, &answers, &with))
        .collect();
    let lines = tabulate(&employer, &sheets.iter().collect::<Vec<_>>());
    let shown = line(&lines, "EMP_Q10", None);
    assert_eq!((shown.base, shown.answered, shown.na, shown.respondents), (12, 6, 6, 6));
    assert_eq!((shown.mean.unwrap().mean, shown.mean.unwrap().interval), (5.0, None));
}

#[test]
fn a_host_sees_of_one_answer_only_that_there_is_one() {
    let lines = lines_of([json!({"POST_Q16": "1"})]);
    let line = line(&lines, "POST_Q16", None).clone();
    let host = seen_by(Viewer::Outside, Population::Company, true, Ok(()), line.clone());
    assert_eq!(
        (host.answered, host.options.len(), host.suppressed),
        (1, 0, Some(Reason::Few))
    );
    let secretariat = seen_by(
        Viewer::Secretariat,
        Population::Company,
        true,
        Err(Reason::Awaiting),
        line.clone(),
    );
    assert_eq!(secretariat, line, "where sheets are open nothing waits");
    let employee = seen_by(Viewer::Secretariat, Population::Employee, false, Ok(()), line);
    assert_eq!(employee.suppressed, Some(Reason::Few));
}

#[test]
fn figures_wait_for_their_batch() {
    let lines = lines_of((0..12).map(|_| json!({"POST_Q16": "4", "POST_Q14": {"sleep": 7, "focus": 6}})));
    let plain = line(&lines, "POST_Q16", None).clone();
    let waiting = seen_by(
        Viewer::Outside,
        Population::Company,
        false,
        Err(Reason::Awaiting),
        plain.clone(),
    );
    assert_eq!(waiting.suppressed, Some(Reason::Awaiting));
    assert_eq!(
        seen_by(Viewer::Outside, Population::Company, false, Ok(()), plain.clone()),
        plain
    );
    assert!(
        line(&lines, "POST_Q14", Some("focus")).sensitive,
        "a state item, even if its row isn't marked"
    );
}
