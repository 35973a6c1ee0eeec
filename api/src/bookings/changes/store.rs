//! Rows of `booking_change`, and the rows of a booking that a change rewrites.

use entities::booking_change::{self, State};
use entities::id::{BookingId, BookingItemId, UnitTypeId, WorkDayId};
use entities::{booking, booking_item, wish, work_day};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set,
};
use serde::{Deserialize, Serialize};

use super::diff::Terms;
use crate::app::Txn;

/// The states in which a change is open.
pub const OPEN: [State; 4] = [
    State::SupervisorReview,
    State::InReview,
    State::HostCheck,
    State::Returned,
];
/// The most changes of one booking that its page shows.
const SHOWN_MAX: u64 = 50;

/// Terms and the price of each item, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    pub terms: Terms,
    pub prices: Vec<i64>,
}

impl Priced {
    /// The price of all items, in yen.
    #[must_use]
    pub fn total_yen(&self) -> i64 {
        self.prices.iter().sum()
    }
}

/// A change with its terms.
#[derive(Clone, Debug)]
pub struct Change {
    pub row: booking_change::Model,
    pub original: Priced,
    pub proposed: Priced,
}

impl Change {
    fn of(row: booking_change::Model) -> Result<Self, DbErr> {
        let terms = |text: &str| serde_json::from_str(text).map_err(|error| DbErr::Custom(error.to_string()));
        Ok(Self {
            original: terms(&row.original)?,
            proposed: terms(&row.proposed)?,
            row,
        })
    }

    /// The unit types that it names.
    pub fn types(&self) -> impl Iterator<Item = UnitTypeId> {
        let items = self.original.terms.items.iter().chain(&self.proposed.terms.items);
        items.map(|item| item.unit_type_id)
    }
}

/// All changes of a booking, the first first.
pub async fn all_of(db: &impl ConnectionTrait, booking: BookingId) -> Result<Vec<Change>, DbErr> {
    let rows = booking_change::Entity::find()
        .filter(booking_change::Column::BookingId.eq(booking))
        .order_by_asc(booking_change::Column::Position)
        .limit(SHOWN_MAX)
        .all(db)
        .await?;
    rows.into_iter().map(Change::of).collect()
}

/// The open changes of these bookings, at most one each.
pub async fn open_of(
    db: &impl ConnectionTrait,
    bookings: impl IntoIterator<Item = BookingId>,
) -> Result<Vec<booking_change::Model>, DbErr> {
    booking_change::Entity::find()
        .filter(booking_change::Column::BookingId.is_in(bookings))
        .filter(booking_change::Column::State.is_in(OPEN))
        .all(db)
        .await
}

/// The bookings with a change in this state, for lists of what waits.
pub fn waiting(state: State) -> SelectStatement {
    booking_change::Entity::find()
        .select_only()
        .column(booking_change::Column::BookingId)
        .filter(booking_change::Column::State.eq(state))
        .into_query()
}

/// How many changes the booking had.
pub async fn last_position(txn: &Txn, booking: BookingId) -> Result<i32, DbErr> {
    let last = booking_change::Entity::find()
        .filter(booking_change::Column::BookingId.eq(booking))
        .order_by_desc(booking_change::Column::Position)
        .one(txn)
        .await?;
    Ok(last.map_or(0, |change| change.position))
}

/// Inserts a change, or puts it in the place of the one with its id.
pub async fn put(txn: &Txn, row: booking_change::Model, is_new: bool) -> Result<(), DbErr> {
    let row = row.into_active_model().reset_all();
    if is_new {
        booking_change::Entity::insert(row).exec_without_returning(txn).await?;
    } else {
        booking_change::Entity::update(row).exec(txn).await?;
    }
    Ok(())
}

/// Terms as the table keeps them.
///
/// # Errors
/// When they can't be written.
pub fn kept(terms: &Priced) -> Result<String, DbErr> {
    serde_json::to_string(terms).map_err(|error| DbErr::Custom(error.to_string()))
}

/// Rewrites the wish under consideration, its items and the plan of the days; the columns of the booking itself are
/// the caller's next step.
pub async fn rewrite(txn: &Txn, booking: &booking::Model, priced: &Priced) -> Result<(), DbErr> {
    let Priced { terms, prices } = priced;
    let id = booking.id;
    let wish = wish::Entity::find()
        .filter(wish::Column::BookingId.eq(id))
        .filter(wish::Column::Rank.eq(booking.wish_rank))
        .one(txn)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("wish".to_owned()))?;
    wish::Entity::update_many()
        .col_expr(wish::Column::StartsOn, Expr::value(terms.starts_on))
        .col_expr(wish::Column::EndsOn, Expr::value(terms.ends_on))
        .filter(wish::Column::Id.eq(wish.id))
        .exec(txn)
        .await?;
    booking_item::Entity::delete_many()
        .filter(booking_item::Column::WishId.eq(wish.id))
        .exec(txn)
        .await?;
    let items = terms
        .items
        .iter()
        .zip(prices)
        .map(|(item, price_yen)| booking_item::ActiveModel {
            id: Set(BookingItemId::new()),
            booking_id: Set(id),
            wish_id: Set(wish.id),
            unit_type_id: Set(item.unit_type_id),
            quantity: Set(item.quantity),
            price_yen: Set(*price_yen),
        });
    booking_item::Entity::insert_many(items)
        .exec_without_returning(txn)
        .await?;
    work_day::Entity::delete_many()
        .filter(work_day::Column::BookingId.eq(id))
        .exec(txn)
        .await?;
    if terms.work_days.is_empty() {
        return Ok(());
    }
    let days = terms.work_days.iter().map(|planned| work_day::ActiveModel {
        id: Set(WorkDayId::new()),
        booking_id: Set(id),
        day: Set(planned.day),
        basis: Set(planned.basis),
        starts: Set(planned.starts.clone()),
        ends: Set(planned.ends.clone()),
        place: Set(planned.place.clone()),
        contact: Set(planned.contact.clone()),
    });
    work_day::Entity::insert_many(days).exec_without_returning(txn).await?;
    Ok(())
}
