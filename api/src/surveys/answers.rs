//! What somebody answered, and whether it can be an answer to that question.
//!
//! An answer is plain JSON under the question's id: a code (`"telework"`, `"4"`, `"na"`), codes (`["local","leave"]`),
//! an integer for 0–10 scales, a number, text, or an object of rows or fields. The words beside 「その他」 are an
//! answer of their own under `<question>.<option>`, because free text goes other ways than codes (the wall).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::conditions::{Context, Walk};
use super::editions;
use super::forms::{Choice, FieldForm, Form, FreeText, Group, Matrix, Multi, NumberGroup, Row};
use super::questionnaire::{Question, Questionnaire, Role, Scale};

/// Characters in the line beside an option such as 「その他」.
pub const OPTION_TEXT_MAX: usize = 200;
/// A matrix from this many rows on, answered the same throughout, is marked as straight-lined.
pub const STRAIGHT_LINE_ROWS: usize = 8;
/// Whoever needs less than this many seconds has hardly read the questions.
pub const READING_SECONDS_MIN: u64 = 60;
/// The code of 該当なし on every scale.
pub const NOT_APPLICABLE: &str = "na";
/// Stands for a whole group of amounts that the respondent can't tell.
pub const UNKNOWN: &str = "unknown";

/// Answers by question id, and by `<question>.<option>` for the words beside an option.
pub type Answers = BTreeMap<String, Answer>;

/// One answer as it travels and is stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Answer {
    Number(Number),
    /// A code or free text, by the type of the question.
    Word(String),
    Codes(Vec<String>),
    /// Rows of a matrix, amounts, or the fields of a group.
    Parts(BTreeMap<String, Part>),
}

/// The answer in one row or field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Part {
    Number(Number),
    Word(String),
}

impl Answer {
    /// Asked and not answered: nothing chosen, only spaces, no row filled.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Number(_) => false,
            Self::Word(word) => word.trim().is_empty(),
            Self::Codes(codes) => codes.is_empty(),
            Self::Parts(parts) => parts.values().all(Part::is_blank),
        }
    }

    /// The answer in a row or field, unless that one was left blank.
    pub fn part(&self, code: &str) -> Option<&Part> {
        match self {
            Self::Parts(parts) => parts.get(code).filter(|part| !part.is_blank()),
            _ => None,
        }
    }
}

impl Part {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Word(word) if word.trim().is_empty())
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            Self::Word(_) => None,
        }
    }
}

/// The three ways of having no answer, with three different consequences for base and denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// 無回答: in the base, outside means and shares of the satisfied.
    Blank,
    /// 該当なし: outside every denominator, counted by itself.
    Na,
    /// 非該当: never asked, outside the base.
    Hidden,
}

/// Why an answer can't stand; the code goes to the client as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    UnknownQuestion,
    WrongType,
    UnknownCode,
    UnknownRow,
    Duplicate,
    TooMany,
    Exclusive,
    OutOfRange,
    NotInteger,
    TooLong,
    NaNotAllowed,
}

/// One thing that is wrong with one answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Fault {
    pub question: String,
    /// The row of a matrix or the field of a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    pub code: FaultCode,
}

type Found = Vec<(Option<String>, FaultCode)>;

/// Everything that is wrong with these answers; blanks are fine, because a draft is allowed to be unfinished.
pub fn check(questionnaire: &Questionnaire, context: &Context, answers: &Answers) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (key, answer) in answers.iter().filter(|(_, answer)| !answer.is_blank()) {
        let found = match questionnaire.question(key) {
            Some(question) => check_answer(questionnaire, context, question, answer),
            None => check_option_text(questionnaire, key, answer),
        };
        faults.extend(found.into_iter().map(|(row, code)| Fault {
            question: key.clone(),
            row,
            code,
        }));
    }
    faults
}

fn check_answer(questionnaire: &Questionnaire, context: &Context, question: &Question, answer: &Answer) -> Found {
    match (&question.form, answer) {
        (Form::Single(single), Answer::Word(code)) => whole(check_code(&single.options, code)),
        (Form::Prefecture(_), Answer::Word(code)) => whole(check_code(&editions::prefectures(), code)),
        (Form::Multi(multi), Answer::Codes(codes)) => check_codes(questionnaire, multi, codes),
        (Form::Scale(on), Answer::Word(code)) => whole(check_on_scale(
            questionnaire,
            &on.scale,
            false,
            &Part::Word(code.clone()),
        )),
        (Form::Scale(on) | Form::Recommend(on), Answer::Number(number)) => whole(check_on_scale(
            questionnaire,
            &on.scale,
            false,
            &Part::Number(number.clone()),
        )),
        (Form::Matrix(matrix), Answer::Parts(parts)) => check_matrix(questionnaire, context, matrix, parts),
        (Form::Number(form), Answer::Number(number)) => whole(check_number(number, form.min, form.max, form.integer)),
        (Form::NumberGroup(group), Answer::Word(word)) if group.allow_unknown && word == UNKNOWN => Found::new(),
        (Form::NumberGroup(group), Answer::Parts(parts)) => check_amounts(group, parts),
        (Form::Group(group), Answer::Parts(parts)) => check_group(group, parts),
        (Form::Text(text), Answer::Word(words)) => whole(check_length(text, words)),
        _ => whole(Some(FaultCode::WrongType)),
    }
}

fn whole(code: Option<FaultCode>) -> Found {
    code.into_iter().map(|code| (None, code)).collect()
}

fn check_code(options: &[Choice], code: &str) -> Option<FaultCode> {
    (!options.iter().any(|option| option.code == code)).then_some(FaultCode::UnknownCode)
}

fn check_codes(questionnaire: &Questionnaire, multi: &Multi, codes: &[String]) -> Found {
    let options = questionnaire.options(multi);
    let mut found = Found::new();
    if codes.iter().any(|code| check_code(&options, code).is_some()) {
        found.push((None, FaultCode::UnknownCode));
    }
    if codes.iter().collect::<BTreeSet<_>>().len() < codes.len() {
        found.push((None, FaultCode::Duplicate));
    }
    if multi.max_select.is_some_and(|most| codes.len() > most) {
        found.push((None, FaultCode::TooMany));
    }
    let alone = |code: &String| options.iter().any(|option| option.exclusive && option.code == *code);
    if codes.len() > 1 && codes.iter().any(alone) {
        found.push((None, FaultCode::Exclusive));
    }
    found
}

fn check_on_scale(questionnaire: &Questionnaire, scale: &str, allow_na: bool, part: &Part) -> Option<FaultCode> {
    match (questionnaire.scales.get(scale), part) {
        (Some(Scale::Points(_)), Part::Word(code)) if code == NOT_APPLICABLE => {
            (!allow_na).then_some(FaultCode::NaNotAllowed)
        }
        (Some(Scale::Points(points)), Part::Word(code)) => {
            points.value(code).is_none().then_some(FaultCode::UnknownCode)
        }
        (Some(Scale::Range(range)), Part::Number(number)) => check_number(number, range.min, range.max, true),
        _ => Some(FaultCode::WrongType),
    }
}

fn check_matrix(
    questionnaire: &Questionnaire,
    context: &Context,
    matrix: &Matrix,
    parts: &BTreeMap<String, Part>,
) -> Found {
    let rows = rows(matrix, context);
    check_parts(parts, |code, part| {
        if rows.iter().any(|row| row.code == code) {
            check_on_scale(questionnaire, &matrix.scale, matrix.allow_na, part)
        } else {
            Some(FaultCode::UnknownRow)
        }
    })
}

fn check_amounts(group: &NumberGroup, parts: &BTreeMap<String, Part>) -> Found {
    check_parts(parts, |code, part| match part {
        _ if !group.fields.iter().any(|field| field.code == code) => Some(FaultCode::UnknownRow),
        Part::Number(number) => check_number(number, group.min, group.max, group.integer),
        Part::Word(_) => Some(FaultCode::WrongType),
    })
}

fn check_group(group: &Group, parts: &BTreeMap<String, Part>) -> Found {
    check_parts(parts, |code, part| {
        let form = group
            .fields
            .iter()
            .find(|field| field.code == code)
            .map(|field| &field.form);
        match (form, part) {
            (None, _) => Some(FaultCode::UnknownRow),
            (Some(FieldForm::Number { min, max, integer }), Part::Number(number)) => {
                check_number(number, *min, *max, *integer)
            }
            (Some(FieldForm::Single { options }), Part::Word(code)) => check_code(options, code),
            _ => Some(FaultCode::WrongType),
        }
    })
}

fn check_parts(parts: &BTreeMap<String, Part>, fault: impl Fn(&str, &Part) -> Option<FaultCode>) -> Found {
    let filled = parts.iter().filter(|(_, part)| !part.is_blank());
    filled
        .filter_map(|(code, part)| fault(code, part).map(|fault| (Some(code.clone()), fault)))
        .collect()
}

fn check_number(number: &Number, min: i32, max: i32, integer: bool) -> Option<FaultCode> {
    let Some(value) = number.as_f64() else {
        return Some(FaultCode::OutOfRange);
    };
    if value < f64::from(min) || value > f64::from(max) {
        Some(FaultCode::OutOfRange)
    } else if integer && value.fract() != 0.0 {
        Some(FaultCode::NotInteger)
    } else {
        None
    }
}

fn check_length(text: &FreeText, words: &str) -> Option<FaultCode> {
    (words.chars().count() > text.max_length).then_some(FaultCode::TooLong)
}

fn check_option_text(questionnaire: &Questionnaire, key: &str, answer: &Answer) -> Found {
    let known = key.split_once('.').is_some_and(|(id, code)| {
        questionnaire
            .question(id)
            .is_some_and(|question| text_options(question).any(|option| option.code == code))
    });
    whole(match answer {
        _ if !known => Some(FaultCode::UnknownQuestion),
        Answer::Word(words) => (words.chars().count() > OPTION_TEXT_MAX).then_some(FaultCode::TooLong),
        _ => Some(FaultCode::WrongType),
    })
}

/// The options of a question that open a line of text.
pub fn text_options(question: &Question) -> impl Iterator<Item = &Choice> {
    let options: &[Choice] = match &question.form {
        Form::Single(single) => &single.options,
        Form::Multi(multi) => &multi.options,
        _ => &[],
    };
    options.iter().filter(|option| option.has_text)
}

/// The rows that a matrix has for this respondent.
pub fn rows<'a>(matrix: &'a Matrix, context: &'a Context) -> &'a [Row] {
    if matrix.rows_from.is_some() {
        &context.criteria
    } else {
        &matrix.rows
    }
}

/// Whether a sheet that was never finished still counts: everything required up to the overall verdict is there
/// (domain.md §4.3); without a question in that role, everything required.
pub fn counts_as_answered(questionnaire: &Questionnaire, walk: &Walk) -> bool {
    let place = |id: &str| questionnaire.questions.iter().position(|question| question.id == id);
    let last = questionnaire
        .in_role(Role::OverallSatisfaction)
        .and_then(|question| place(&question.id));
    let some = !walk.answers.is_empty();
    some && !walk
        .missing
        .iter()
        .any(|gap| last.is_none_or(|last| place(&gap.question).is_some_and(|at| at <= last)))
}

/// Marks on a sheet that make an analyst look twice. A marked sheet stays in the figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The same judgement in every row of this long matrix; 該当なし throughout is no judgement.
    StraightLined(String),
    /// Done in less than [`READING_SECONDS_MIN`].
    TooFast,
}

/// The marks that a sheet deserves; `seconds` is unknown for paper.
pub fn marks(questionnaire: &Questionnaire, answers: &Answers, seconds: Option<u64>) -> Vec<Mark> {
    let lined = questionnaire
        .questions
        .iter()
        .filter(|question| match (&question.form, answers.get(&question.id)) {
            (Form::Matrix(matrix), Some(answer)) if matrix.rows.len() >= STRAIGHT_LINE_ROWS => {
                is_one_line(matrix, answer)
            }
            _ => false,
        });
    let mut marks: Vec<Mark> = lined.map(|question| Mark::StraightLined(question.id.clone())).collect();
    if seconds.is_some_and(|seconds| seconds < READING_SECONDS_MIN) {
        marks.push(Mark::TooFast);
    }
    marks
}

fn is_one_line(matrix: &Matrix, answer: &Answer) -> bool {
    let mut given = matrix.rows.iter().map(|row| answer.part(&row.code));
    let Some(Some(first)) = given.next() else { return false };
    *first != Part::Word(NOT_APPLICABLE.to_owned()) && given.all(|part| part == Some(first))
}
