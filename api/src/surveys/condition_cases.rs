//! The cases that the server and the browser must agree on, made from a seed.
//!
//! `REWRITE_CASES=1 cargo test -p workcation condition_cases` writes `tests/conditions/cases.json` anew; without it the
//! test compares. `frontend/src/features/surveys/conditions.test.ts` runs the same file.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Number, Value};

use super::answers::{Answer, Answers, Part, check, rows, text_options};
use super::conditions::{Context, Gap, ParticipantKind, walk};
use super::editions::{self, load, read};
use super::forms::{FieldForm, Form, Row};
use super::questionnaire::{Question, Questionnaire, Scale};

const CASES_PER_QUESTIONNAIRE: usize = 80;
const SEED: u64 = 20_261_120;

#[derive(Serialize)]
struct Case<'a> {
    questionnaire: &'a str,
    context: Context,
    answers: Answers,
    visible: Vec<String>,
    required: Vec<String>,
    kept: Vec<String>,
    cleared: Vec<String>,
    missing: Vec<Gap>,
    variants: std::collections::BTreeMap<String, usize>,
}

/// `SplitMix64`: small, and the same on every machine for ever.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let sides = u64::try_from(sides).unwrap();
        usize::try_from((mixed ^ (mixed >> 31)) % sides).unwrap()
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.roll(n) == 0
    }

    fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.roll(items.len())].clone()
    }

    fn number(&mut self, min: i32, max: i32) -> Number {
        let span = usize::try_from(max - min).unwrap();
        let steps = if self.one_in(3) { span.min(3) } else { span };
        Number::from(min + i32::try_from(self.roll(steps + 1)).unwrap())
    }
}

fn context(dice: &mut Dice) -> Context {
    let kinds = [
        None,
        Some(ParticipantKind::CompanyEmployee),
        Some(ParticipantKind::PrefecturalEmployee),
        Some(ParticipantKind::MunicipalEmployee),
        Some(ParticipantKind::Freelancer),
    ];
    let criterion = |n| Row {
        code: format!("c{n}"),
        ja: String::new(),
        en: String::new(),
        reverse: false,
        sensitive: false,
    };
    Context {
        has_lodging: dice.one_in(2),
        has_workspace: dice.one_in(2),
        nights: u32::try_from(dice.roll(4)).unwrap(),
        participant_kind: dice.pick(&kinds),
        adults_children: u32::try_from(dice.roll(3)).unwrap(),
        criteria: (1..=dice.roll(4)).map(criterion).collect(),
    }
}

fn part_on_scale(dice: &mut Dice, scale: &Scale, allow_na: bool) -> Part {
    match scale {
        Scale::Points(_) if allow_na && dice.one_in(8) => Part::Word("na".to_owned()),
        Scale::Points(points) => Part::Word(dice.pick(&points.points).code),
        Scale::Range(range) => Part::Number(dice.number(range.min, range.max)),
    }
}

fn codes(dice: &mut Dice, options: &[super::forms::Choice], most: usize) -> Answer {
    let exclusive = options.iter().find(|option| option.exclusive);
    if let Some(option) = exclusive.filter(|_| dice.one_in(3)) {
        return Answer::Codes(vec![option.code.clone()]);
    }
    let free = options.iter().filter(|option| !option.exclusive);
    let mut codes: Vec<String> = free
        .filter(|_| dice.one_in(3))
        .map(|option| option.code.clone())
        .collect();
    codes.truncate(most);
    Answer::Codes(codes)
}

fn answer(dice: &mut Dice, questionnaire: &Questionnaire, question: &Question, context: &Context) -> Answer {
    match &question.form {
        Form::Single(single) => Answer::Word(dice.pick(&single.options).code),
        Form::Prefecture(_) if dice.one_in(2) => Answer::Word("24".to_owned()),
        Form::Prefecture(_) => Answer::Word(dice.pick(&editions::prefectures()).code),
        Form::Multi(multi) => codes(
            dice,
            &questionnaire.options(multi),
            multi.max_select.unwrap_or(usize::MAX),
        ),
        Form::Scale(on) | Form::Recommend(on) => match part_on_scale(dice, &questionnaire.scales[&on.scale], false) {
            Part::Word(word) => Answer::Word(word),
            Part::Number(number) => Answer::Number(number),
        },
        // Answered while the application still named a criterion.
        Form::Matrix(matrix) if rows(matrix, context).is_empty() => {
            Answer::Parts([("c1".to_owned(), Part::Word("4".to_owned()))].into())
        }
        Form::Matrix(matrix) => {
            let scale = &questionnaire.scales[&matrix.scale];
            let whole = dice.one_in(2);
            let rows = rows(matrix, context)
                .iter()
                .filter(|_| whole || !dice.one_in(4))
                .collect::<Vec<_>>();
            let rows = rows
                .into_iter()
                .map(|row| (row.code.clone(), part_on_scale(dice, scale, matrix.allow_na)));
            Answer::Parts(rows.collect())
        }
        Form::Number(_) if dice.one_in(3) => Answer::Number(Number::from_f64(7.5).unwrap()),
        Form::Number(number) => Answer::Number(dice.number(number.min, number.max)),
        Form::NumberGroup(group) if group.allow_unknown && dice.one_in(6) => Answer::Word("unknown".to_owned()),
        Form::NumberGroup(group) => {
            let fields = group.fields.iter().filter(|_| dice.one_in(2)).collect::<Vec<_>>();
            let amounts = fields
                .into_iter()
                .map(|field| (field.code.clone(), Part::Number(dice.number(0, group.max))));
            Answer::Parts(amounts.collect())
        }
        Form::Group(group) => Answer::Parts(
            group
                .fields
                .iter()
                .map(|field| match &field.form {
                    FieldForm::Number { min, max, .. } => (field.code.clone(), Part::Number(dice.number(*min, *max))),
                    FieldForm::Single { options } => (field.code.clone(), Part::Word(dice.pick(options).code)),
                })
                .collect(),
        ),
        Form::Text(_) => Answer::Word(
            dice.pick(&["回線が切れた", "静かでした", "Good.", "𠮷野で🙂"])
                .to_owned(),
        ),
    }
}

fn blank(dice: &mut Dice, question: &Question) -> Answer {
    match &question.form {
        Form::Multi(_) => Answer::Codes(Vec::new()),
        Form::Matrix(_) | Form::Group(_) | Form::NumberGroup(_) => Answer::Parts(std::collections::BTreeMap::new()),
        _ => Answer::Word(dice.pick(&["", "　 "]).to_owned()),
    }
}

fn answers(dice: &mut Dice, questionnaire: &Questionnaire, context: &Context) -> Answers {
    let mut answers = Answers::new();
    let diligence = 3 + dice.roll(12);
    for question in &questionnaire.questions {
        if dice.one_in(diligence) {
            continue;
        }
        let answer = if dice.one_in(14) {
            blank(dice, question)
        } else {
            answer(dice, questionnaire, question, context)
        };
        answers.insert(question.id.clone(), answer);
        for option in text_options(question).filter(|_| dice.one_in(4)).collect::<Vec<_>>() {
            answers.insert(
                format!("{}.{}", question.id, option.code),
                Answer::Word("ほか".to_owned()),
            );
        }
    }
    answers
}

fn questionnaires() -> Vec<Questionnaire> {
    let trial = read("grammar.json", include_str!("../../../tests/conditions/grammar.json")).unwrap();
    load()
        .unwrap()
        .into_iter()
        .chain([trial])
        .map(|edition| edition.questionnaire)
        .collect()
}

fn generate() -> String {
    let mut dice = Dice(SEED);
    let questionnaires = questionnaires();
    let mut text = String::from("[\n");
    for n in 0..CASES_PER_QUESTIONNAIRE {
        for questionnaire in &questionnaires {
            let context = context(&mut dice);
            let answers = answers(&mut dice, questionnaire, &context);
            let walk = walk(questionnaire, &answers, &context);
            assert_eq!(
                check(questionnaire, &context, &walk.answers),
                [],
                "case {n} of {}",
                questionnaire.id
            );
            let case = Case {
                questionnaire: &questionnaire.id,
                context,
                answers,
                visible: walk.visible,
                required: walk.required,
                kept: walk.answers.into_keys().collect(),
                cleared: walk.cleared,
                missing: walk.missing,
                variants: walk.variants,
            };
            let comma = if text.len() > 2 { ",\n" } else { "" };
            write!(text, "{comma}{}", serde_json::to_string(&case).unwrap()).unwrap();
        }
    }
    text.push_str("\n]\n");
    text
}

#[test]
fn the_shared_cases_are_what_the_server_says() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/conditions/cases.json");
    let generated = generate();
    if std::env::var_os("REWRITE_CASES").is_some() {
        std::fs::write(&file, &generated).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == generated,
        "tests/conditions/cases.json is not current: REWRITE_CASES=1"
    );
}

#[test]
fn the_cases_reach_every_question_both_ways_and_every_wording() {
    let cases: Vec<Value> = serde_json::from_str(&generate()).unwrap();
    for questionnaire in questionnaires() {
        let own: Vec<&Value> = cases
            .iter()
            .filter(|case| case["questionnaire"] == questionnaire.id.as_str())
            .collect();
        assert_eq!(own.len(), CASES_PER_QUESTIONNAIRE);
        let listed = |case: &Value, list: &str, id: &str| case[list].as_array().unwrap().contains(&id.into());
        for question in &questionnaire.questions {
            assert!(
                own.iter().any(|case| listed(case, "visible", &question.id)),
                "{} is never shown",
                question.id
            );
            if question.show_if.is_some() {
                assert!(
                    own.iter().any(|case| listed(case, "cleared", &question.id)),
                    "{} never cleared",
                    question.id
                );
            }
            let Form::Text(text) = &question.form else { continue };
            for index in 0..text.variants.len() {
                let used = own.iter().any(|case| case["variants"][&question.id] == index);
                assert!(used, "wording {index} of {} is never used", question.id);
            }
        }
    }
}
