//! Problems that guests of the demo reported, answered and open.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use entities::booking;
use entities::problem_report::Kind;

use super::acting::{actor, at, context};
use super::places::facility_id;
use super::store;
use crate::app::{App, moment_in_tokyo};
use crate::bookings::problems::actions::{self, Answering, Reporting};
use crate::error::{Error, Result};

/// Of the stays at a place, the newest first: what, in which words, and after how many minutes the host said what.
type Told = (
    &'static str,
    usize,
    Kind,
    &'static str,
    &'static str,
    Option<(i64, &'static str, bool)>,
);

const PROBLEMS: &[Told] = &[
    (
        "F14",
        0,
        Kind::Line,
        "Web会議の途中でWi-Fiが切れることがあります。",
        "1階のワークスペース",
        None,
    ),
    (
        "F14",
        0,
        Kind::Room,
        "エアコンの設定温度を変えられません。",
        "2階の部屋",
        Some((18, "リモコンの電池を交換しに伺います。", false)),
    ),
    (
        "F07",
        0,
        Kind::Noise,
        "隣の部屋の話し声が会議の音声に入ります。",
        "個室ブース",
        None,
    ),
    (
        "F14",
        1,
        Kind::Line,
        "昼の間、動画の読み込みが遅くなりました。",
        "ワークスペース",
        Some((25, "予備の回線に切り替えました。ご不便をおかけしました。", true)),
    ),
    (
        "F14",
        2,
        Kind::Safety,
        "夜間、駐車場の照明がついていません。",
        "駐車場",
        Some((75, "お待たせしました。照明を点検し、点灯を確認しました。", true)),
    ),
];

/// Reports and answers them.
///
/// # Errors
/// The database's; a report outside its stay is left out.
pub async fn live(app: &App) -> Result<()> {
    for told in PROBLEMS {
        match Box::pin(one(app, told)).await {
            Ok(()) | Err(Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    store::deliver_all(app.db.writer(), app.now()).await?;
    Ok(())
}

async fn one(app: &App, (place, nth, kind, text, spot, said): &Told) -> Result<()> {
    let stays = store::stayed_at(app.db.writer(), facility_id(place)).await?;
    let Some(stay) = stays.get(*nth) else { return Ok(()) };
    let moment = during(app, stay, said.map_or(0, |(minutes, ..)| minutes));
    let guest = actor(app, stay.applicant_id).await?;
    let reporting = Reporting {
        kind: *kind,
        text: (*text).to_owned(),
        place: (*spot).to_owned(),
        noticed: String::new(),
    };
    let told = actions::report(&at(app, moment), &context(&guest, None), stay.id, &reporting).await?;
    let Some((minutes, answer, resolved)) = said else {
        return Ok(());
    };
    let Some(host) = store::host_of(app.db.writer(), facility_id(place)).await? else {
        return Ok(());
    };
    let host = actor(app, host).await?;
    let answering = Answering {
        text: (*answer).to_owned(),
        resolved: *resolved,
    };
    let later = at(app, moment + TimeDelta::minutes(*minutes));
    actions::answer(&later, &context(&host, Some(told.version)), told.id, &answering)
        .await
        .map(drop)
}

/// Nine in the morning of the second day, or shortly before now when the stay hasn't come so far.
fn during(app: &App, stay: &booking::Model, minutes: i64) -> DateTime<Utc> {
    let first = stay.starts_on.unwrap_or_else(|| app.today());
    let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
    let second = moment_in_tokyo((first + Days::new(1)).and_time(nine));
    second.min(app.now() - TimeDelta::minutes(minutes + 8))
}
