//! How often one address may try what costs us or endangers others: sign-in, registration, reset, calendar feeds.

use std::future::{Ready, ready};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::app::App;
use crate::config::Config;
use crate::error::{Error, Result};

use super::authenticate::address;

/// Counters by address; in memory, because they only slow down.
#[derive(Clone)]
pub struct Limits {
    credentials: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    feeds: Arc<DefaultKeyedRateLimiter<IpAddr>>,
}

impl Limits {
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let keyed = |per_minute| {
            let per_minute = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
            Arc::new(RateLimiter::keyed(Quota::per_minute(per_minute)))
        };
        Self {
            credentials: keyed(config.sign_in_per_address_minute),
            feeds: keyed(config.feed_per_address_minute),
        }
    }

    /// Counts an attempt with a credential.
    ///
    /// # Errors
    /// [`Error::TooOften`] with the seconds to wait.
    pub fn credential(&self, address: IpAddr) -> Result<()> {
        counted(&self.credentials, address)
    }

    /// Counts a look at a feed: its address is a secret too.
    ///
    /// # Errors
    /// [`Error::TooOften`] with the seconds to wait.
    pub fn feed(&self, address: IpAddr) -> Result<()> {
        counted(&self.feeds, address)
    }
}

fn counted(counters: &DefaultKeyedRateLimiter<IpAddr>, address: IpAddr) -> Result<()> {
    counters
        .check_key(&address)
        .map_err(|until| Error::TooOften(until.wait_time_from(DefaultClock::default().now()).as_secs() + 1))
}

/// An attempt with a credential, counted for its address before anything else of the request is read.
pub struct Attempt;

impl FromRequest for Attempt {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            match (request.app_data::<Data<App>>(), request.app_data::<Data<Limits>>()) {
                (Some(app), Some(limits)) => limits.credential(address(app, request)).map(|()| Self),
                _ => Err(Error::internal("no limits in the server")),
            },
        )
    }
}

/// A look at a feed, counted for its address.
pub struct FeedAsked;

impl FromRequest for FeedAsked {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            match (request.app_data::<Data<App>>(), request.app_data::<Data<Limits>>()) {
                (Some(app), Some(limits)) => limits.feed(address(app, request)).map(|()| Self),
                _ => Err(Error::internal("no limits in the server")),
            },
        )
    }
}
