//! Searches over HTTP, as the search page sends them: dates, a party, and what a browser takes as encoding.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::Days;

use crate::house::House;
use crate::http::Connection;
use crate::load::{Round, Turn, round};

/// Some clients search for a while; `encoding` is what they accept, empty for none.
pub fn search(house: &House, clients: usize, time: Duration, encoding: &str) -> Round<1> {
    let (next, today) = (AtomicU64::new(0), crate::seed::today());
    let turn = |connection: &mut Connection| -> Turn<1> {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let from = today + Days::new(10 + number % 60);
        let (until, party) = (from + Days::new(1 + number % 4), 1 + number % 5);
        let path = format!("/api/facilities?starts_on={from}&ends_on={until}&party={party}");
        let headers = [("accept-encoding", encoding), ("accept-language", "ja")];
        let begin = Instant::now();
        let reply = connection.get(&path, &headers).map_err(|error| error.to_string())?;
        if reply.status == 200 && !reply.body.is_empty() {
            Ok([begin.elapsed()])
        } else {
            Err(reply.refusal())
        }
    };
    round((clients, time, house.pid()), |_| house.connect(), turn)
}
