//! 受入停止 from a file.

use sea_orm::Set;
use tests::{Client, Facility, TestApp};

use super::{apply, counts, outcomes, preview, sentences, undo};
use crate::stays::{Guest, day};

async fn house() -> (TestApp, Client, Facility) {
    let app = TestApp::new().await;
    let host = app.host_of("海のホテル").await;
    let place = app.facility("海のホテル").await.rooms(3, 2).desks(2);
    let place = place.row(|row| row.number = Set("F01".to_owned())).create().await;
    (app, host, place)
}

async fn standing(host: &Client) -> usize {
    let file = host.get("/exports/blocks").await.expects(200);
    file.text().lines().count() - 1
}

#[actix_web::test]
async fn blocks_are_taken_in_where_nothing_stands_and_ended_by_the_undo() {
    let (app, host, place) = house().await;
    let guest = Guest::of(&app).await;
    guest.holds(&place, day("2026-12-01"), day("2026-12-03")).await;
    let file = "施設番号,部屋・席の名称,番号,開始日,終了日,理由,メモ\n\
        F01,,,R9.1.12,R9.1.15,修繕・工事,屋根\n\
        F01,タイプ1,,2026/12/2,2026/12/5,季節休業,\n\
        F01,タイプ1,2、3,2026/12/10,2026/12/11,自主利用,\n\
        F01,タイプ1,3,2026/12/11,2026/12/12,自主利用,\n\
        F01,離れ,,2026/12/20,2026/12/21,災害,\n\
        F01,タイプ2,5,2026/12/20,2026/12/21,災害,\n\
        F01,タイプ2,1,2026/12/20,2026/12/19,災害,\n\
        F01,タイプ2,1,2026/10/01,2026/10/02,災害,\n\
        F01,タイプ2,1,2026/12/24,2026/12/25,大掃除,\n";
    let import = preview(&host, "blocks", file).await;
    assert_eq!(counts(&import), [2, 0, 0, 7]);
    let told = sentences(&host, &import).await;
    for part in [
        "3行目：",
        "5行目：",
        "6行目「部屋・席の名称」：",
        "7行目「番号」：",
        "8行目「終了日」：",
        "9行目「終了日」：",
        "10行目「理由」：次のいずれかで入力してください：修繕・工事、",
    ] {
        assert!(
            told.iter().any(|sentence| sentence.starts_with(part)),
            "{part} in {told:#?}"
        );
    }
    assert_eq!(standing(&host).await, 0, "a preview writes nothing");

    let applied = apply(&host, &import).await.expects(200);
    assert_eq!(standing(&host).await, 2);
    let again = host.get("/exports/blocks").await.expects(200);
    assert_eq!(counts(&preview(&host, "blocks", again.bytes()).await), [0, 0, 2, 0]);

    let calendar = host
        .get(&format!("/facilities/{}/calendar?days=90", place.id))
        .await
        .expects(200);
    let blocks = calendar["blocks"].as_array().unwrap();
    let repaired = blocks.iter().find(|block| block["reason"] == "repair").unwrap();
    host.delete_at(1, &format!("/blocks/{}", repaired["id"].as_str().unwrap()))
        .await
        .expects(200);
    let undone = undo(&host, &applied).await.expects(200);
    assert_eq!(
        outcomes(&undone),
        [0, 1, 1],
        "the one that somebody ended stays as it is"
    );
    assert_eq!(standing(&host).await, 0);
}
