//! Looking at what is public.

use super::columns::{Column, PUBLIC_FACILITIES, Publisher, WIRELESS_LAN};
use crate::app::{App, Context};
use crate::error::Result;
use crate::facilities::rows::Whole;
use crate::facilities::store;
use crate::policy::{Action, Parties};
use crate::tables::{Cell, Table};

const FACILITIES_MAX: u64 = 10_000;
const AT_A_TIME: usize = 200;

/// A file of open data.
pub struct Dataset {
    /// Stands in the address: `public-facilities`.
    pub name: &'static str,
    pub title_ja: &'static str,
    pub title_en: &'static str,
    pub columns: &'static [Column],
}

/// All files.
pub const DATASETS: &[Dataset] = &[
    Dataset {
        name: "public-facilities",
        title_ja: "公共施設一覧",
        title_en: "Public facilities",
        columns: PUBLIC_FACILITIES,
    },
    Dataset {
        name: "public-wireless-lan",
        title_ja: "公衆無線LANアクセスポイント一覧",
        title_en: "Public wireless LAN access points",
        columns: WIRELESS_LAN,
    },
];

pub async fn public_facilities(app: &App, context: &Context) -> Result<Table> {
    permitted(context, Action::OpenFacilitiesExport)?;
    Ok(table("public_facility", PUBLIC_FACILITIES, &published(app).await?, app))
}

/// Places of whose line something is known.
pub async fn wireless_lan(app: &App, context: &Context) -> Result<Table> {
    permitted(context, Action::OpenWirelessLanExport)?;
    let mut places = published(app).await?;
    places.retain(|place| place.row.down_mbps.is_some() || place.row.dedicated_ssid.is_some());
    Ok(table("public_wireless_lan", WIRELESS_LAN, &places, app))
}

/// Both files' columns, explained.
pub fn dictionary(context: &Context) -> Result<Table> {
    permitted(context, Action::OpenDictionaryExport)?;
    let head = ["データセット", "番号", "項目名", "単位", "説明", "説明_英語"];
    let rows = DATASETS.iter().flat_map(|of| {
        (1..).zip(of.columns).map(|(at, column)| {
            let text = |text: &str| Cell::text(text);
            vec![
                text(of.title_ja),
                Cell::Whole(at),
                text(column.name),
                text(column.unit),
                text(column.ja),
                text(column.en),
            ]
        })
    });
    Ok(Table {
        title: "dictionary".to_owned(),
        head: head.map(ToOwned::to_owned).to_vec(),
        rows: rows.collect(),
    })
}

pub fn datasets(context: &Context) -> Result<&'static [Dataset]> {
    permitted(context, Action::OpenFilesView)?;
    Ok(DATASETS)
}

fn permitted(context: &Context, action: Action) -> Result<()> {
    context.actor.may(action, &Parties::house("open_data"))?;
    Ok(())
}

/// What a visitor could see, whoever asks.
async fn published(app: &App) -> Result<Vec<Whole>> {
    let db = app.db.reader();
    let mut places = Vec::new();
    for offset in (0..FACILITIES_MAX).step_by(AT_A_TIME) {
        let rows = store::page_public(db, offset, u64::try_from(AT_A_TIME).unwrap_or(u64::MAX)).await?;
        if rows.is_empty() {
            break;
        }
        places.extend(store::load(db, rows).await?);
    }
    Ok(places)
}

fn table(title: &str, columns: &[Column], places: &[Whole], app: &App) -> Table {
    let of = Publisher {
        code: app.config.prefecture_code.clone(),
        prefecture: app.config.prefecture_name_ja.clone(),
        url: app.config.public_url.trim_end_matches('/').to_owned(),
    };
    Table {
        title: title.to_owned(),
        head: columns.iter().map(|column| column.name.to_owned()).collect(),
        rows: places
            .iter()
            .map(|place| columns.iter().map(|column| (column.cell)(place, &of)).collect())
            .collect(),
    }
}
