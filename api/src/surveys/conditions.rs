//! Which questions are asked of whom: what a condition means, and the one walk through a questionnaire.
//!
//! `frontend/src/features/surveys/conditions.ts` says the same to the browser; `tests/conditions/cases.json` holds
//! both to it. Two rules carry everything: a condition refers only to *earlier* questions, so one pass decides, and
//! every leaf but `answered` is false on a blank or hidden answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answers::{Answer, Answers, Part, rows, text_options};
use super::forms::{Form, Row};
use super::grammar::{All, Any, Condition, Not, Subject, Test, Variable};
use super::questionnaire::{Question, Questionnaire};

/// What is known of the stay when the questionnaire is opened; frozen with the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    #[serde(rename = "stay.has_lodging")]
    pub has_lodging: bool,
    #[serde(rename = "stay.has_workspace")]
    pub has_workspace: bool,
    #[serde(rename = "stay.nights")]
    pub nights: u32,
    /// Absent where the respondent is no participant (employer, host).
    #[serde(rename = "participant.kind", default, skip_serializing_if = "Option::is_none")]
    pub participant_kind: Option<ParticipantKind>,
    /// Persons who come along with the participant.
    #[serde(rename = "participant.adults_children", default)]
    pub adults_children: u32,
    /// One row for each success criterion; their number is `booking.criteria_count`.
    #[serde(rename = "booking.criteria", default)]
    pub criteria: Vec<Row>,
}

/// Whose participant this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantKind {
    CompanyEmployee,
    PrefecturalEmployee,
    MunicipalEmployee,
    Freelancer,
}

impl ParticipantKind {
    /// The word that conditions compare with.
    pub fn word(self) -> &'static str {
        match self {
            Self::CompanyEmployee => "company_employee",
            Self::PrefecturalEmployee => "prefectural_employee",
            Self::MunicipalEmployee => "municipal_employee",
            Self::Freelancer => "freelancer",
        }
    }
}

/// A questionnaire as one respondent meets it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walk {
    /// Ids of the questions asked, in order.
    pub visible: Vec<String>,
    /// Those of them that must be answered before submitting.
    pub required: Vec<String>,
    /// The answers that stand: asked and not blank.
    pub answers: Answers,
    /// Keys whose answers went because their question, or the option they explain, is no longer there.
    pub cleared: Vec<String>,
    /// What still stands between these answers and submitting.
    pub missing: Vec<Gap>,
    /// The index of the wording to use, where it isn't the question's own.
    pub variants: BTreeMap<String, usize>,
}

/// A required answer that isn't there, of a whole question or of a row.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Gap {
    pub question: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
}

/// Walks once through the questions, in order: what is shown, what is cleared, what is missing, which words are used.
pub fn walk(questionnaire: &Questionnaire, given: &Answers, context: &Context) -> Walk {
    let mut walk = Walk::default();
    for question in &questionnaire.questions {
        let shown = question
            .show_if
            .as_ref()
            .is_none_or(|condition| holds(condition, &walk.answers, context));
        let answer = given.get(&question.id).filter(|answer| !answer.is_blank());
        if shown {
            show(&mut walk, question, answer, context);
        } else if answer.is_some() {
            walk.cleared.push(question.id.clone());
        }
        keep_option_texts(&mut walk, question, given);
    }
    walk
}

fn show(walk: &mut Walk, question: &Question, answer: Option<&Answer>, context: &Context) {
    walk.visible.push(question.id.clone());
    if question.required {
        walk.required.push(question.id.clone());
        walk.missing.extend(gaps(question, answer, context));
    }
    if let Form::Text(text) = &question.form {
        let variant = text
            .variants
            .iter()
            .position(|variant| holds(&variant.condition, &walk.answers, context));
        walk.variants.extend(variant.map(|index| (question.id.clone(), index)));
    }
    if let Some(answer) = answer {
        walk.answers.insert(question.id.clone(), answer.clone());
    }
}

fn gaps(question: &Question, answer: Option<&Answer>, context: &Context) -> Vec<Gap> {
    let Form::Matrix(matrix) = &question.form else {
        let gap = Gap {
            question: question.id.clone(),
            row: None,
        };
        return if answer.is_none() { vec![gap] } else { Vec::new() };
    };
    let blank = |row: &&Row| answer.and_then(|answer| answer.part(&row.code)).is_none();
    let gap = |row: &Row| Gap {
        question: question.id.clone(),
        row: Some(row.code.clone()),
    };
    rows(matrix, context).iter().filter(blank).map(gap).collect()
}

fn keep_option_texts(walk: &mut Walk, question: &Question, given: &Answers) {
    for option in text_options(question) {
        let key = format!("{}.{}", question.id, option.code);
        let Some(words) = given.get(&key).filter(|words| !words.is_blank()) else {
            continue;
        };
        let chosen = match walk.answers.get(&question.id) {
            Some(Answer::Word(code)) => *code == option.code,
            Some(Answer::Codes(codes)) => codes.contains(&option.code),
            _ => false,
        };
        if chosen {
            walk.answers.insert(key, words.clone());
        } else {
            walk.cleared.push(key);
        }
    }
}

/// Whether the condition holds; `answers` are those that stand, so a hidden question has none.
pub fn holds(condition: &Condition, answers: &Answers, context: &Context) -> bool {
    match condition {
        Condition::All(All { all }) => all.iter().all(|inner| holds(inner, answers, context)),
        Condition::Any(Any { any }) => any.iter().any(|inner| holds(inner, answers, context)),
        Condition::Not(Not { not }) => !holds(not, answers, context),
        Condition::Leaf(leaf) => {
            let subject = match &leaf.subject {
                Subject::Question(id) => answers.get(id).filter(|answer| !answer.is_blank()).map(Seen::Answer),
                Subject::Context(variable) => context.fact(*variable),
            };
            subject.is_some_and(|seen| seen.passes(&leaf.test))
        }
    }
}

impl Context {
    fn fact(&self, variable: Variable) -> Option<Seen<'_>> {
        match variable {
            Variable::HasLodging => Some(Seen::Flag(self.has_lodging)),
            Variable::HasWorkspace => Some(Seen::Flag(self.has_workspace)),
            Variable::Nights => Some(Seen::Count(f64::from(self.nights))),
            Variable::ParticipantKind => self.participant_kind.map(|kind| Seen::Word(kind.word())),
            Variable::AdultsChildren => Some(Seen::Count(f64::from(self.adults_children))),
            Variable::CriteriaCount => u32::try_from(self.criteria.len())
                .ok()
                .map(|n| Seen::Count(f64::from(n))),
        }
    }
}

/// A subject that is there, as the tests look at it.
enum Seen<'a> {
    Flag(bool),
    Count(f64),
    Word(&'a str),
    Answer(&'a Answer),
}

impl Seen<'_> {
    fn passes(&self, test: &Test) -> bool {
        let among = |codes: &[String]| self.word().map(|word| codes.iter().any(|code| code == word));
        match test {
            Test::Answered => true,
            Test::Eq(value) => self.equals(value),
            Test::In(codes) => among(codes) == Some(true),
            Test::NotIn(codes) => among(codes) == Some(false),
            Test::Includes(code) => self.codes().contains(code),
            Test::IncludesAny(codes) => codes.iter().any(|code| self.codes().contains(code)),
            Test::Gte(bound) => self
                .number()
                .zip(bound.as_f64())
                .is_some_and(|(number, bound)| number >= bound),
            Test::Lte(bound) => self
                .number()
                .zip(bound.as_f64())
                .is_some_and(|(number, bound)| number <= bound),
            Test::SumGt(bound) => self.sum().zip(bound.as_f64()).is_some_and(|(sum, bound)| sum > bound),
        }
    }

    fn equals(&self, value: &Value) -> bool {
        match value {
            Value::Bool(flag) => matches!(self, Self::Flag(own) if own == flag),
            Value::Number(number) => self.number().is_some_and(|own| number.as_f64() == Some(own)),
            Value::String(word) => self.word() == Some(word),
            Value::Null | Value::Array(_) | Value::Object(_) => false,
        }
    }

    fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Answer(Answer::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Count(count) => Some(*count),
            Self::Answer(Answer::Number(number)) => number.as_f64(),
            _ => None,
        }
    }

    fn codes(&self) -> &[String] {
        match self {
            Self::Answer(Answer::Codes(codes)) => codes,
            _ => &[],
        }
    }

    fn sum(&self) -> Option<f64> {
        match self {
            Self::Answer(Answer::Parts(parts)) => Some(parts.values().filter_map(Part::number).sum()),
            _ => None,
        }
    }
}
