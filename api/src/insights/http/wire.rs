//! Results as the client gets them: a question with its own figures, or with those of its rows.

use chrono::NaiveDate;
use entities::id::{CallId, FacilityId};
use entities::questionnaire::Audience;
use serde::Serialize;
use utoipa::ToSchema;

use crate::insights::actions::{Asked, Choices, Results};
use crate::insights::statistics::wilson;
use crate::insights::suppress::{Population, Reason, Viewer};
use crate::insights::tabulate::Tabulated;
use crate::surveys::answers::UNKNOWN;
use crate::surveys::forms::{FieldForm, Form};
use crate::surveys::questionnaire::{Question, Questionnaire, Scale};

/// Survey results of one cell.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Results)]
pub struct ResultsPage {
    pub scope: ResultsScope,
    /// `secretariat` sees inside the wall; `outside` sees released figures only.
    pub viewer: Viewer,
    pub title_ja: String,
    pub title_en: String,
    /// Sheets behind the figures, as far as this viewer may know.
    pub base_n: usize,
    pub invited_n: Option<u64>,
    pub response_rate: Option<ResultsShare>,
    pub funnel: Vec<ResultsStage>,
    /// Answers given before this day are in the figures, where only released ones are shown.
    pub released_before: Option<NaiveDate>,
    pub questions: Vec<ResultsQuestion>,
    pub choices: ResultsChoices,
}

/// The cell that was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsScope {
    pub call_id: Option<CallId>,
    pub half: Option<String>,
    pub municipality_code: Option<String>,
    pub facility_id: Option<FacilityId>,
    pub audience: Audience,
    pub population: Population,
}

/// A share in per cent with Wilson's 95 % interval.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsShare {
    pub count: u64,
    pub percent: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// One step of the way from application to stay.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsStage {
    /// `applied`, `confirmed`, `arrived`, `completed`.
    pub stage: String,
    pub count: u64,
}

/// A question with its figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsQuestion {
    pub id: String,
    /// The type in the questionnaire's grammar.
    pub kind: String,
    pub ja: String,
    pub en: String,
    /// The question's own figures; absent where only its rows have some.
    pub figures: Option<ResultsFigures>,
    pub rows: Vec<ResultsRow>,
}

/// A row of a matrix or a field of a group.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsRow {
    pub code: String,
    pub ja: String,
    pub en: String,
    /// A high value is bad.
    pub reverse: bool,
    pub figures: ResultsFigures,
}

/// The figures of one line; every n is there even where they are withheld.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsFigures {
    pub base_n: usize,
    pub answered_n: usize,
    pub blank_n: usize,
    pub na_n: usize,
    pub hidden_n: usize,
    pub options: Vec<ResultsOption>,
    pub mean: Option<f64>,
    pub sd: Option<f64>,
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    pub median: Option<f64>,
    /// 「満足」計.
    pub top2: Option<ResultsShare>,
    /// 推奨度, −100 to 100, with its standard error.
    pub recommend_score: Option<f64>,
    pub recommend_se: Option<f64>,
    /// 複数回答: shares may add up to more than 100 %.
    pub multiple: bool,
    /// 参考値: fewer than 30 answers.
    pub reference: bool,
    pub sensitive: bool,
    /// Why there is no figure: `few`, `complementary`, `awaiting`.
    pub withheld: Option<Reason>,
}

/// How often an option was chosen.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsOption {
    pub code: String,
    pub ja: String,
    pub en: String,
    pub count: usize,
    pub percent: Option<f64>,
}

/// What the filters can be set to.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsChoices {
    pub calls: Vec<ResultsChoice>,
    pub halves: Vec<String>,
    pub municipalities: Vec<ResultsChoice>,
    pub facilities: Vec<ResultsChoice>,
}

/// One value of a filter.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsChoice {
    pub id: String,
    pub ja: String,
    pub en: String,
}

impl From<Results> for ResultsPage {
    fn from(results: Results) -> Self {
        let Results {
            asked,
            viewer,
            questionnaire,
            lines,
            base,
            response,
            funnel,
            released_before,
            choices,
        } = results;
        let stages = ["applied", "confirmed", "arrived", "completed"];
        Self {
            scope: scope(asked),
            viewer,
            title_ja: questionnaire.title.ja.clone(),
            title_en: questionnaire.title.en.clone(),
            base_n: base,
            invited_n: response.map(|(invited, _)| invited),
            response_rate: response.and_then(|(invited, answered)| share(answered, invited)),
            funnel: stages
                .iter()
                .zip(funnel)
                .map(|(stage, count)| ResultsStage {
                    stage: (*stage).to_owned(),
                    count,
                })
                .collect(),
            released_before,
            questions: questionnaire
                .questions
                .iter()
                .map(|question| one(&questionnaire, question, &lines))
                .collect(),
            choices: choices.into(),
        }
    }
}

fn scope(asked: Asked) -> ResultsScope {
    ResultsScope {
        call_id: asked.call,
        half: asked.half.map(|half| half.to_string()),
        municipality_code: asked.municipality,
        facility_id: asked.facility,
        audience: asked.audience,
        population: asked.population,
    }
}

fn share(count: u64, of: u64) -> Option<ResultsShare> {
    let (part, whole) = (usize::try_from(count).ok()?, usize::try_from(of).ok()?);
    let interval = wilson(part, whole)?;
    let percent = f64::from(u32::try_from(count).ok()?) / f64::from(u32::try_from(of).ok()?) * 100.0;
    Some(ResultsShare {
        count,
        percent,
        low: Some(interval.low * 100.0),
        high: Some(interval.high * 100.0),
    })
}

fn one(questionnaire: &Questionnaire, question: &Question, lines: &[Tabulated]) -> ResultsQuestion {
    let own = lines
        .iter()
        .find(|line| line.question == question.id && line.row.is_none());
    let rows = lines
        .iter()
        .filter(|line| line.question == question.id)
        .filter_map(|line| {
            let code = line.row.as_ref()?;
            let (ja, en, reverse) = row_words(question, code);
            Some(ResultsRow {
                code: code.clone(),
                ja,
                en,
                reverse,
                figures: figures(questionnaire, question, line),
            })
        });
    ResultsQuestion {
        id: question.id.clone(),
        kind: question.form.word().to_owned(),
        ja: question.ja.clone(),
        en: question.en.clone(),
        figures: own.map(|line| figures(questionnaire, question, line)),
        rows: rows.collect(),
    }
}

fn row_words(question: &Question, code: &str) -> (String, String, bool) {
    let found = match &question.form {
        Form::Matrix(matrix) => matrix
            .rows
            .iter()
            .find(|row| row.code == code)
            .map(|row| (row.ja.clone(), row.en.clone(), row.reverse)),
        Form::NumberGroup(group) => group
            .fields
            .iter()
            .find(|field| field.code == code)
            .map(|field| (field.ja.clone(), field.en.clone(), false)),
        Form::Group(group) => group
            .fields
            .iter()
            .find(|field| field.code == code)
            .map(|field| (field.ja.clone(), field.en.clone(), false)),
        _ => None,
    };
    found.unwrap_or_else(|| (code.to_owned(), code.to_owned(), false))
}

fn figures(questionnaire: &Questionnaire, question: &Question, line: &Tabulated) -> ResultsFigures {
    let mean = line.mean.as_ref();
    let interval = mean.and_then(|mean| mean.interval);
    let score = line.recommend.as_ref().and_then(|groups| groups.score.as_ref());
    ResultsFigures {
        base_n: line.base,
        answered_n: line.answered,
        blank_n: line.blank,
        na_n: line.na,
        hidden_n: line.hidden,
        options: line
            .options
            .iter()
            .map(|option| {
                let (ja, en) = option_words(questionnaire, question, line.row.as_deref(), &option.code);
                ResultsOption {
                    code: option.code.clone(),
                    ja,
                    en,
                    count: option.count,
                    percent: option.percent,
                }
            })
            .collect(),
        mean: mean.map(|mean| mean.mean),
        sd: mean.and_then(|mean| mean.sd),
        ci_low: interval.map(|interval| interval.low),
        ci_high: interval.map(|interval| interval.high),
        median: line.quartiles.as_ref().map(|quartiles| quartiles.median),
        top2: line.top_two.as_ref().map(|share| ResultsShare {
            count: u64::try_from(share.count).unwrap_or(0),
            percent: share.percent,
            low: share.interval.map(|interval| interval.low),
            high: share.interval.map(|interval| interval.high),
        }),
        recommend_score: score.map(|score| score.score),
        recommend_se: score.map(|score| score.standard_error),
        multiple: line.multiple,
        reference: line.reference,
        sensitive: line.sensitive,
        withheld: line.suppressed,
    }
}

fn option_words(questionnaire: &Questionnaire, question: &Question, row: Option<&str>, code: &str) -> (String, String) {
    let of_scale = |name: &str| match questionnaire.scales.get(name)? {
        Scale::Points(scale) => scale
            .points
            .iter()
            .find(|point| point.code == code)
            .map(|point| (point.ja.clone(), point.en.clone())),
        Scale::Range(scale) => scale
            .anchors
            .get(code)
            .map(|text| (format!("{code} {}", text.ja), format!("{code} {}", text.en))),
    };
    let of_choices = |choices: &[crate::surveys::forms::Choice]| {
        choices
            .iter()
            .find(|choice| choice.code == code)
            .map(|choice| (choice.ja.clone(), choice.en.clone()))
    };
    let found = match &question.form {
        Form::Single(single) => of_choices(&single.options),
        Form::Multi(multi) => of_choices(&questionnaire.options(multi)),
        Form::Prefecture(_) => of_choices(&crate::surveys::editions::prefectures()),
        Form::Scale(form) | Form::Recommend(form) => of_scale(&form.scale),
        Form::Matrix(matrix) => of_scale(&matrix.scale),
        Form::Group(group) => group
            .fields
            .iter()
            .find(|field| Some(field.code.as_str()) == row)
            .and_then(|field| match &field.form {
                FieldForm::Single { options } => of_choices(options),
                FieldForm::Number { .. } => None,
            }),
        // The form offers this box itself; no questionnaire names it.
        Form::NumberGroup(_) if code == UNKNOWN => Some((
            "わからない・答えられない".to_owned(),
            "I don't know / can't say".to_owned(),
        )),
        _ => None,
    };
    found.unwrap_or_else(|| (code.to_owned(), code.to_owned()))
}

impl From<Choices> for ResultsChoices {
    fn from(choices: Choices) -> Self {
        let halves: std::collections::BTreeSet<_> = choices
            .calls
            .iter()
            .flat_map(|call| {
                [
                    crate::programmes::half_of(call.stay_from_on),
                    crate::programmes::half_of(call.stay_to_on),
                ]
            })
            .collect();
        let choice = |id: String, ja: &str, en: &str| ResultsChoice {
            id,
            ja: ja.to_owned(),
            en: en.to_owned(),
        };
        Self {
            calls: choices
                .calls
                .iter()
                .map(|row| choice(row.id.to_string(), &row.name_ja, &row.name_en))
                .collect(),
            halves: halves.into_iter().rev().map(|half| half.to_string()).collect(),
            municipalities: choices
                .municipalities
                .iter()
                .map(|row| choice(row.code.clone(), &row.name_ja, &row.name_en))
                .collect(),
            facilities: choices
                .facilities
                .iter()
                .map(|row| choice(row.id.to_string(), &row.name_ja, &row.name_en))
                .collect(),
        }
    }
}
