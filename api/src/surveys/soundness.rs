//! Whether a questionnaire hangs together: what the types can't say, checked when the program starts.
//!
//! A fault is a sentence for the person who edits the JSON, with the id of the question that it is about.

use std::collections::BTreeSet;

use super::answers::NOT_APPLICABLE;
use super::forms::{FieldForm, Form, Matrix, Multi};
use super::grammar::{Condition, Leaf, Subject, Test, Variable};
use super::questionnaire::{Question, Questionnaire, Scale};

/// Everything in one questionnaire that doesn't hang together; empty when it is sound.
pub fn faults(questionnaire: &Questionnaire) -> Vec<String> {
    let mut faults = Vec::new();
    faults.extend(repeated(
        "question",
        questionnaire.questions.iter().map(|question| question.id.as_str()),
    ));
    faults.extend(repeated(
        "section",
        questionnaire.sections.iter().map(|section| section.id.as_str()),
    ));
    for (name, scale) in &questionnaire.scales {
        faults.extend(scale_faults(scale).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    for (place, question) in questionnaire.questions.iter().enumerate() {
        let earlier = questionnaire.questions.get(..place).unwrap_or_default();
        let found = question_faults(questionnaire, earlier, question);
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", question.id)));
    }
    faults
}

/// What doesn't hang together between questionnaires: ids used twice, and pairs that ask different rows.
pub fn faults_between(all: &[&Questionnaire]) -> Vec<String> {
    let questions: Vec<&Question> = all.iter().flat_map(|questionnaire| &questionnaire.questions).collect();
    let mut faults = repeated("question", questions.iter().map(|question| question.id.as_str()));
    for question in &questions {
        let Form::Matrix(Matrix {
            paired_with: Some(other),
            rows,
            ..
        }) = &question.form
        else {
            continue;
        };
        let matches = questions.iter().any(|candidate| {
            candidate.id == *other && matches!(&candidate.form, Form::Matrix(pair) if pair.rows == *rows)
        });
        if !matches {
            faults.push(format!("{}: {other} doesn't ask the same rows", question.id));
        }
    }
    faults
}

fn repeated<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names
        .filter(|name| !seen.insert(*name))
        .map(|name| format!("{what} {name} stands here twice"))
        .collect()
}

fn codes_faults<'a>(what: &str, codes: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let mut faults = repeated(what, codes.clone());
    if codes.clone().next().is_none() {
        faults.push(format!("has no {what}"));
    }
    // The dot joins a question and its option in the key of an option's words.
    faults.extend(
        codes
            .filter(|code| code.contains('.') || code.is_empty())
            .map(|code| format!("{what} {code:?}")),
    );
    faults
}

fn scale_faults(scale: &Scale) -> Vec<String> {
    match scale {
        Scale::Points(points) => {
            let mut faults = codes_faults("point", points.points.iter().map(|point| point.code.as_str()));
            let valued = |value: &i32| points.points.iter().any(|point| point.value == *value);
            if !points.top_box.iter().chain(&points.top2_box).all(valued) {
                faults.push("a box holds a value that no point has".to_owned());
            }
            if points
                .na
                .as_ref()
                .is_some_and(|na| na.code != NOT_APPLICABLE || na.value.is_some())
            {
                faults.push("該当なし has the code na and no value".to_owned());
            }
            faults
        }
        Scale::Range(range) => {
            let mut faults = Vec::new();
            if range.min >= range.max || range.step < 1 {
                faults.push("is no range".to_owned());
            }
            if let Some(groups) = &range.groups {
                let mut grouped: Vec<i32> = [&groups.promoter, &groups.passive, &groups.detractor]
                    .into_iter()
                    .flatten()
                    .copied()
                    .collect();
                grouped.sort_unstable();
                if grouped != (range.min..=range.max).collect::<Vec<_>>() {
                    faults.push("its groups don't share out the range".to_owned());
                }
            }
            faults
        }
    }
}

fn question_faults(questionnaire: &Questionnaire, earlier: &[Question], question: &Question) -> Vec<String> {
    let mut faults = form_faults(questionnaire, earlier, question);
    if question.id.contains('.') {
        faults.push("an id has no dot".to_owned());
    }
    if question
        .section
        .as_ref()
        .is_some_and(|id| !questionnaire.sections.iter().any(|section| section.id == *id))
    {
        faults.push("no such section".to_owned());
    }
    let mut conditions: Vec<&Condition> = question.show_if.iter().collect();
    if let Form::Text(text) = &question.form {
        conditions.extend(text.variants.iter().map(|variant| &variant.condition));
    }
    for leaf in conditions.into_iter().flat_map(leaves) {
        faults.extend(leaf_fault(questionnaire, earlier, leaf));
    }
    faults
}

fn form_faults(questionnaire: &Questionnaire, earlier: &[Question], question: &Question) -> Vec<String> {
    match &question.form {
        Form::Single(single) => {
            let mut faults = codes_faults("option", single.options.iter().map(|option| option.code.as_str()));
            if single.default.is_some() {
                faults.push("nothing is chosen beforehand".to_owned());
            }
            faults
        }
        Form::Multi(multi) => multi_faults(questionnaire, earlier, multi),
        Form::Matrix(matrix) => matrix_faults(questionnaire, matrix),
        Form::Scale(on) => scale_named(questionnaire, &on.scale, false),
        Form::Recommend(on) => match questionnaire.scales.get(&on.scale) {
            Some(Scale::Range(range)) if range.groups.is_some() => Vec::new(),
            _ => vec!["recommending needs a scale with groups".to_owned()],
        },
        Form::Number(number) => range_fault(number.min, number.max),
        Form::NumberGroup(group) => {
            let mut faults = codes_faults("field", group.fields.iter().map(|field| field.code.as_str()));
            faults.extend(range_fault(group.min, group.max));
            faults
        }
        Form::Group(group) => {
            let mut faults = codes_faults("field", group.fields.iter().map(|field| field.code.as_str()));
            for field in &group.fields {
                faults.extend(match &field.form {
                    FieldForm::Number { min, max, .. } => range_fault(*min, *max),
                    FieldForm::Single { options } => {
                        codes_faults("option", options.iter().map(|option| option.code.as_str()))
                    }
                });
            }
            faults
        }
        Form::Text(text) if text.max_length == 0 => vec!["no text fits".to_owned()],
        Form::Text(_) | Form::Prefecture(_) => Vec::new(),
    }
}

fn multi_faults(questionnaire: &Questionnaire, earlier: &[Question], multi: &Multi) -> Vec<String> {
    let options = questionnaire.options(multi);
    let mut faults = codes_faults("option", options.iter().map(|option| option.code.as_str()));
    if let Some(id) = &multi.options_from_rows {
        let fixed = |matrix: &Matrix| matrix.rows_from.is_none();
        let resolves = earlier
            .iter()
            .any(|question| question.id == *id && matches!(&question.form, Form::Matrix(matrix) if fixed(matrix)));
        if !resolves || !multi.options.is_empty() {
            faults.push(format!(
                "takes its options from {id}, which must be an earlier matrix, and has no others"
            ));
        }
    }
    if multi.max_select.is_some_and(|most| most == 0 || most > options.len()) {
        faults.push("max_select and the options don't fit".to_owned());
    }
    faults
}

fn matrix_faults(questionnaire: &Questionnaire, matrix: &Matrix) -> Vec<String> {
    let mut faults = scale_named(questionnaire, &matrix.scale, matrix.allow_na);
    if matrix.rows_from.is_none() {
        faults.extend(codes_faults("row", matrix.rows.iter().map(|row| row.code.as_str())));
    } else if !matrix.rows.is_empty() {
        faults.push("takes its rows from the booking and has none of its own".to_owned());
    }
    faults
}

fn scale_named(questionnaire: &Questionnaire, name: &str, allow_na: bool) -> Vec<String> {
    match questionnaire.scales.get(name) {
        None => vec![format!("no such scale: {name}")],
        Some(Scale::Points(points)) if !allow_na || points.na.is_some() => Vec::new(),
        Some(Scale::Range(_)) if !allow_na => Vec::new(),
        Some(_) => vec![format!("{name} has no 該当なし to allow")],
    }
}

fn range_fault(min: i32, max: i32) -> Vec<String> {
    if min < max {
        Vec::new()
    } else {
        vec!["min is below max".to_owned()]
    }
}

fn leaves(condition: &Condition) -> Vec<&Leaf> {
    match condition {
        Condition::All(all) => all.all.iter().flat_map(leaves).collect(),
        Condition::Any(any) => any.any.iter().flat_map(leaves).collect(),
        Condition::Not(not) => leaves(&not.not),
        Condition::Leaf(leaf) => vec![leaf],
    }
}

fn leaf_fault(questionnaire: &Questionnaire, earlier: &[Question], leaf: &Leaf) -> Option<String> {
    match &leaf.subject {
        Subject::Context(variable) => {
            (!fits_variable(*variable, &leaf.test)).then(|| format!("{variable:?} isn't tested like that"))
        }
        Subject::Question(id) => match earlier.iter().find(|question| question.id == *id) {
            None => Some(format!("its condition refers to {id}, which isn't an earlier question")),
            Some(subject) => {
                (!fits_question(questionnaire, subject, &leaf.test)).then(|| format!("{id} isn't tested like that"))
            }
        },
    }
}

fn fits_variable(variable: Variable, test: &Test) -> bool {
    match variable {
        Variable::HasLodging | Variable::HasWorkspace => matches!(test, Test::Eq(value) if value.is_boolean()),
        Variable::Nights | Variable::AdultsChildren | Variable::CriteriaCount => match test {
            Test::Gte(_) | Test::Lte(_) => true,
            Test::Eq(value) => value.is_number(),
            _ => false,
        },
        Variable::ParticipantKind => match test {
            Test::Answered | Test::In(_) | Test::NotIn(_) => true,
            Test::Eq(value) => value.is_string(),
            _ => false,
        },
    }
}

/// Whether the test suits the type of the question and names only codes that it has.
fn fits_question(questionnaire: &Questionnaire, subject: &Question, test: &Test) -> bool {
    let known = |codes: &[String], options: &[String]| codes.iter().all(|code| options.contains(code));
    let one_of = |options: Vec<String>| match test {
        Test::In(codes) | Test::NotIn(codes) => known(codes, &options),
        Test::Eq(value) => value
            .as_str()
            .is_some_and(|code| options.iter().any(|option| option == code)),
        _ => false,
    };
    let numeric = match test {
        Test::Gte(_) | Test::Lte(_) => true,
        Test::Eq(value) => value.is_number(),
        _ => false,
    };
    *test == Test::Answered
        || match &subject.form {
            Form::Single(single) => one_of(single.options.iter().map(|option| option.code.clone()).collect()),
            Form::Prefecture(_) => matches!(test, Test::In(_) | Test::NotIn(_) | Test::Eq(_)),
            Form::Scale(on) => match questionnaire.scales.get(&on.scale) {
                Some(Scale::Points(scale)) => one_of(scale.points.iter().map(|point| point.code.clone()).collect()),
                _ => numeric,
            },
            Form::Multi(multi) => {
                let options: Vec<String> = questionnaire
                    .options(multi)
                    .into_iter()
                    .map(|option| option.code)
                    .collect();
                match test {
                    Test::Includes(code) => options.contains(code),
                    Test::IncludesAny(codes) => known(codes, &options),
                    _ => false,
                }
            }
            Form::Recommend(_) | Form::Number(_) => numeric,
            Form::NumberGroup(_) => matches!(test, Test::SumGt(_)),
            Form::Matrix(_) | Form::Group(_) | Form::Text(_) => false,
        }
}
