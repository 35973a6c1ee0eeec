//! The rules of questionnaires and answers, in sentences.

use serde_json::{Value, json};

use super::answers::{Answers, FaultCode, Mark, check, counts_as_answered, marks};
use super::conditions::{Context, ParticipantKind, Walk, walk};
use super::editions::{Edition, Unusable, hash, load, prefectures, read};
use super::forms::Row;
use super::questionnaire::Questionnaire;

const POST: &str = include_str!("questionnaires/post_stay.json");

fn edition(id: &str) -> Questionnaire {
    load()
        .unwrap()
        .into_iter()
        .map(|edition| edition.questionnaire)
        .find(|found| found.id == id)
        .unwrap()
}

fn post() -> Questionnaire {
    edition("post_stay_participant")
}

fn context() -> Context {
    Context {
        has_lodging: false,
        has_workspace: true,
        nights: 0,
        participant_kind: Some(ParticipantKind::CompanyEmployee),
        adults_children: 0,
        criteria: Vec::new(),
    }
}

fn answers(json: Value) -> Answers {
    serde_json::from_value(json).unwrap()
}

fn walked(json: Value, context: &Context) -> Walk {
    walk(&post(), &answers(json), context)
}

fn faults(question: &str, answer: Value) -> Vec<FaultCode> {
    let answers = answers(json!({ question: answer }));
    check(&post(), &context(), &answers)
        .into_iter()
        .map(|fault| fault.code)
        .collect()
}

/// `POST_Q04` with the same answer throughout.
fn work_environment(code: &str) -> Value {
    let rows = [
        "wifi_speed",
        "wifi_stability",
        "desk_chair",
        "equipment",
        "call_space",
        "quiet",
        "light_air",
    ];
    rows.into_iter()
        .chain(["security", "hours", "staff"])
        .map(|row| (row.to_owned(), json!(code)))
        .collect()
}

#[test]
fn the_bundled_files_say_nothing_that_the_types_drop() {
    for (json, id) in [
        (include_str!("questionnaires/pre_stay.json"), "pre_stay_participant"),
        (POST, "post_stay_participant"),
        (include_str!("questionnaires/employer.json"), "post_employer"),
        (include_str!("questionnaires/host.json"), "post_host"),
    ] {
        let mut file: Value = serde_json::from_str(json).unwrap();
        for question in file["questions"].as_array_mut().unwrap() {
            question.as_object_mut().unwrap().remove("default");
        }
        assert_eq!(serde_json::to_value(edition(id)).unwrap(), file, "{id}");
    }
}

/// A hash that changes here means that a frozen questionnaire was edited: give it a new version instead.
#[test]
fn the_versions_in_use_are_frozen() {
    let frozen = [
        ("pre_stay_participant", "1.0.0", "6f9075e5c8776d87"),
        ("post_stay_participant", "1.1.0", "350ace8916e36756"),
        ("post_employer", "1.1.0", "5e0ab73b5357e3d3"),
        ("post_host", "1.0.0", "b6efea2ff81a3c14"),
    ];
    for (Edition { questionnaire, hash }, (id, version, starts)) in load().unwrap().into_iter().zip(frozen) {
        assert_eq!(
            (questionnaire.id.as_str(), questionnaire.version.as_str()),
            (id, version)
        );
        assert!(hash.starts_with(starts), "{id} {version} is now {hash}");
    }
}

#[test]
fn the_hash_sees_words_and_the_order_of_questions_and_not_the_order_of_keys() {
    let plain = hash(&json!({"a": [1, 2], "b": {"c": "x", "d": null}}));
    assert_eq!(
        plain,
        hash(&serde_json::from_str(r#"{ "b": {"d":null,"c":"x"}, "a":[1,2] }"#).unwrap())
    );
    assert_ne!(plain, hash(&json!({"a": [2, 1], "b": {"c": "x", "d": null}})));
    assert_ne!(plain, hash(&json!({"a": [1, 2], "b": {"c": "y", "d": null}})));
}

#[test]
fn a_field_that_a_type_of_question_does_not_know_is_refused() {
    for (id, field) in [
        ("POST_Q01", "rows"),
        ("POST_Q02", "max_select"),
        ("POST_Q03", "max_length"),
        ("POST_Q04", "unit"),
        ("POST_Q16", "allow_na"),
        ("POST_Q17", "options"),
        ("POST_Q21", "step"),
        ("POST_Q21A", "unit"),
        ("POST_Q23", "scale"),
        ("POST_Q25", "colour"),
    ] {
        let mut file: Value = serde_json::from_str(POST).unwrap();
        let questions = file["questions"].as_array_mut().unwrap();
        questions.iter_mut().find(|question| question["id"] == id).unwrap()[field] = json!(1);
        let refused = read("post_stay.json", &file.to_string());
        assert!(matches!(refused, Err(Unusable::Unreadable { .. })), "{id} took {field}");
    }
}

#[test]
fn a_questionnaire_that_does_not_hang_together_is_refused_by_name() {
    let broken = |path: &str, value: Value| {
        let mut file: Value = serde_json::from_str(POST).unwrap();
        *file.pointer_mut(path).unwrap() = value;
        match read("post_stay.json", &file.to_string()) {
            Err(Unusable::Unsound { faults, .. }) => faults.join("; "),
            other => panic!("{path}: {other:?}"),
        }
    };
    assert!(broken("/questions/0/id", json!("POST_Q02")).contains("question POST_Q02 stands here twice"));
    assert!(broken("/questions/0/options/1/code", json!("routine")).contains("option routine stands here twice"));
    assert!(broken("/questions/0/max_select", json!(10)).contains("max_select"));
    assert!(broken("/questions/3/scale", json!("SAT9")).contains("no such scale: SAT9"));
    assert!(broken("/questions/3/scale", json!("INT5")).contains("no 該当なし to allow"));
    assert!(broken("/questions/4/options_from_rows", json!("POST_Q09")).contains("an earlier matrix"));
    assert!(broken("/questions/2/max", json!(0)).contains("min is below max"));
    assert!(broken("/questions/2/section", json!("Z")).contains("no such section"));
    assert!(broken("/questions/8/show_if/q", json!("POST_Q16")).contains("isn't an earlier question"));
    assert!(broken("/questions/8/show_if/value", json!(["often"])).contains("POST_Q07 isn't tested like that"));
    assert!(broken("/questions/8/show_if/op", json!("includes_any")).contains("POST_Q07 isn't tested like that"));
}

#[test]
fn a_condition_with_a_wrong_value_cannot_be_read() {
    for leaf in [
        json!({"q": "A", "ctx": "stay.nights", "op": "answered"}),
        json!({"op": "answered"}),
        json!({"q": "A", "op": "answered", "value": 1}),
        json!({"q": "A", "op": "gte", "value": "4"}),
        json!({"q": "A", "op": "in", "value": "x"}),
        json!({"ctx": "stay.weather", "op": "eq", "value": true}),
        json!({"q": "A", "op": "matches", "value": "x"}),
    ] {
        assert!(
            serde_json::from_value::<super::grammar::Condition>(leaf.clone()).is_err(),
            "{leaf}"
        );
    }
}

/// The counts of domain.md §4.4 for the post-stay form.
#[test]
fn the_form_is_as_long_as_the_stay_was_rich() {
    let counts = |walk: &Walk| (walk.visible.len(), walk.required.len());
    let work_only = json!({
        "POST_Q06": ["none"], "POST_Q07": "none", "POST_Q11": ["none"], "POST_Q17": 8, "POST_Q18": "5",
    });
    assert_eq!(counts(&walked(work_only, &context())), (22, 10));

    let lodging = Context {
        has_lodging: true,
        nights: 2,
        ..context()
    };
    let calls = json!({
        "POST_Q06": ["none"], "POST_Q07": "3_5", "POST_Q11": ["food"], "POST_Q17": 9, "POST_Q18": "4",
        "POST_Q21": {"food": 5000},
    });
    assert_eq!(counts(&walked(calls, &lodging)), (25, 12));

    let family = Context {
        adults_children: 2,
        ..lodging
    };
    let everything = json!({
        "POST_Q06": ["noise"], "POST_Q07": "6plus", "POST_Q11": ["exchange"], "POST_Q17": 6, "POST_Q18": "3",
        "POST_Q21": {"food": 5000},
    });
    assert_eq!(counts(&walked(everything, &family)), (29, 12));
}

#[test]
fn not_in_waits_until_its_ground_is_answered() {
    let asked = |walk: &Walk, id: &str| walk.visible.iter().any(|visible| visible == id);
    assert!(!asked(&walked(json!({}), &context()), "POST_Q08"));
    assert!(!asked(&walked(json!({"POST_Q07": "none"}), &context()), "POST_Q08"));
    assert!(asked(&walked(json!({"POST_Q07": "1_2"}), &context()), "POST_Q08"));
}

#[test]
fn hiding_a_question_clears_its_answer_and_what_hangs_on_it() {
    let walk = walked(
        json!({"POST_Q07": "none", "POST_Q08": "4", "POST_Q01": ["local"], "POST_Q01.other": "海"}),
        &context(),
    );
    assert_eq!(walk.cleared, ["POST_Q01.other", "POST_Q08"]);
    assert_eq!(walk.answers.keys().collect::<Vec<_>>(), ["POST_Q01", "POST_Q07"]);
    assert!(!walk.missing.iter().any(|gap| gap.question == "POST_Q08"));
}

#[test]
fn the_reason_is_asked_in_the_words_that_fit_the_score() {
    let wording = |score: u32| {
        walked(json!({"POST_Q17": score}), &context())
            .variants
            .get("POST_Q17A")
            .copied()
    };
    assert_eq!(
        [wording(6), wording(7), wording(8), wording(9)],
        [Some(0), None, None, Some(1)]
    );
}

#[test]
fn criteria_of_the_application_become_rows() {
    let row = |code: &str| Row {
        code: code.to_owned(),
        ja: "会議".to_owned(),
        en: "Calls".to_owned(),
        reverse: false,
        sensitive: false,
    };
    let with = Context {
        participant_kind: None,
        criteria: vec![row("c1"), row("c2")],
        ..context()
    };
    let employer = edition("post_employer");
    let given = answers(json!({"EMP_Q10": {"c1": "4", "c2": "na"}}));
    assert_eq!(check(&employer, &with, &given), []);
    assert!(walk(&employer, &given, &with).visible.contains(&"EMP_Q10".to_owned()));
    let strange = answers(json!({"EMP_Q10": {"c3": "4"}}));
    assert_eq!(check(&employer, &with, &strange)[0].code, FaultCode::UnknownRow);
    assert_eq!(walk(&employer, &given, &context()).cleared, ["EMP_Q10"]);
}

#[test]
fn an_answer_must_be_one_that_the_question_can_have() {
    use FaultCode::*;
    assert_eq!(faults("POST_Q99", json!("x")), [UnknownQuestion]);
    assert_eq!(faults("POST_Q02", json!(["trip"])), [WrongType]);
    assert_eq!(faults("POST_Q02", json!("holiday")), [UnknownCode]);
    assert_eq!(
        faults("POST_Q01", json!(["routine", "team", "local", "leave"])),
        [TooMany]
    );
    assert_eq!(faults("POST_Q01", json!(["routine", "routine"])), [Duplicate]);
    assert_eq!(faults("POST_Q06", json!(["none", "noise"])), [Exclusive]);
    assert_eq!(faults("POST_Q05", json!(["quiet", "staff"])), []);
    assert_eq!(faults("POST_Q05", json!(["room"])), [UnknownCode]);
    assert_eq!(faults("POST_Q03", json!(24.5)), [OutOfRange]);
    assert_eq!(faults("POST_Q03", json!(7.5)), []);
    assert_eq!(
        faults("POST_Q04", json!({"quiet": "na", "staff": "6", "bath": "1"})),
        [UnknownRow, UnknownCode]
    );
    assert_eq!(faults("POST_Q16", json!("na")), [NaNotAllowed]);
    assert_eq!(faults("POST_Q16", json!(4)), [WrongType]);
    assert_eq!(faults("POST_Q17", json!(11)), [OutOfRange]);
    assert_eq!(faults("POST_Q17", json!(7.5)), [NotInteger]);
    assert_eq!(faults("POST_Q17", json!("7")), [WrongType]);
    assert_eq!(faults("POST_Q21", json!("unknown")), []);
    assert_eq!(
        faults("POST_Q21", json!({"food": 0.5, "hotel": 1, "other": -1})),
        [NotInteger, UnknownRow, OutOfRange]
    );
    assert_eq!(
        faults("POST_Q21A", json!({"persons": 31, "payer": "uncle"})),
        [UnknownCode, OutOfRange]
    );
    assert_eq!(faults("POST_Q06A", json!("あ".repeat(400))), []);
    assert_eq!(faults("POST_Q06A", json!("あ".repeat(401))), [TooLong]);
    assert_eq!(faults("POST_Q01.other", json!("視察")), []);
    assert_eq!(faults("POST_Q01.team", json!("視察")), [UnknownQuestion]);
    assert_eq!(faults("POST_Q02", json!("")), [], "a blank is no fault");
}

#[test]
fn prefectures_are_forty_seven_and_abroad_and_no_answer() {
    let all = prefectures();
    assert_eq!(all.len(), 49);
    assert_eq!((all[23].code.as_str(), all[23].ja.as_str()), ("24", "三重県"));
    let pre = edition("pre_stay_participant");
    let code = |code: &str| check(&pre, &context(), &answers(json!({"PRE_Q02": code})));
    assert_eq!(
        (code("24"), code("abroad"), code("no_answer")),
        (vec![], vec![], vec![])
    );
    assert_eq!(code("48")[0].code, FaultCode::UnknownCode);
}

#[test]
fn a_required_matrix_is_missing_row_by_row() {
    let walk = walked(json!({"POST_Q04": {"quiet": "4", "staff": "na"}}), &context());
    let rows = walk.missing.iter().filter(|gap| gap.question == "POST_Q04");
    assert_eq!(rows.count(), 8);
}

#[test]
fn a_sheet_counts_from_the_overall_verdict_on() {
    let upto = |verdict: Value| {
        let given = json!({
            "POST_Q01": ["local"], "POST_Q02": "trip", "POST_Q04": work_environment("4"), "POST_Q06": ["none"],
            "POST_Q07": "none", "POST_Q11": ["food"], "POST_Q16": verdict,
        });
        counts_as_answered(&post(), &walked(given, &context()))
    };
    assert!(upto(json!("4")), "recommendation, return and consent may be missing");
    assert!(!upto(json!("")));
    let host = edition("post_host");
    assert!(!counts_as_answered(
        &host,
        &walk(&host, &answers(json!({"HOST_Q01": "4"})), &context())
    ));
    assert!(!counts_as_answered(
        &host,
        &walk(&host, &answers(json!({})), &context())
    ));
}

#[test]
fn one_answer_for_everything_is_marked_and_so_is_haste() {
    let given = |code: &str| answers(json!({"POST_Q04": work_environment(code), "POST_Q09": {"room": "4"}}));
    assert_eq!(
        marks(&post(), &given("4"), Some(300)),
        [Mark::StraightLined("POST_Q04".to_owned())]
    );
    assert_eq!(marks(&post(), &given("na"), Some(59)), [Mark::TooFast]);
    let mut varied = work_environment("4");
    varied["quiet"] = json!("2");
    assert_eq!(marks(&post(), &answers(json!({"POST_Q04": varied})), None), []);
}
