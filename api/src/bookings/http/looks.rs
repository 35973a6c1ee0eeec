//! Looking: lists, one booking, its calendar file.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use entities::booking::State;
use entities::id::{BookingId, FacilityId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions;
use super::wire::{Booking, BookingRow};
use crate::app::{App, Context};
use crate::bookings::{BookingFilter, BookingView};
use crate::error::Result;
use crate::http::{Download, FileAsked, Problem, Versioned};
use crate::paging::{Page, Paging};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_bookings)
        .service(view_booking)
        .service(view_booking_calendar)
        .service(export_bookings);
}

/// Which list.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BookingListView {
    Mine,
    Worklist,
    Arrivals,
    All,
}

/// Which bookings.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BookingQuery {
    #[param(inline)]
    pub view: BookingListView,
    pub state: Option<State>,
    #[param(value_type = Option<Uuid>)]
    pub facility_id: Option<FacilityId>,
    /// The day of the arrivals list; today when not given.
    pub on: Option<NaiveDate>,
}

impl BookingQuery {
    const fn filter(&self) -> BookingFilter {
        BookingFilter {
            state: self.state,
            facility: self.facility_id,
            on: self.on,
        }
    }
}

impl From<BookingListView> for BookingView {
    fn from(view: BookingListView) -> Self {
        match view {
            BookingListView::Mine => Self::Mine,
            BookingListView::Worklist => Self::Worklist,
            BookingListView::Arrivals => Self::Arrivals,
            BookingListView::All => Self::All,
        }
    }
}

/// One's own bookings, what waits for one, who arrives, or all that one may see
#[utoipa::path(tag = "bookings", params(BookingQuery, Paging), responses((status = OK, body = Page<BookingRow>)))]
#[get("/bookings")]
async fn list_bookings(
    context: Context,
    app: Data<App>,
    query: Query<BookingQuery>,
    paging: Query<Paging>,
) -> Result<Json<Page<BookingRow>>> {
    let page = actions::list(&app, &context, query.view.into(), &query.filter(), &paging).await?;
    Ok(Json(page.map(BookingRow::from)))
}

/// One booking, as far as it is the asker's to see
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = Booking), (status = NOT_FOUND, body = Problem)))]
#[get("/bookings/{id}")]
async fn view_booking(context: Context, app: Data<App>, id: Path<BookingId>) -> Result<Versioned<Booking>> {
    let page = actions::view(&app, &context, *id).await?;
    Ok(Versioned(page.whole.loaded.booking.version, page.into()))
}

/// The stay as a calendar file
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = String, content_type = "text/calendar"), (status = CONFLICT, body = Problem)))]
#[get("/bookings/{id}/calendar.ics")]
async fn view_booking_calendar(context: Context, app: Data<App>, id: Path<BookingId>) -> Result<HttpResponse> {
    let file = actions::calendar(&app, &context, *id).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header(("Cache-Control", "private, no-store"))
        .insert_header(("Content-Disposition", "attachment; filename=\"stay.ics\""))
        .body(file))
}

/// The same list as a file; names only of those whom the asker may see
#[utoipa::path(tag = "bookings", params(BookingQuery, FileAsked), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/exports/bookings")]
async fn export_bookings(
    context: Context,
    app: Data<App>,
    query: Query<BookingQuery>,
    file: Query<FileAsked>,
) -> Result<Download> {
    let table = actions::export(&app, &context, query.view.into(), &query.filter()).await?;
    Download::new("bookings", &table, *file, context.locale)
}
