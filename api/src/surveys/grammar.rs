//! The grammar of conditions: leaves `{q|ctx, op, value}` under `all`, `any` and `not`.
//!
//! Read strictly, so that a wrong operator or value fails when the program starts and not when somebody answers.
//! [`super::conditions`] says what each of them means.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

/// Something that holds or doesn't, for given answers and context.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Condition {
    All(All),
    Any(Any),
    Not(Not),
    Leaf(Leaf),
}

/// Every one of them holds.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct All {
    pub all: Vec<Condition>,
}

/// At least one of them holds.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Any {
    pub any: Vec<Condition>,
}

/// The other one doesn't hold, be it only because its ground was never answered.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Not {
    pub not: Box<Condition>,
}

/// One test of one subject: `{q|ctx, op, value}` in the files.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "LeafForm", into = "LeafForm")]
pub struct Leaf {
    pub subject: Subject,
    pub test: Test,
}

/// What a leaf looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Question(String),
    Context(Variable),
}

/// What a leaf asks of its subject.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// Anything but blank or hidden.
    Answered,
    Eq(Value),
    In(Vec<String>),
    NotIn(Vec<String>),
    Includes(String),
    IncludesAny(Vec<String>),
    /// Numbers only: the code `"4"` of a scale is no number.
    Gte(Number),
    Lte(Number),
    /// The sum of a group's amounts is greater.
    SumGt(Number),
}

/// A fact of the booking that conditions may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Variable {
    #[serde(rename = "stay.has_lodging")]
    HasLodging,
    #[serde(rename = "stay.has_workspace")]
    HasWorkspace,
    #[serde(rename = "stay.nights")]
    Nights,
    #[serde(rename = "participant.kind")]
    ParticipantKind,
    #[serde(rename = "participant.adults_children")]
    AdultsChildren,
    #[serde(rename = "booking.criteria_count")]
    CriteriaCount,
}

/// A leaf as the files write it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LeafForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    q: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ctx: Option<Variable>,
    op: Op,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Op {
    Answered,
    Eq,
    In,
    NotIn,
    Includes,
    IncludesAny,
    Gte,
    Lte,
    SumGt,
}

impl TryFrom<LeafForm> for Leaf {
    type Error = String;

    fn try_from(form: LeafForm) -> Result<Self, Self::Error> {
        let subject = match (form.q, form.ctx) {
            (Some(id), None) => Subject::Question(id),
            (None, Some(variable)) => Subject::Context(variable),
            _ => return Err("a leaf names either a question (q) or a fact (ctx)".to_owned()),
        };
        let test = read_test(form.op, form.value).ok_or_else(|| format!("no such value for {:?}", form.op))?;
        Ok(Self { subject, test })
    }
}

fn read_test(op: Op, value: Option<Value>) -> Option<Test> {
    let codes = |value: Option<Value>| value.and_then(|value| serde_json::from_value::<Vec<String>>(value).ok());
    let number = |value: Option<Value>| value.and_then(|value| serde_json::from_value::<Number>(value).ok());
    match op {
        Op::Answered => value.is_none().then_some(Test::Answered),
        Op::Eq => value
            .filter(|value| value.is_boolean() || value.is_number() || value.is_string())
            .map(Test::Eq),
        Op::In => codes(value).map(Test::In),
        Op::NotIn => codes(value).map(Test::NotIn),
        Op::Includes => value
            .as_ref()
            .and_then(Value::as_str)
            .map(|code| Test::Includes(code.to_owned())),
        Op::IncludesAny => codes(value).map(Test::IncludesAny),
        Op::Gte => number(value).map(Test::Gte),
        Op::Lte => number(value).map(Test::Lte),
        Op::SumGt => number(value).map(Test::SumGt),
    }
}

impl From<Leaf> for LeafForm {
    fn from(leaf: Leaf) -> Self {
        let (q, ctx) = match leaf.subject {
            Subject::Question(id) => (Some(id), None),
            Subject::Context(variable) => (None, Some(variable)),
        };
        let (op, value) = match leaf.test {
            Test::Answered => (Op::Answered, None),
            Test::Eq(value) => (Op::Eq, Some(value)),
            Test::In(codes) => (Op::In, Some(codes.into())),
            Test::NotIn(codes) => (Op::NotIn, Some(codes.into())),
            Test::Includes(code) => (Op::Includes, Some(code.into())),
            Test::IncludesAny(codes) => (Op::IncludesAny, Some(codes.into())),
            Test::Gte(bound) => (Op::Gte, Some(Value::Number(bound))),
            Test::Lte(bound) => (Op::Lte, Some(Value::Number(bound))),
            Test::SumGt(bound) => (Op::SumGt, Some(Value::Number(bound))),
        };
        Self { q, ctx, op, value }
    }
}
