//! The types of question, each with what it needs; a field that a type doesn't know is refused.

use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::grammar::Condition;

/// The types of question and what each of them needs.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Form {
    Single(Single),
    Multi(Multi),
    Matrix(Matrix),
    Scale(OnScale),
    Recommend(OnScale),
    Number(Numeric),
    NumberGroup(NumberGroup),
    Group(Group),
    Text(FreeText),
    Prefecture(Prefecture),
}

impl Form {
    /// The type as the questionnaire writes it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Single(_) => "single",
            Self::Multi(_) => "multi",
            Self::Matrix(_) => "matrix",
            Self::Scale(_) => "scale",
            Self::Recommend(_) => "recommend",
            Self::Number(_) => "number",
            Self::NumberGroup(_) => "number_group",
            Self::Group(_) => "group",
            Self::Text(_) => "text",
            Self::Prefecture(_) => "prefecture",
        }
    }
}

/// One of the options.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Single {
    pub options: Vec<Choice>,
    /// Said in the file where nothing may be chosen beforehand (consent); no other default is allowed.
    #[serde(default, skip_serializing)]
    pub default: Option<String>,
}

/// Any of the options, up to `max_select`; either written out or taken from the rows of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Multi {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The id of an earlier matrix whose rows are the options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options_from_rows: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_select: Option<usize>,
}

/// An option. An `exclusive` one (特になかった) stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub code: String,
    pub ja: String,
    pub en: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive: bool,
    /// Opens a line of free text, answered under the key `<question>.<code>`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub has_text: bool,
}

/// The same scale for each row.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    pub scale: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_na: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_from: Option<RowsFrom>,
    /// The question of another wave that asks the same rows, for before and after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paired_with: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub sensitive: bool,
}

/// Rows that come from the booking instead of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum RowsFrom {
    /// One row for each success criterion that was named at application.
    #[serde(rename = "booking.criteria")]
    BookingCriteria,
}

/// A row of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub code: String,
    pub ja: String,
    pub en: String,
    /// A high value is bad; flipped in charts only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reverse: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub sensitive: bool,
}

/// One answer on one of the questionnaire's scales.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OnScale {
    pub scale: String,
}

/// A number in `min..=max`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Numeric {
    pub unit: String,
    pub min: i32,
    pub max: i32,
    /// How far one press of the stepper goes; other values in the range are welcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Number>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub integer: bool,
    /// Above this the form asks once more, without refusing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_above: Option<i32>,
}

/// Several amounts in one unit, each in `min..=max`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NumberGroup {
    pub unit: String,
    pub min: i32,
    pub max: i32,
    #[serde(default, skip_serializing_if = "is_false")]
    pub integer: bool,
    /// Whether `"unknown"` may stand for the whole group: an answer, without amounts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_unknown: bool,
    pub fields: Vec<AmountField>,
}

/// One amount of a group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AmountField {
    pub code: String,
    pub ja: String,
    pub en: String,
}

/// Small questions that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub fields: Vec<GroupField>,
}

/// A small question inside a group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct GroupField {
    pub code: String,
    pub ja: String,
    pub en: String,
    #[serde(flatten)]
    pub form: FieldForm,
}

/// The two types of question that a group can hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FieldForm {
    Number {
        min: i32,
        max: i32,
        #[serde(default, skip_serializing_if = "is_false")]
        integer: bool,
    },
    Single {
        options: Vec<Choice>,
    },
}

/// Text in the respondent's own words.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FreeText {
    /// In characters, not bytes.
    pub max_length: usize,
    /// Whether the form asks not to write names or contacts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pii_warning: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
}

/// Other words for the same question; the first whose condition holds is used.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    #[serde(rename = "if")]
    pub condition: Condition,
    pub ja: String,
    pub en: String,
}

/// The 47 prefectures, 国外 and 答えない: [`super::editions::prefectures`] has the options.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Prefecture {}

impl From<&Row> for Choice {
    fn from(row: &Row) -> Self {
        Self {
            code: row.code.clone(),
            ja: row.ja.clone(),
            en: row.en.clone(),
            exclusive: false,
            has_text: false,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}
