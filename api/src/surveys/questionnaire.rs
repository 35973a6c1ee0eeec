//! The form of a questionnaire: what the four bundled JSON files may say, and nothing else.
//!
//! Types and look-ups only; what each type of question asks for is in [`super::forms`]; [`super::editions`] reads the files and freezes their versions, [`super::soundness`] says
//! whether what they say hangs together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::forms::{Choice, Form, Multi};
use super::grammar::Condition;

/// The same words in both languages of the platform.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub ja: String,
    pub en: String,
}

/// A language in which the questionnaire can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Ja,
    En,
}

/// Whom the questionnaire addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Participant,
    EmployerHr,
    HostFacilityOrMunicipality,
}

/// The event of the booking from which the questionnaire can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    ConfirmedAndNamed,
    CheckoutDate,
}

/// A due day that is a day of the booking itself; otherwise `due_days_after_checkout` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueDay {
    CheckInDate,
}

/// Who never sees a single answer, as promised in the introduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    Employer,
    Host,
}

/// Who answers together: a questionnaire without it is answered by every participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnePer {
    Booking,
}

/// A whole questionnaire, in the order in which it is asked.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    pub id: String,
    pub version: String,
    pub language: Vec<Language>,
    pub audience: Audience,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anonymous_to: Vec<Withheld>,
    pub estimated_minutes: u32,
    pub open_from: Opening,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DueDay>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_days_after_checkout: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reminders_days_after_checkout: Vec<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reminders_days_before_checkin: Vec<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_per: Option<OnePer>,
    /// Notes of the authors on the grammar; they travel with the file and steer nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context_variables: Option<BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition_grammar: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<BTreeMap<String, String>>,
    pub scales: BTreeMap<String, Scale>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    pub questions: Vec<Question>,
}

/// A page of the form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: String,
    pub ja: String,
    pub en: String,
}

/// Named points such as SAT5, or a run of integers such as STATE11.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Scale {
    Points(PointScale),
    Range(RangeScale),
}

/// Five points with words, the best first, as Japanese public surveys print them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PointScale {
    pub ja: String,
    pub en: String,
    pub points: Vec<Point>,
    /// The way out beside the scale; only matrices with `allow_na` offer it.
    pub na: Option<NotApplicable>,
    pub top_box: Vec<i32>,
    pub top2_box: Vec<i32>,
    pub direction: Direction,
}

/// Which end of a scale is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    HigherIsBetter,
}

/// A point: `code` is what an answer says, `value` what a mean counts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub code: String,
    pub value: i32,
    pub ja: String,
    pub en: String,
}

/// 該当なし: a code without a value.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NotApplicable {
    pub code: String,
    /// Always `null` in the files: it has no place on the scale.
    pub value: Option<i32>,
    pub ja: String,
    pub en: String,
}

/// Integers from `min` to `max`; answers are the integers themselves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RangeScale {
    pub ja: String,
    pub en: String,
    pub min: i32,
    pub max: i32,
    pub step: i32,
    /// Words under some of the integers, by the integer as text (keys of JSON are text).
    pub anchors: BTreeMap<String, Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Groups>,
}

/// The three groups of the recommendation score.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    pub promoter: Vec<i32>,
    pub passive: Vec<i32>,
    pub detractor: Vec<i32>,
}

/// What a question is used for in the analysis; found by role, never by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    IpaPerformance,
    IpaStatedImportance,
    RelationalPopulation,
    PairedState,
    RelativeOutput,
    OverallSatisfaction,
    Recommend,
    RevisitIntention,
    Spending,
    Safety,
    FreeTextGood,
    FreeTextImprove,
    ConsentQuote,
}

/// One question; what it asks for is its [`Form`].
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Question {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    pub required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    pub ja: String,
    pub en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_ja: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_en: Option<String>,
    /// Refuses fields that its type doesn't know: whatever the question above doesn't take comes here.
    #[serde(flatten)]
    pub form: Form,
}

impl Questionnaire {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The question that plays this part in the analysis, if this questionnaire has one.
    pub fn in_role(&self, role: Role) -> Option<&Question> {
        self.questions.iter().find(|question| question.role == Some(role))
    }

    /// The options of a `multi`, written out: its own, or the rows of the matrix that it names.
    pub fn options(&self, multi: &Multi) -> Vec<Choice> {
        let source = multi.options_from_rows.as_deref().and_then(|id| self.question(id));
        match source.map(|question| &question.form) {
            Some(Form::Matrix(matrix)) => matrix.rows.iter().map(Choice::from).collect(),
            _ => multi.options.clone(),
        }
    }
}

impl Question {
    /// Whether its figures need the larger number of answers: a health or state item, or a matrix of them.
    pub fn is_sensitive(&self) -> bool {
        matches!(&self.form, Form::Matrix(matrix) if matrix.sensitive)
    }
}

impl PointScale {
    /// The value behind a code; `None` for 該当なし and for anything unknown.
    pub fn value(&self, code: &str) -> Option<i32> {
        self.points
            .iter()
            .find(|point| point.code == code)
            .map(|point| point.value)
    }
}
