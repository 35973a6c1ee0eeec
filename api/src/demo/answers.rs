//! What the invented guests, companies and hosts answer: possible answers by dice, kinder where the place is better.

use std::collections::BTreeMap;

use super::dice::Dice;
use crate::surveys::answers::{Answer, Answers, Part};
use crate::surveys::conditions::{Context, walk};
use crate::surveys::forms::{Choice, FieldForm, Form, Matrix, Row};
use crate::surveys::questionnaire::{Question, Questionnaire, Scale};

/// Free words in which some of them answer; written for the demo, no real person's.
const GOOD: [&str; 6] = [
    "窓からの眺めがよく、午前中の作業がはかどりました。",
    "スタッフの方が親切で、会議の場所もすぐに用意していただけました。",
    "夜が静かで、よく眠れました。",
    "地域の方との交流会が、思いのほか仕事の話につながりました。",
    "個室ブースがあり、打合せの多い日でも困りませんでした。",
    "朝の散歩で気持ちを切り替えられました。",
];
const IMPROVE: [&str; 5] = [
    "夕方に回線が遅くなる時間帯がありました。",
    "モニターがもう1台あるとありがたいです。",
    "駅からの移動手段がもう少し選べると助かります。",
    "いすが硬く、長時間の作業には向きませんでした。",
    "避難場所の案内を入口にも掲示してほしいです。",
];

/// A complete set of answers. `kindness` is about how many of five points the place deserves.
pub fn answers(questionnaire: &Questionnaire, context: &Context, kindness: i32, dice: &mut Dice) -> Answers {
    let mut answers = Answers::new();
    for question in &questionnaire.questions {
        let shown = walk(questionnaire, &answers, context).visible.contains(&question.id);
        if shown && (question.required || dice.percent(88)) {
            answers.extend(
                answer(questionnaire, question, context, kindness, dice).map(|given| (question.id.clone(), given)),
            );
        }
    }
    answers
}

fn answer(
    questionnaire: &Questionnaire,
    question: &Question,
    context: &Context,
    kindness: i32,
    dice: &mut Dice,
) -> Option<Answer> {
    match &question.form {
        Form::Single(single) => plain(&single.options, dice).map(Answer::Word),
        Form::Multi(multi) => {
            let most = multi.max_select.unwrap_or(3).min(3);
            Some(Answer::Codes(several(&questionnaire.options(multi), most, dice)))
        }
        Form::Prefecture(_) => dice
            .one_of(&["13", "23", "27", "24", "26"])
            .map(|code| Answer::Word((*code).to_owned())),
        Form::Scale(form) | Form::Recommend(form) => {
            on_scale(questionnaire.scales.get(&form.scale)?, kindness, false, dice).map(whole)
        }
        Form::Matrix(matrix) => matrix_answer(questionnaire, matrix, context, kindness, dice),
        Form::Number(number) => {
            let middle = if number.max == 200 { 105 } else { number.max.min(8) };
            let steps = if number.max == 200 { 5 } else { 1 };
            let moved = dice.about(0, -4, 4) * steps;
            Some(Answer::Number((middle + moved).clamp(number.min, number.max).into()))
        }
        Form::NumberGroup(group) => {
            let amounts = group.fields.iter().map(|field| {
                let thousands = i32::try_from(dice.roll(12)).unwrap_or(0);
                (
                    field.code.clone(),
                    Part::Number((thousands * 1_000).clamp(group.min, group.max).into()),
                )
            });
            Some(Answer::Parts(amounts.collect()))
        }
        Form::Group(group) => {
            let fields = group.fields.iter().filter_map(|field| {
                let part = match &field.form {
                    FieldForm::Number { min, .. } => Part::Number((*min).into()),
                    FieldForm::Single { options } => Part::Word(plain(options, dice)?),
                };
                Some((field.code.clone(), part))
            });
            Some(Answer::Parts(fields.collect()))
        }
        Form::Text(_) => {
            let words: &[&str] = if question.id.ends_with("24") || kindness < 4 {
                &IMPROVE
            } else {
                &GOOD
            };
            let said = dice.one_of(words).map(|words| Answer::Word((*words).to_owned()));
            said.filter(|_| dice.percent(55))
        }
    }
}

/// An option that needs no words beside it.
fn plain(options: &[Choice], dice: &mut Dice) -> Option<String> {
    let plain: Vec<&Choice> = options.iter().filter(|option| !option.has_text).collect();
    dice.one_of(&plain).map(|option| option.code.clone())
}

fn several(options: &[Choice], most: usize, dice: &mut Dice) -> Vec<String> {
    let alone = options
        .iter()
        .find(|option| option.exclusive)
        .filter(|_| dice.percent(45));
    if let Some(alone) = alone {
        return vec![alone.code.clone()];
    }
    let mut open: Vec<&Choice> = options
        .iter()
        .filter(|option| !option.exclusive && !option.has_text)
        .collect();
    let count = usize::try_from(dice.roll(u64::try_from(most).unwrap_or(1))).unwrap_or(0) + 1;
    let mut chosen = Vec::new();
    while chosen.len() < count && !open.is_empty() {
        let index = usize::try_from(dice.roll(u64::try_from(open.len()).unwrap_or(1))).unwrap_or(0);
        chosen.push(open.swap_remove(index).code.clone());
    }
    chosen
}

fn matrix_answer(
    questionnaire: &Questionnaire,
    matrix: &Matrix,
    context: &Context,
    kindness: i32,
    dice: &mut Dice,
) -> Option<Answer> {
    let scale = questionnaire.scales.get(&matrix.scale)?;
    let rows: &[Row] = if matrix.rows_from.is_some() {
        &context.criteria
    } else {
        &matrix.rows
    };
    let mut parts = BTreeMap::new();
    for row in rows {
        let part = if matrix.allow_na && dice.percent(8) {
            Part::Word("na".to_owned())
        } else {
            on_scale(scale, kindness, row.reverse, dice)?
        };
        parts.insert(row.code.clone(), part);
    }
    Some(Answer::Parts(parts))
}

/// Points go by codes, ranges by numbers; what is bad when high is rolled from the other end.
fn on_scale(scale: &Scale, kindness: i32, reverse: bool, dice: &mut Dice) -> Option<Part> {
    match scale {
        Scale::Points(points) => {
            let value = dice.about(kindness, 1, 5);
            points
                .points
                .iter()
                .find(|point| point.value == value)
                .map(|point| Part::Word(point.code.clone()))
        }
        Scale::Range(range) => {
            let value = dice.about(kindness + 3, range.min, range.max);
            let value = if reverse { range.max - value } else { value };
            Some(Part::Number(value.into()))
        }
    }
}

fn whole(part: Part) -> Answer {
    match part {
        Part::Number(number) => Answer::Number(number),
        Part::Word(word) => Answer::Word(word),
    }
}
