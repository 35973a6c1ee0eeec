//! Open data: what is public, in the standard's columns, and nothing else.

use entities::facility::{Audience, State};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde_json::Value;
use tests::{Answer, TestApp};

use crate::exports::{cell, reread};

fn rows(file: &Answer) -> Vec<Value> {
    reread("csv", file.bytes())["rows"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn published_places_stand_in_the_standards_columns() {
    let app = TestApp::new().await;
    let place = app.facility("海のホテル").await.rooms(3, 2).desks(4).row(|row| {
        row.name_ja = Set("海の仕事場".to_owned());
        row.elevation_m = Set(Some(12));
        row.emergency_phone = Set("0599-00-7777".to_owned());
    });
    let place = place.create().await;
    for (state, audience) in [
        (State::Draft, Audience::Everyone),
        (State::Published, Audience::StaffOnly),
    ] {
        let hidden = app.facility("山のホテル").await.rooms(1, 2).row(|row| {
            row.state = Set(state);
            row.audience = Set(audience);
        });
        hidden.create().await;
    }
    let file = app.visitor().get("/open-data/public-facilities.csv").await.expects(200);
    assert!(
        file.bytes()
            .starts_with("\"全国地方公共団体コード\",\"ID\",\"地方公共団体名\",\"名称\"".as_bytes())
    );
    assert_eq!(
        file.header("content-disposition"),
        Some("attachment; filename=\"240001_public_facility.csv\"; filename*=UTF-8''240001_public_facility.csv")
    );
    let table = rows(&file);
    assert_eq!(table.len(), 2, "neither drafts nor places for staff: {table:?}");
    for (heading, said) in [
        ("全国地方公共団体コード", "240001"),
        ("地方公共団体名", "三重県"),
        ("名称", "海の仕事場"),
        ("所在地_全国地方公共団体コード", "242152"),
        ("所在地_市区町村", "志摩市"),
        ("高度の種別", "標高"),
        ("高度の値", "12"),
        ("電話番号", ""),
        ("利用可能曜日", "月火水木金土日"),
        ("開始時間", "09:00"),
        ("バリアフリー情報", "車椅子使用者対応"),
    ] {
        assert_eq!(cell(&table, 1, heading), said, "{heading}");
    }
    assert!(
        cell(&table, 1, "URL")
            .as_str()
            .unwrap()
            .ends_with(&format!("/facilities/{}", place.id))
    );
    assert!(!file.text().contains("0599-00-7777"), "nobody's own contact");

    let office = app
        .secretariat()
        .await
        .get("/open-data/public-facilities.csv")
        .await
        .expects(200);
    assert_eq!(office.bytes(), file.bytes(), "the same for everybody");
}

#[actix_web::test]
async fn the_line_is_told_as_measured_with_its_day_and_rank() {
    let app = TestApp::new().await;
    app.facility("海のホテル").await.rooms(3, 2).desks(4).create().await;
    let unmeasured = app.facility("山のホテル").await.rooms(1, 2).row(|row| {
        row.down_mbps = Set(None);
        row.measured_on = Set(None);
    });
    unmeasured.create().await;
    let file = app
        .visitor()
        .get("/open-data/public-wireless-lan.csv")
        .await
        .expects(200);
    let table = rows(&file);
    assert_eq!(table.len(), 2, "a place of whose network nothing is known isn't one");
    for (heading, said) in [
        ("SSID", ""),
        ("WC_下り速度", "120"),
        ("WC_計測日", "2026-11-20"),
        ("WC_回線ランク", "A"),
        ("WC_席数", "4"),
        ("WC_客室数", "3"),
    ] {
        assert_eq!(cell(&table, 1, heading), said, "{heading}");
    }
}

#[actix_web::test]
async fn whoever_has_the_newest_file_gets_no_second_one() {
    let app = TestApp::new().await;
    let place = app.facility("海のホテル").await.rooms(1, 2).create().await;
    let visitor = app.visitor();
    let path = "/open-data/public-facilities.csv";
    let tag = visitor.get(path).await.expects(200).header("etag").unwrap().to_owned();
    let asked = || visitor.request("GET", path).header("if-none-match", &tag);
    assert!(asked().send().await.expects(304).bytes().is_empty());
    let row = entities::facility::Entity::find_by_id(place.id)
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    let mut row = row.into_active_model();
    row.theme = Set("海・食".to_owned());
    row.update(app.db()).await.unwrap();
    assert_ne!(asked().send().await.expects(200).header("etag"), Some(tag.as_str()));
}

#[actix_web::test]
async fn the_dictionary_explains_every_column_of_both_files() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let dictionary = rows(&visitor.get("/open-data/dictionary.csv").await.expects(200));
    let datasets = visitor.get("/open-data").await.expects(200);
    let mut explained = 1;
    for dataset in datasets.json().as_array().unwrap() {
        let path = dataset["path"].as_str().unwrap().strip_prefix("/api").unwrap();
        let head = rows(&visitor.get(path).await.expects(200))[0].clone();
        for (column, heading) in dataset["columns"]
            .as_array()
            .unwrap()
            .iter()
            .zip(head.as_array().unwrap())
        {
            assert_eq!(&column["name"], heading);
            assert_eq!(cell(&dictionary, explained, "項目名"), heading);
            assert!(
                !column["text"]["ja"].as_str().unwrap().is_empty()
                    && !column["text"]["en"].as_str().unwrap().is_empty()
            );
            explained += 1;
        }
    }
    assert_eq!(explained, dictionary.len());
}
