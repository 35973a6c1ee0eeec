//! Bringing the bundled tables into the database.

use chrono::NaiveDate;
use entities::municipality;

use super::store;
use crate::app::{App, Context};
use crate::audit;
use crate::error::Result;
use crate::facilities::calendar::bundled_holidays;
use crate::facilities::readiness;
use crate::policy::{Action, Parties};

/// `code,name_ja,name_kana,name_en,lat,lon,area`; places of the town halls, to about a hundred metres.
const MUNICIPALITIES: &str = include_str!("../municipalities.csv");

/// Brings the bundled tables and the standard of readiness into the database; writes nothing when they are there.
///
/// # Errors
/// The database's.
pub async fn load(app: &App) -> Result<usize> {
    Ok(load_tables(app).await? + readiness::load_standard(app).await?)
}

async fn load_tables(app: &App) -> Result<usize> {
    let municipalities = bundled_municipalities(&app.config.prefecture_code);
    let holidays: Vec<(NaiveDate, String)> = bundled_holidays().map(|(day, name)| (day, name.to_owned())).collect();
    let db = app.db.writer();
    let municipalities = store::municipalities_to_write(db, municipalities).await?;
    let holidays = store::holidays_to_write(db, holidays).await?;
    let rows = municipalities.len() + holidays.len();
    if rows == 0 {
        return Ok(0);
    }
    let context = Context::system("reference");
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::ReferenceLoad, &Parties::house("reference"))?;
        store::write_municipalities(txn, &municipalities).await?;
        store::write_holidays(txn, &holidays).await?;
        let receipt = audit::record(txn, permit, &["municipalities", "holidays"]).await?;
        Ok((rows, receipt))
    })
    .await
}

/// The municipalities of the prefecture whose code (`240001`) is given; none of a prefecture that isn't bundled.
fn bundled_municipalities(prefecture_code: &str) -> Vec<municipality::Model> {
    let prefecture = prefecture_code.get(..2).unwrap_or_default();
    MUNICIPALITIES
        .lines()
        .skip(1)
        .filter(|line| line.starts_with(prefecture))
        .filter_map(read_municipality)
        .collect()
}

fn read_municipality(line: &str) -> Option<municipality::Model> {
    let mut cells = line.split(',').map(str::trim);
    let mut text = || cells.next().map(ToOwned::to_owned);
    Some(municipality::Model {
        code: text()?,
        name_ja: text()?,
        name_kana: text()?,
        name_en: text()?,
        lat: text()?.parse().ok()?,
        lon: text()?.parse().ok()?,
        area: text()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_municipalities_of_mie_are_bundled_with_a_correct_code() {
        let all = bundled_municipalities("240001");
        assert_eq!(all.len(), 29);
        for row in &all {
            let digits: Vec<u32> = row.code.chars().map(|digit| digit.to_digit(10).unwrap()).collect();
            let sum: u32 = digits[..5]
                .iter()
                .zip([6, 5, 4, 3, 2])
                .map(|(digit, weight)| digit * weight)
                .sum();
            assert_eq!(digits[5], (11 - sum % 11) % 10, "{}", row.name_ja);
        }
        let towns = all.iter().filter(|row| row.name_ja.ends_with('町'));
        assert!(towns.into_iter().all(|town| town.name_kana.ends_with("チョウ")));
    }

    #[test]
    fn another_prefecture_gets_none_of_them() {
        assert!(bundled_municipalities("130001").is_empty());
    }
}
