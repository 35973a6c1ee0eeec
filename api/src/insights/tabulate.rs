//! 単純集計: every question counted, with the three kinds of missing kept apart.
//!
//! `base` are those who were shown the question. Shares of a tabulation are of the base without 該当なし, so that 無回答
//! has a row of its own; means and 「満足」計 are of the answers. A figure that [`super::small_n`] doesn't allow is absent.

use std::collections::BTreeSet;

use serde::Serialize;

use super::small_n::{Figure, REFERENCE_BELOW};
use super::statistics::{Interval, Quartiles, RecommendScore, Summary, quartiles, recommend_score, summary, wilson};
use super::suppress::{Population, Reason};
use crate::surveys::answers::{Answer, Answers, Missing, NOT_APPLICABLE, Part, UNKNOWN};
use crate::surveys::conditions::{Context, walk};
use crate::surveys::editions::prefectures;
use crate::surveys::forms::{Choice, FieldForm, Form, GroupField, Row};
use crate::surveys::questionnaire::{Question, Questionnaire, RangeScale, Role, Scale};

/// A submitted sheet as an analysis sees it: whose population, what was asked, what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub population: Population,
    pub shown: BTreeSet<String>,
    pub answers: Answers,
    /// Codes of the rows that came from the booking.
    pub criteria: Vec<String>,
}

impl Sheet {
    /// Reads stored answers in the context that was frozen with them.
    pub fn read(population: Population, questionnaire: &Questionnaire, answers: &Answers, context: &Context) -> Self {
        let walk = walk(questionnaire, answers, context);
        Self {
            population,
            shown: walk.visible.into_iter().collect(),
            answers: walk.answers,
            criteria: context.criteria.iter().map(|row| row.code.clone()).collect(),
        }
    }
}

/// One line of results: a question, a row of a matrix, or a field of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tabulated {
    pub question: String,
    pub row: Option<String>,
    /// 複数回答: shares may add up to more than 100 %.
    pub multiple: bool,
    pub sensitive: bool,
    /// Shown the question.
    pub base: usize,
    pub answered: usize,
    pub blank: usize,
    pub na: usize,
    /// Not asked; outside the base.
    pub hidden: usize,
    /// People behind `answered`; fewer than it only where one person answers several rows in one line.
    pub respondents: usize,
    /// Fewer than 30 answers: 参考値.
    pub reference: bool,
    pub options: Vec<Count>,
    /// 無回答 in percent of the base without 該当なし.
    pub blank_percent: Option<f64>,
    pub mean: Option<Summary>,
    pub top_two: Option<Share>,
    pub recommend: Option<Recommendation>,
    pub quartiles: Option<Quartiles>,
    /// Set where the figures were taken out; `base` and `answered` stay.
    pub suppressed: Option<Reason>,
}

/// How often an option was chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Count {
    pub code: String,
    pub count: usize,
    /// Of the base without 該当なし, unrounded.
    pub percent: Option<f64>,
}

/// A share of the answers in percent, with Wilson's interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    pub count: usize,
    pub percent: f64,
    /// In percent too.
    pub interval: Option<Interval>,
}

/// The three groups of 推奨度; below 20 answers there is only the distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Recommendation {
    pub promoters: usize,
    pub passives: usize,
    pub detractors: usize,
    pub score: Option<RecommendScore>,
}

impl Tabulated {
    /// The line without any figure but its n.
    #[must_use]
    pub fn withheld(self, reason: Reason) -> Self {
        Self {
            blank: 0,
            na: 0,
            options: Vec::new(),
            blank_percent: None,
            mean: None,
            top_two: None,
            recommend: None,
            quartiles: None,
            suppressed: Some(reason),
            ..self
        }
    }
}

/// What a line counts.
enum Asks<'a> {
    Options(Vec<String>),
    Scale(&'a Scale),
    /// Numbers, with `unknown` as the only option where it is allowed.
    Number {
        unknown: bool,
    },
    Words,
}

struct Line<'a> {
    question: &'a Question,
    row: Option<&'a str>,
    asks: Asks<'a>,
    sensitive: bool,
    /// Rows from the booking: one line for all of them, because every application names others.
    pooled: bool,
}

/// What one sheet says on one line.
enum Said<'a> {
    Nothing(Missing),
    Codes(Vec<&'a str>),
    Number(f64),
    Words,
}

/// Every line of the questionnaire, in its order.
pub fn tabulate(questionnaire: &Questionnaire, sheets: &[&Sheet]) -> Vec<Tabulated> {
    let lines = questionnaire
        .questions
        .iter()
        .flat_map(|question| lines(questionnaire, question));
    lines.map(|line| count(&line, sheets)).collect()
}

fn lines<'a>(questionnaire: &'a Questionnaire, question: &'a Question) -> Vec<Line<'a>> {
    let line = |row, asks| Line {
        question,
        row,
        asks,
        sensitive: question.is_sensitive(),
        pooled: false,
    };
    let codes = |options: &[Choice]| options.iter().map(|option| option.code.clone()).collect();
    let on = |scale: &str| questionnaire.scales.get(scale).map(Asks::Scale);
    match &question.form {
        Form::Single(single) => vec![line(None, Asks::Options(codes(&single.options)))],
        Form::Multi(multi) => vec![line(None, Asks::Options(codes(&questionnaire.options(multi))))],
        Form::Prefecture(_) => vec![line(None, Asks::Options(codes(&prefectures())))],
        Form::Scale(form) | Form::Recommend(form) => on(&form.scale).map(|asks| line(None, asks)).into_iter().collect(),
        Form::Matrix(matrix) if matrix.rows_from.is_some() => on(&matrix.scale)
            .map(|asks| Line {
                pooled: true,
                ..line(None, asks)
            })
            .into_iter()
            .collect(),
        Form::Matrix(matrix) => {
            let row = |row: &'a Row| {
                let asked = line(Some(row.code.as_str()), on(&matrix.scale)?);
                Some(Line {
                    sensitive: matrix.sensitive || row.sensitive,
                    ..asked
                })
            };
            matrix.rows.iter().filter_map(row).collect()
        }
        Form::Number(_) => vec![line(None, Asks::Number { unknown: false })],
        Form::NumberGroup(group) => {
            let unknown = group.allow_unknown;
            let fields = group
                .fields
                .iter()
                .map(|field| line(Some(field.code.as_str()), Asks::Number { unknown }));
            std::iter::once(line(None, Asks::Number { unknown }))
                .chain(fields)
                .collect()
        }
        Form::Group(group) => {
            let field = |field: &'a GroupField| match &field.form {
                FieldForm::Number { .. } => line(Some(field.code.as_str()), Asks::Number { unknown: false }),
                FieldForm::Single { options } => line(Some(field.code.as_str()), Asks::Options(codes(options))),
            };
            group.fields.iter().map(field).collect()
        }
        Form::Text(_) => vec![line(None, Asks::Words)],
    }
}

fn said<'a>(line: &Line<'_>, sheet: &'a Sheet) -> Vec<Said<'a>> {
    let id = &line.question.id;
    if !sheet.shown.contains(id) {
        return vec![Said::Nothing(Missing::Hidden)];
    }
    let answer = sheet.answers.get(id);
    if line.pooled {
        return sheet
            .criteria
            .iter()
            .map(|row| said_in(answer.and_then(|answer| answer.part(row))))
            .collect();
    }
    vec![match (answer, line.row) {
        (None, _) => Said::Nothing(Missing::Blank),
        (Some(Answer::Word(word)), _) if matches!(line.asks, Asks::Number { unknown: true }) && word == UNKNOWN => {
            Said::Codes(vec![UNKNOWN])
        }
        (Some(answer), Some(row)) => said_in(answer.part(row)),
        (Some(Answer::Word(_)), None) if matches!(line.asks, Asks::Words) => Said::Words,
        (Some(Answer::Word(code)), None) => said_code(code),
        (Some(Answer::Codes(codes)), None) => Said::Codes(codes.iter().map(String::as_str).collect()),
        (Some(Answer::Number(number)), None) => number.as_f64().map_or(Said::Nothing(Missing::Blank), Said::Number),
        (Some(Answer::Parts(parts)), None) => Said::Number(parts.values().filter_map(Part::number).sum()),
    }]
}

fn said_in(part: Option<&Part>) -> Said<'_> {
    match part {
        None => Said::Nothing(Missing::Blank),
        Some(Part::Word(code)) => said_code(code),
        Some(number) => number.number().map_or(Said::Nothing(Missing::Blank), Said::Number),
    }
}

fn said_code(code: &str) -> Said<'_> {
    if code == NOT_APPLICABLE {
        Said::Nothing(Missing::Na)
    } else {
        Said::Codes(vec![code])
    }
}

fn count(line: &Line<'_>, sheets: &[&Sheet]) -> Tabulated {
    let by_sheet: Vec<Vec<Said>> = sheets.iter().map(|sheet| said(line, sheet)).collect();
    let gave = |said: &Said| !matches!(said, Said::Nothing(_));
    let respondents = by_sheet.iter().filter(|said| said.iter().any(gave)).count();
    let all: Vec<&Said> = by_sheet.iter().flatten().collect();
    let missing = |kind| {
        all.iter()
            .filter(|said| matches!(said, Said::Nothing(found) if *found == kind))
            .count()
    };
    let (blank, na, hidden) = (missing(Missing::Blank), missing(Missing::Na), missing(Missing::Hidden));
    let answered = all.len() - blank - na - hidden;
    let percent_of_base = |count: usize| {
        let share = share(count, answered + blank)?;
        Figure::Percent.is_shown(respondents).then_some(share)
    };
    let scale = match line.asks {
        Asks::Scale(scale) => Some(scale),
        _ => None,
    };
    let values: Vec<f64> = all.iter().filter_map(|said| value(said, scale)).collect();
    let spending = line.question.role == Some(Role::Spending);
    let mean_shown = if spending { Figure::Spending } else { Figure::Mean }.is_shown(respondents);
    let count_of = |code: String| {
        let count = all.iter().filter(|said| chose(said, &code)).count();
        Count {
            percent: percent_of_base(count),
            code,
            count,
        }
    };
    Tabulated {
        question: line.question.id.clone(),
        row: line.row.map(str::to_owned),
        multiple: matches!(line.question.form, Form::Multi(_)),
        sensitive: line.sensitive,
        base: answered + blank + na,
        answered,
        blank,
        na,
        hidden,
        respondents,
        reference: respondents < REFERENCE_BELOW,
        options: codes(line).into_iter().map(count_of).collect(),
        blank_percent: percent_of_base(blank),
        mean: summary(&values)
            .filter(|_| mean_shown)
            .map(|mean| independent(mean, line.pooled)),
        top_two: top_two(scale, &values)
            .filter(|_| Figure::TopTwo.is_shown(respondents))
            .map(|share| Share {
                interval: share.interval.filter(|_| !line.pooled),
                ..share
            }),
        recommend: recommendation(line, scale, &values),
        quartiles: quartiles(&values).filter(|_| matches!(line.asks, Asks::Number { .. }) && mean_shown),
        suppressed: None,
    }
}

/// Several rows of one person aren't independent: their mean stands without an interval.
fn independent(mean: Summary, pooled: bool) -> Summary {
    Summary {
        interval: mean.interval.filter(|_| !pooled),
        ..mean
    }
}

fn share(count: usize, of: usize) -> Option<f64> {
    let (count, of) = (u32::try_from(count).ok()?, u32::try_from(of).ok().filter(|of| *of > 0)?);
    Some(100.0 * f64::from(count) / f64::from(of))
}

fn codes(line: &Line<'_>) -> Vec<String> {
    match &line.asks {
        Asks::Options(options) => options.clone(),
        Asks::Scale(Scale::Points(scale)) => scale.points.iter().map(|point| point.code.clone()).collect(),
        Asks::Scale(Scale::Range(scale)) => (scale.min..=scale.max).map(|value| value.to_string()).collect(),
        Asks::Number { unknown: true } => vec![UNKNOWN.to_owned()],
        Asks::Number { unknown: false } | Asks::Words => Vec::new(),
    }
}

fn chose(said: &Said, code: &str) -> bool {
    match said {
        Said::Codes(codes) => codes.contains(&code),
        Said::Number(number) => code.parse::<f64>().is_ok_and(|value| value.total_cmp(number).is_eq()),
        Said::Nothing(_) | Said::Words => false,
    }
}

fn value(said: &Said, scale: Option<&Scale>) -> Option<f64> {
    match (said, scale) {
        (Said::Number(number), _) => Some(*number),
        (Said::Codes(codes), Some(Scale::Points(points))) => points.value(codes.first()?).map(f64::from),
        _ => None,
    }
}

fn top_two(scale: Option<&Scale>, values: &[f64]) -> Option<Share> {
    let Some(Scale::Points(points)) = scale else {
        return None;
    };
    let count = values.iter().filter(|value| among(&points.top2_box, **value)).count();
    let interval = wilson(count, values.len()).map(|found| Interval {
        low: 100.0 * found.low,
        high: 100.0 * found.high,
    });
    Some(Share {
        count,
        percent: share(count, values.len())?,
        interval,
    })
}

fn recommendation(line: &Line<'_>, scale: Option<&Scale>, values: &[f64]) -> Option<Recommendation> {
    let Some(Scale::Range(RangeScale {
        groups: Some(groups), ..
    })) = scale
    else {
        return None;
    };
    if !matches!(line.question.form, Form::Recommend(_)) {
        return None;
    }
    let within = |group: &[i32]| values.iter().filter(|value| among(group, **value)).count();
    let (promoters, detractors) = (within(&groups.promoter), within(&groups.detractor));
    let score = recommend_score(promoters, detractors, values.len());
    Some(Recommendation {
        promoters,
        passives: within(&groups.passive),
        detractors,
        score: score.filter(|_| Figure::Recommend.is_shown(values.len())),
    })
}

fn among(group: &[i32], value: f64) -> bool {
    group.iter().any(|point| f64::from(*point).total_cmp(&value).is_eq())
}

#[cfg(test)]
#[path = "tabulate_tests.rs"]
mod tests;
