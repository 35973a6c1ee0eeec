//! Facilities from a file.

use entities::{audit_event, facility};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::json;
use tests::{Client, TestApp};

use super::{apply, counts, outcomes, preview, rows, send, sentences, undo};

/// CP932 as Excel saves it on a Windows of Japan: ten rows, three of them wrong.
pub const TEN_ROWS: &[u8] = include_bytes!("../../e2e/files/facilities-cp932.csv");

async fn facilities(app: &TestApp) -> u64 {
    facility::Entity::find().count(app.db()).await.unwrap()
}

async fn recorded(app: &TestApp, verb: &str) -> u64 {
    let events = audit_event::Entity::find().filter(audit_event::Column::Verb.eq(verb));
    events.count(app.db()).await.unwrap()
}

pub async fn host(app: &TestApp) -> Client {
    for code in ["242152", "242012", "242110"] {
        app.municipality(code).await;
    }
    app.host_of("海のホテル").await
}

#[actix_web::test]
async fn three_bad_rows_are_told_and_seven_are_taken_in_and_back() {
    let app = TestApp::new().await;
    let host = host(&app).await;
    let import = preview(&host, "facilities", TEN_ROWS).await;
    assert_eq!(import.string("encoding"), "cp932");
    assert_eq!(counts(&import), [7, 0, 0, 3]);
    assert_eq!(
        import["unknown_headings"],
        json!(["計測日", "下りMbps", "上りMbps", "遅延ミリ秒", "担当メモ"])
    );
    assert_eq!(facilities(&app).await, 0, "a preview writes nothing");
    assert_eq!(recorded(&app, "import.apply").await, 0);
    assert_eq!(
        sentences(&host, &import).await,
        [
            "4行目「駐車場」：整数で入力してください（例：12）。",
            "6行目「緯度」：数字で入力してください（例：120.5）。",
            "9行目「市町」：県内の市町を選んでください。",
        ]
    );
    let wrong = host.get(&format!("/imports/{}/errors", import.id())).await.expects(200);
    assert!(wrong.text().contains("\"誤りの内容\"") && wrong.text().contains("「駐車場」"));

    let applied = apply(&host, &import).await.expects(200);
    assert_eq!(
        (applied.string("state"), outcomes(&applied)),
        ("applied".to_owned(), [7, 0, 0])
    );
    assert_eq!(facilities(&app).await, 7);
    let own = host.get("/host/facilities").await.expects(200);
    let own = own["items"].as_array().unwrap();
    assert!(own.iter().all(|of| of["state"] == "draft"), "an import never publishes");
    let first = own
        .iter()
        .find(|of| of["name"]["ja"] == "髙﨑の仕事場（架空）")
        .unwrap();
    assert_eq!(first["name_kana"], "タカサキノシゴトバ");
    assert_eq!(
        (&first["measured_on"], &first["parking"]),
        (&json!(null), &json!(12)),
        "the line is measured, never typed"
    );
    assert_eq!(
        (&first["vpn_allowed"], &first["wheelchair"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(first["closing_rules"][0]["kind"], "nth_weekday");
    assert_eq!(recorded(&app, "import.apply").await, 8, "each place and the batch");
    let twice = apply(&host, &applied).await;
    twice.refuses(409, "import.wrong_state");

    let undone = undo(&host, &applied).await.expects(200);
    assert_eq!(
        (undone.string("state"), outcomes(&undone)),
        ("undone".to_owned(), [0, 7, 0])
    );
    assert_eq!(facilities(&app).await, 0);
    undo(&host, &undone).await.refuses(409, "import.wrong_state");
}

#[actix_web::test]
async fn all_or_nothing_takes_nothing_where_one_row_is_wrong() {
    let app = TestApp::new().await;
    let host = host(&app).await;
    let import = preview(&host, "facilities", TEN_ROWS).await;
    let path = format!("/imports/{}/apply", import.id());
    let refused = host.post_at(1, &path, json!({ "all_or_nothing": true })).await;
    assert!(refused.refuses(409, "import.rows_in_error").text().contains("3行"));
    assert_eq!(facilities(&app).await, 0);
    host.post(&path, json!({})).await.refuses(428, "version_missing");
}

#[actix_web::test]
async fn a_file_that_was_exported_changes_nothing_and_an_edited_cell_only_itself() {
    let app = TestApp::new().await;
    let host = host(&app).await;
    for name in ["海の家", "=山の家"] {
        let place = app.facility("海のホテル").await.rooms(1, 2).row(|row| {
            row.name_ja = Set(name.to_owned());
            row.wifi_note = Set("2階は弱い\n「可」, \"可\"".to_owned());
        });
        place.create().await;
    }
    for format in ["csv", "csv_plain", "cp932"] {
        let file = host
            .get(&format!("/exports/facilities?format={format}"))
            .await
            .expects(200);
        let import = preview(&host, "facilities", file.bytes()).await;
        assert_eq!(counts(&import), [0, 0, 2, 0], "{format}");
        apply(&host, &import).await.refuses(409, "import.nothing_to_apply");
    }
    let file = host.get("/exports/facilities").await.expects(200);
    let edited = file.text().replacen("\"海の家\"", "\"海の家　別館\"", 1);
    assert_ne!(edited, file.text());
    let import = preview(&host, "facilities", edited).await;
    assert_eq!(counts(&import), [0, 1, 1, 0]);
    let applied = apply(&host, &import).await.expects(200);
    let names = || async {
        let rows = facility::Entity::find().all(app.db()).await.unwrap();
        let mut names: Vec<String> = rows.into_iter().map(|row| row.name_ja).collect();
        names.sort();
        names
    };
    assert_eq!(names().await, ["=山の家", "海の家　別館"]);
    let fields = audit_event::Entity::find()
        .filter(audit_event::Column::Verb.eq("import.apply"))
        .filter(audit_event::Column::SubjectKind.eq("facility"));
    assert_eq!(fields.one(app.db()).await.unwrap().unwrap().fields, "name");
    undo(&host, &applied).await.expects(200);
    assert_eq!(names().await, ["=山の家", "海の家"]);
}

#[actix_web::test]
async fn what_somebody_touched_since_stays_and_says_why() {
    let app = TestApp::new().await;
    let host = host(&app).await;
    let import = preview(&host, "facilities", TEN_ROWS).await;
    let applied = apply(&host, &import).await.expects(200);
    let own = host.get("/host/facilities").await.expects(200);
    let touched = own["items"][0].clone();
    let path = format!("/facilities/{}", touched["id"].as_str().unwrap());
    let mut body = touched.clone();
    body["theme"] = json!("海");
    host.put_at(1, &path, body).await.expects(200);
    let blocked = format!("/facilities/{}/blocks", own["items"][1]["id"].as_str().unwrap());
    let block = json!({ "starts_on": "2026-12-01", "ends_on": "2026-12-02", "reason": "repair" });
    host.post(&blocked, block).await.expects(201);

    let undone = undo(&host, &applied).await.expects(200);
    assert_eq!(outcomes(&undone), [0, 5, 2]);
    assert_eq!(facilities(&app).await, 2);
    let rows = rows(&host, &undone).await;
    let mut reasons: Vec<&str> = rows.iter().filter_map(|row| row["kept_reason"].as_str()).collect();
    reasons.sort_unstable();
    assert!(
        reasons[0].contains("使われている") && reasons[1].contains("変更されている"),
        "{reasons:?}"
    );
}

#[actix_web::test]
async fn applying_judges_again_because_the_world_may_have_changed() {
    let app = TestApp::new().await;
    let host = host(&app).await;
    let file = "名称,市町,所在地,緯度,経度,施設の種類\n森の家,津市,津市1,34.7,136.5,滞在型\n川の家,津市,津市2,34.7,136.5,滞在型";
    let first = preview(&host, "facilities", file).await;
    let second = preview(&host, "facilities", file).await;
    apply(&host, &first).await.expects(200);
    apply(&host, &second).await.refuses(409, "import.nothing_to_apply");
    let told = preview(&host, "facilities", file).await;
    assert_eq!(counts(&told), [0, 0, 0, 2]);
    assert!(sentences(&host, &told).await[0].contains("同じ名称の施設（F01）"));
}

#[actix_web::test]
async fn the_hosts_wishes_go_out_and_in_again_and_a_word_that_is_none_is_told() {
    let app = TestApp::new().await;
    let host = host(&app).await;
    let place = app.facility("海のホテル").await.rooms(1, 2).row(|row| {
        row.welcomed_purposes = Set(Some("retreat training".to_owned()));
        row.welcomed_industries = Set(Some("medical_welfare".to_owned()));
        row.welcomed_party_from = Set(Some(2));
        row.welcomed_party_to = Set(Some(6));
        row.first_timers_welcome = Set(Some(true));
    });
    let place = place.create().await;
    let file = host.get("/exports/facilities").await.expects(200).text();
    assert!(
        file.contains("\"合宿・集中作業;研修・人材育成\",\"医療、福祉\",\"2\",\"6\",\"○\""),
        "{file}"
    );
    assert_eq!(counts(&preview(&host, "facilities", file.as_str()).await), [0, 0, 1, 0]);

    let other = file
        .replace("合宿・集中作業;研修・人材育成", "ふだんの業務；other")
        .replace("医療、福祉", "");
    let import = preview(&host, "facilities", other.as_str()).await;
    assert_eq!(counts(&import), [0, 1, 0, 0]);
    apply(&host, &import).await.expects(200);
    let row = facility::Entity::find_by_id(place.id)
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.welcomed_purposes.as_deref(), Some("routine other"));
    assert_eq!((row.welcomed_industries, row.welcomed_party_to), (None, Some(6)));

    let wrong = file
        .replace("研修・人材育成", "釣り")
        .replace("\"2\",\"6\",\"○\"", "\"7\",\"6\",\"たぶん\"");
    let import = preview(&host, "facilities", wrong.as_str()).await;
    assert_eq!(counts(&import), [0, 0, 0, 1]);
    let told = sentences(&host, &import).await.join("\n");
    for part in [
        "2行目「歓迎する目的」：次のいずれかで入力してください：ふだんの業務、合宿・集中作業、",
        "2行目「初めての利用の歓迎」：",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[actix_web::test]
async fn every_rule_of_the_form_holds_for_the_file() {
    let app = TestApp::new().await;
    let host = host(&app).await;
    let file = "名称,市町,緯度,経度,施設の種類,利用できる人,月曜の利用時間,キャンセル料（日前:％）,名称（フリガナ）,施設番号\n\
        ,津市,136.5,34.7,滞在型,県職員のみ,21:00-08:00,0:20;1:80,x,\n\
        一つ,242012,34.7,136.5,,どなたでも,08:00,1;2,x,F99\n\
        二つ,津市,34.7,136.5,ホテル,どなたでも,9:00～17:00,,x,,余分";
    let import = preview(&host, "facilities", file).await;
    assert_eq!(counts(&import), [0, 0, 0, 3]);
    let told = sentences(&host, &import).await;
    for part in [
        "2行目「名称」：入力してください",
        "2行目「緯度」：",
        "2行目「利用できる人」：県職員専用にできるのは",
        "2行目「月曜の利用時間」：",
        "2行目「キャンセル料（日前:％）」：",
        "3行目「施設番号」：施設番号「F99」は",
        "4行目「施設の種類」：次のいずれかで入力してください：滞在型、滞在・執務型、通所型、公共施設",
        "4行目：見出しより右にも値があります",
    ] {
        assert!(
            told.iter().any(|sentence| sentence.contains(part)),
            "{part} in {told:#?}"
        );
    }
    let english = host.request("GET", &format!("/imports/{}/rows?verdict=error", import.id()));
    let english = english.language("en").send().await.expects(200);
    assert!(
        english
            .text()
            .contains("Row 3, “施設番号”: No facility that you can change has the number F99.")
    );
    send(&host, "facilities", "a,b\n1,2")
        .await
        .refuses(422, "import.no_columns");
    let twice = send(&host, "facilities", "名称,name_ja\n1,2").await;
    twice.refuses(422, "import.column_twice");
    send(&host, "facilities", "名称\n").await.refuses(422, "import.no_rows");
    send(&host, "units", "名称\n1")
        .await
        .refuses(422, "import.column_missing");
}
