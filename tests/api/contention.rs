//! 64 clients and 8 units: nobody gets what somebody else has, and nobody is told "full" while a unit is free.
//!
//! Checked by joining bookings with themselves by the overlap of their spans, not by the key that prevents it; and
//! beside it the same load on a table without the key, checked and then inserted, which does double-book.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entities::id::{FacilityId, UnitTypeId};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use tests::{Facility, TestApp};
use workcation::app::App;
use workcation::availability::Ask;

use crate::stays::{Guest, day};

const CLIENTS: u64 = 64;
const UNITS: i32 = 8;
const ATTEMPTS: u64 = 4;
const FIRST: &str = "2026-12-01";

/// Nights of attempt `attempt` of a client: one to four of twelve, scattered but the same in every run.
fn span(client: u64, attempt: u64) -> (NaiveDate, NaiveDate) {
    let scattered = (client * 31 + attempt * 17 + 7).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    let from = day(FIRST) + Days::new(scattered % 12);
    (from, from + Days::new(1 + scattered / 12 % 4))
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    let statement = Statement::from_string(app.db().get_database_backend(), sql);
    Count::find_by_statement(statement)
        .one(app.db())
        .await
        .unwrap()
        .unwrap()
        .n
}

/// Pairs of bookings that have the same unit for overlapping spans.
const OVERLAPS: &str = "
WITH stay AS (SELECT DISTINCT n.unit_id, b.id, b.starts_on, b.ends_on FROM unit_night n JOIN booking b ON b.id = n.booking_id)
SELECT count(*) AS n FROM stay a JOIN stay b ON a.unit_id = b.unit_id AND a.id < b.id
WHERE a.starts_on < b.ends_on AND b.starts_on < a.ends_on";

/// Bookings that don't have one unit for all their nights.
const BROKEN: &str = "
SELECT count(*) AS n FROM (SELECT b.id FROM booking b LEFT JOIN unit_night n ON n.booking_id = b.id
GROUP BY b.id HAVING count(DISTINCT n.unit_id) <> 1) broken";

async fn rooms(app: &TestApp) -> Facility {
    app.facility("海のホテル").await.rooms(UNITS, 2).create().await
}

async fn book(guest: &Guest, facility: FacilityId, unit_type: UnitTypeId, from: NaiveDate, until: NaiveDate) -> bool {
    let ask = Ask { unit_type, quantity: 1 };
    match guest.takes(facility, &[ask], from, until).await {
        Ok(_) => true,
        Err(refused) => {
            assert_eq!(refused.code(), "booking.full");
            false
        }
    }
}

async fn all(clients: impl Iterator<Item = impl Future<Output = usize> + 'static>) -> usize {
    let clients: Vec<_> = clients.map(actix_web::rt::spawn).collect();
    let mut sum = 0;
    for client in clients {
        sum += client.await.unwrap();
    }
    sum
}

#[actix_web::test]
async fn sixty_four_clients_never_share_a_unit() {
    let app = TestApp::new().await;
    let facility = rooms(&app).await;
    let (id, unit_type) = (facility.id, facility.unit_type());
    let guest = Arc::new(Guest::of(&app).await);
    let booked = all((0..CLIENTS).map(|client| {
        let guest = guest.clone();
        async move {
            let mut booked = 0;
            for attempt in 0..ATTEMPTS {
                let (from, until) = span(client, attempt);
                booked += usize::from(book(&guest, id, unit_type, from, until).await);
            }
            booked
        }
    }))
    .await;
    assert!(booked >= 8 * 15 / 4, "the units fill up: {booked}");
    assert_eq!(
        count(&app, "SELECT count(*) AS n FROM booking").await,
        i64::try_from(booked).unwrap()
    );
    assert_eq!(count(&app, OVERLAPS).await, 0);
    assert_eq!(count(&app, BROKEN).await, 0);

    let doubled = naive(&app, &facility).await;
    assert!(doubled > 0, "the control double-books, so the test can fail");
    println!("64 clients, 8 units: {booked} bookings, 0 overlaps; without the key {doubled} overlaps");
}

#[actix_web::test]
async fn nobody_is_told_full_while_a_unit_is_free() {
    let app = TestApp::new().await;
    let facility = rooms(&app).await;
    let (id, unit_type) = (facility.id, facility.unit_type());
    let guest = Arc::new(Guest::of(&app).await);
    let (from, until) = (day(FIRST), day("2026-12-04"));
    let booked = all((0..CLIENTS).map(|_| {
        let guest = guest.clone();
        async move { usize::from(book(&guest, id, unit_type, from, until).await) }
    }))
    .await;
    assert_eq!(booked, 8);
    assert_eq!(count(&app, OVERLAPS).await, 0);
}

/// Days of work places that are taken twice, or of a booking that has only one of its two places.
const HALVES: &str = "
SELECT count(*) AS n FROM booking b
WHERE EXISTS (SELECT 1 FROM unit_night n WHERE n.booking_id = b.id) <> EXISTS (SELECT 1 FROM unit_part p WHERE p.booking_id = b.id)";

/// Rooms of an inn with desks of another place: whoever gets the one has the other, whatever order they come in.
#[actix_web::test]
async fn two_places_are_taken_together_or_not_at_all() {
    let app = TestApp::new().await;
    let inn = rooms(&app).await;
    let office = app.facility("鵜方コワーキング").await.desks(UNITS / 2).create().await;
    let guest = Arc::new(Guest::of(&app).await);
    let (inn, office) = ((inn.id, inn.unit_type()), (office.id, office.unit_type()));
    let booked = all((0..CLIENTS).map(|client| {
        let guest = guest.clone();
        // Half of them ask the other way round: locks are taken in one order all the same.
        let places = if client % 2 == 0 { [inn, office] } else { [office, inn] };
        async move {
            let mut booked = 0;
            for attempt in 0..ATTEMPTS {
                let (from, until) = span(client, attempt);
                let asks = places.map(|(_, unit_type)| Ask { unit_type, quantity: 1 });
                match guest.takes_of(&places.map(|(id, _)| id), &asks, from, until).await {
                    Ok(_) => booked += 1,
                    Err(refused) => assert_eq!(refused.code(), "booking.full"),
                }
            }
            booked
        }
    }))
    .await;
    assert!(booked >= 4 * 12 / 5, "the desks fill up: {booked}");
    assert_eq!(
        count(&app, "SELECT count(*) AS n FROM booking").await,
        i64::try_from(booked).unwrap()
    );
    for broken in [OVERLAPS, BROKEN, HALVES] {
        assert_eq!(count(&app, broken).await, 0, "{broken}");
    }
    println!("64 clients, 8 rooms with 4 desks: {booked} bookings of both, none of one");
}

/// Looks for a free unit and then inserts, as the products did that double-booked; returns the overlapping pairs.
async fn naive(app: &TestApp, facility: &Facility) -> i64 {
    app.db()
        .execute_unprepared("CREATE TABLE naive_stay (unit_id UUID, booking TEXT, starts_on DATE, ends_on DATE)")
        .await
        .unwrap();
    let unit_type = facility.unit_type();
    all((0..CLIENTS).map(|client| {
        let app = app.inner().clone();
        async move {
            for attempt in 0..ATTEMPTS {
                check_then_insert(&app, unit_type, client, attempt).await;
            }
            0
        }
    }))
    .await;
    count(
        app,
        "SELECT count(*) AS n FROM naive_stay a JOIN naive_stay b ON a.unit_id = b.unit_id AND a.booking < b.booking
         WHERE a.starts_on < b.ends_on AND b.starts_on < a.ends_on",
    )
    .await
}

#[derive(FromQueryResult)]
struct Free {
    id: entities::id::UnitId,
}

async fn check_then_insert(app: &App, unit_type: UnitTypeId, client: u64, attempt: u64) {
    let (from, until) = span(client, attempt);
    let backend = app.db.writer().get_database_backend();
    let look = Statement::from_sql_and_values(
        backend,
        "SELECT u.id FROM unit u WHERE u.unit_type_id = $1 AND NOT EXISTS (SELECT 1 FROM naive_stay s
         WHERE s.unit_id = u.id AND s.starts_on < $3 AND s.ends_on > $2) ORDER BY u.number LIMIT 1",
        [unit_type.into(), from.into(), until.into()],
    );
    let Some(free) = Free::find_by_statement(look).one(app.db.reader()).await.unwrap() else {
        return;
    };
    let insert = Statement::from_sql_and_values(
        backend,
        "INSERT INTO naive_stay (unit_id, booking, starts_on, ends_on) VALUES ($1, $2, $3, $4)",
        [
            free.id.into(),
            format!("{client}-{attempt}").into(),
            from.into(),
            until.into(),
        ],
    );
    app.db.writer().execute_raw(insert).await.unwrap();
}
