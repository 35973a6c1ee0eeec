//! Files that a host of the demo took in: two that wait to be looked at, two that were taken in, two that were taken
//! back. None of them begins a place: the demo has twenty.

use chrono::{Days, NaiveTime};
use entities::import_batch::Kind;

use super::acting::{actor, at};
use super::organisations::person_id;
use crate::app::{App, Context, moment_in_tokyo};
use crate::error::Result;
use crate::imports::{Sent, apply, create, undo};

/// How far an import went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Preview,
    Applied,
    Undone,
}

const PLACE: &str = "F14,入江のファミリーワークヴィラ あおのり（架空）";

/// Days before today, the file, its headings and the cells behind the place, and how far it went.
const IMPORTS: &[(u64, &str, &str, &str, Told)] = &[
    (
        28,
        "交通案内の見直し.csv",
        "交通についての補足",
        "駅からの送迎を始めました。",
        Told::Undone,
    ),
    (27, "設備一覧_秋.csv", "外部モニター", "40", Told::Undone),
    (24, "設備一覧_秋（訂正）.csv", "外部モニター", "4", Told::Applied),
    (
        12,
        "回線の補足.csv",
        "回線についての補足",
        "執務棟・各棟とも専用のSSIDがあります。有線LANはありません。夜間の保守は第3水曜です。",
        Told::Applied,
    ),
];

/// Rows of places that aren't there yet, three of them wrong.
const NEW_PLACES: &str = "名称,フリガナ,市町,所在地,緯度,経度,施設の種類,営業の許可,計測日,下りMbps,駐車場\n\
    間崎島の仕事場（架空）,マサキジマノシゴトバ,志摩市,三重県志摩市架空町1番地,34.28,136.81,通所型,なし,令和8年10月15日,95.5,3\n\
    和具の漁師宿（架空）,ワグノリョウシヤド,志摩市,三重県志摩市架空町2番地,34.25,136.81,滞在型,簡易宿所営業,2026/9/30,40,十台\n\
    波切テラス（架空）,ナキリテラス,志摩市,三重県志摩市架空町3番地,136.9,34.27,滞在・執務型,旅館・ホテル営業,2026/10/1,120,8\n\
    御座の離れ（架空）,ゴザノハナレ,志摩,三重県志摩市架空町4番地,34.27,136.75,滞在型,簡易宿所営業,,,2\n";

const NEW_UNITS: &str = "施設番号,名称,種類,収容人数,数,料金（税込・円）,料金の単位\n\
    F14,オンライン会議室,会議室,4,1,3000,室・日\n\
    F14,テラス席,席,一名,6,800,人・日\n";

/// Takes them in, each on its day, by the host's own hand.
///
/// # Errors
/// What an import is refused for; the database's.
pub async fn live(app: &App) -> Result<()> {
    for (days_ago, file_name, heading, cell, told) in IMPORTS {
        let file = format!("施設番号,名称,{heading}\n{PLACE},{cell}\n");
        take(app, *days_ago, Kind::Facilities, file_name, &file, *told).await?;
    }
    take(app, 2, Kind::Facilities, "新しい施設.csv", NEW_PLACES, Told::Preview).await?;
    take(app, 1, Kind::Units, "会議室の追加.csv", NEW_UNITS, Told::Preview).await
}

async fn take(app: &App, days_ago: u64, kind: Kind, file_name: &str, file: &str, told: Told) -> Result<()> {
    let day = app.today() - Days::new(days_ago);
    let local = day.and_time(NaiveTime::from_hms_opt(16, 20, 0).unwrap_or_default());
    let then = at(app, moment_in_tokyo(local));
    let context = |expected| Context {
        expected,
        ..Context::system("demo")
    };
    let host = actor(app, person_id("host")).await?;
    let by_host = |expected| Context {
        actor: host.clone(),
        ..context(expected)
    };
    let sent = Sent {
        kind,
        owner: None,
        file_name,
        bytes: file.as_bytes(),
    };
    let mut saved = create(&then, &by_host(None), &sent).await?;
    if told != Told::Preview {
        saved = apply(&then, &by_host(Some(saved.version)), saved.id, false).await?;
    }
    if told == Told::Undone {
        undo(&then, &by_host(Some(saved.version)), saved.id).await?;
    }
    Ok(())
}
