//! Rooms, desks and other units from a file.

use sea_orm::Set;
use serde_json::{Value, json};
use tests::{Answer, Client, Facility, TestApp};
use workcation::availability::Ask;

use super::{apply, counts, outcomes, preview, rows, sentences, undo};
use crate::stays::{Guest, day};

async fn house() -> (TestApp, Client, Facility) {
    let app = TestApp::new().await;
    let host = app.host_of("海のホテル").await;
    let place = app.facility("海のホテル").await.rooms(2, 2).desks(3);
    let place = place.row(|row| row.number = Set("F01".to_owned())).create().await;
    (app, host, place)
}

async fn types(host: &Client, place: &Facility) -> Vec<Value> {
    let page: Answer = host.get(&format!("/facilities/{}", place.id)).await.expects(200);
    page["unit_types"].as_array().unwrap().clone()
}

const FILE: &str = "施設番号,名称,名称（英語）,種類,収容人数,数,料金（税込・円）,料金の単位,まとめて貸し出す部屋・席\n\
    F01,タイプ1,Type 1,客室,２,4,\"11,000円\",室・泊,\n\
    F01,離れ,Annexe,客室,十,1,30000,室・泊,\n\
    F01,会議室,,会議室,8,1,5000,室・日,\n\
    F01,一棟貸し,,一棟貸し,8,1,90000,室・泊,タイプ1;離れ\n\
    F01,一棟,,一棟貸し,8,1,90000,室・泊,タイプ1\n\
    F77,和室,,客室,2,1,9000,室・泊,\n";

#[actix_web::test]
async fn rows_change_and_add_types_and_what_the_file_leaves_out_stays() {
    let (_app, host, place) = house().await;
    let import = preview(&host, "units", FILE).await;
    assert_eq!(counts(&import), [2, 1, 0, 3]);
    let told = sentences(&host, &import).await;
    assert_eq!(told.len(), 3, "{told:#?}");
    assert_eq!(told[0], "3行目「収容人数」：整数で入力してください（例：12）。");
    assert!(
        told[1].starts_with("5行目「まとめて貸し出す部屋・席」："),
        "the annexe isn't there: {}",
        told[1]
    );
    assert!(told[2].starts_with("7行目「施設番号」："));
    let before = types(&host, &place).await;
    assert_eq!(before.len(), 2, "a preview writes nothing");

    let applied = apply(&host, &import).await.expects(200);
    let after = types(&host, &place).await;
    let said: Vec<(&str, i64, i64)> = after
        .iter()
        .map(|of| {
            (
                of["name"]["ja"].as_str().unwrap(),
                of["count"].as_i64().unwrap(),
                of["price_yen"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("タイプ1", 4, 11_000),
            ("タイプ2", 3, 1_500),
            ("会議室", 1, 5_000),
            ("一棟", 1, 90_000)
        ]
    );
    assert_eq!(after[3]["covers"], json!([0]));
    assert_eq!(after[0]["id"], before[0]["id"]);

    let undone = undo(&host, &applied).await.expects(200);
    assert_eq!(outcomes(&undone), [0, 3, 0]);
    assert_eq!(types(&host, &place).await, before);
}

#[actix_web::test]
async fn exported_units_change_nothing_and_a_renamed_type_is_found_by_its_id() {
    let (_app, host, place) = house().await;
    let file = host.get("/exports/units").await.expects(200);
    assert_eq!(counts(&preview(&host, "units", file.bytes()).await), [0, 0, 2, 0]);
    let renamed = file.text().replace("\"タイプ1\"", "\"海の見える和室\"");
    let import = preview(&host, "units", renamed).await;
    assert_eq!(counts(&import), [0, 1, 1, 0]);
    apply(&host, &import).await.expects(200);
    let after = types(&host, &place).await;
    assert_eq!((after.len(), &after[0]["name"]["ja"]), (2, &json!("海の見える和室")));
}

#[actix_web::test]
async fn a_unit_that_was_booked_meanwhile_keeps_the_undo_from_it() {
    let (app, host, place) = house().await;
    let file = "施設番号,名称,種類,収容人数,数,料金（税込・円）,料金の単位\nF01,離れ,客室,4,1,30000,室・泊";
    let import = preview(&host, "units", file).await;
    let applied = apply(&host, &import).await.expects(200);
    let annexe = types(&host, &place).await[2]["id"].as_str().unwrap().parse().unwrap();
    let asks = [Ask {
        unit_type: annexe,
        quantity: 1,
    }];
    let guest = Guest::of(&app).await;
    guest
        .takes(place.id, &asks, day("2026-12-01"), day("2026-12-03"))
        .await
        .unwrap();
    let undone = undo(&host, &applied).await.expects(200);
    assert_eq!(outcomes(&undone), [0, 0, 1]);
    let rows = rows(&host, &undone).await;
    let reason = rows[0]["kept_reason"].as_str().unwrap();
    assert!(reason.contains("離れ"), "{reason}");
    assert_eq!(types(&host, &place).await.len(), 3);
}

#[actix_web::test]
async fn fewer_units_than_are_booked_is_a_fault_of_the_row() {
    let (app, host, place) = house().await;
    let guest = Guest::of(&app).await;
    for _ in 0..2 {
        guest.holds(&place, day("2026-12-01"), day("2026-12-03")).await;
    }
    let import = preview(
        &host,
        "units",
        "施設番号,名称,数\nF01,タイプ1,1\nF01,タイプ2,2\nF01,タイプ2,9",
    )
    .await;
    assert_eq!(counts(&import), [0, 1, 0, 2]);
    let told = sentences(&host, &import).await;
    assert!(told[0].starts_with("2行目「数」："), "{told:#?}");
    assert!(told[1].contains("同じものを表す行"), "{told:#?}");
}
