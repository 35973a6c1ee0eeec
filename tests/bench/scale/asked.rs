//! What the product asks the database: written down while it searches in this process, then asked again statement by
//! statement, prepared, on one connection, and timed there.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use sea_orm::Statement;
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;
use uuid::Uuid;
use workcation::app::{self, App, Clock, Context};
use workcation::config::Config;
use workcation::matching;
use workcation::paging::{PAGE_ROWS_MAX, Paging};
use workcation::policy::Actor;

use super::gauge::{Gauge, Spent};
use super::{PAGE, STRIP_DAYS, Search, WARMING, plain};
use crate::databases::Database;
use crate::house::House;

pub struct Asked {
    runtime: Runtime,
    app: App,
    context: Context,
    told: Arc<Mutex<Vec<Statement>>>,
    gauge: Gauge,
    closed: plain::Closed,
}

impl Asked {
    pub fn new(database: &Database) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let db = runtime.block_on(app::Database::connect(&database.url)).unwrap();
        let gauge = runtime.block_on(Gauge::new(&database.url));
        let writes = told.clone();
        let db = db.overheard(move |statement| writes.lock().unwrap().push(statement.clone()));
        let noon = crate::seed::today().and_hms_opt(3, 0, 0).unwrap().and_utc();
        let visitor = Actor::Visitor {
            address_hash: String::new(),
        };
        let app = App::new(db, Config::defaults(), Clock::standing(noon));
        // They order equals: counted by the server's job while pages are compared, a place could stand on two.
        let counted = workcation::jobs::run_once(&app, "facility.score");
        runtime.block_on(LocalSet::new().run_until(counted)).unwrap();
        told.lock().unwrap().clear();
        Self {
            closed: runtime.block_on(plain::Closed::read(&gauge.db)),
            runtime,
            app,
            context: Context::system("bench").acting_as(visitor),
            told,
            gauge,
        }
    }

    /// How long the database takes for each list.
    pub fn list(&self, searches: impl Iterator<Item = Search>) -> Vec<Spent> {
        self.gauge.forget_each();
        let times = self.measure(searches, async |search| {
            self.page(search, PAGE, None).await;
        });
        let warmed = u32::try_from(times.len()).unwrap() + u32::try_from(WARMING).unwrap();
        self.gauge.print_each(f64::from(warmed));
        times
    }

    /// How long it takes for each of the counts.
    pub fn counts(&self, searches: impl Iterator<Item = Search>) -> Vec<Spent> {
        self.measure(searches, async |search| {
            matching::count(&self.app, &self.context, &search.query())
                .await
                .unwrap();
        })
    }

    /// How long it takes for each plain anti join.
    pub fn plain(&self, searches: impl Iterator<Item = Search>) -> Vec<Spent> {
        self.measure(searches, async |search| {
            let statement = plain::statement(self.gauge.db.get_database_backend(), search, Some(PAGE));
            self.told.lock().unwrap().push(statement);
        })
    }

    fn measure(&self, searches: impl Iterator<Item = Search>, search: impl AsyncFn(Search)) -> Vec<Spent> {
        self.runtime.block_on(async {
            let mut times = Vec::new();
            for one in searches {
                self.told.lock().unwrap().clear();
                search(one).await;
                let statements = std::mem::take(&mut *self.told.lock().unwrap());
                let time = self.gauge.time(&statements).await;
                times.extend((one.number >= WARMING).then_some(time));
            }
            times
        })
    }

    async fn page(&self, search: Search, rows: usize, cursor: Option<String>) -> (Vec<Uuid>, Option<String>, bool) {
        let paging = Paging {
            limit: Some(u64::try_from(rows).unwrap()),
            cursor,
        };
        let found = matching::search(&self.app, &self.context, &search.query(), &paging, STRIP_DAYS)
            .await
            .unwrap();
        let ids = found.page.items.iter().map(|place| place.candidate.id.0);
        (ids.collect(), found.page.next, found.all)
    }

    /// Compares the list, its first page over HTTP and the counts with what the plain anti join finds, less the places
    /// that are closed then. Of a search that looks at too many places it compares the first block. How many fit.
    pub fn compare(&self, house: &House, search: Search) -> usize {
        let (mine, all) = self.runtime.block_on(self.first_block(search));
        let ids = self.runtime.block_on(plain::ids(&self.gauge.db, search));
        let open = |ids: &[Uuid]| -> BTreeSet<Uuid> {
            let open = ids.iter().filter(|id| !self.closed.on(search, **id));
            open.copied().collect()
        };
        // A block ends where it may among the base scores, but leaves nobody out before.
        let last = ids.iter().rposition(|id| mine.contains(id)).map_or(0, |last| last + 1);
        let theirs = open(if all { &ids } else { &ids[..last] });
        assert!(all || mine.len() >= PAGE, "a block of few: {search:?}");
        let distinct: BTreeSet<Uuid> = mine.iter().copied().collect();
        assert_eq!(
            distinct.len(),
            mine.len(),
            "a place stands twice in the list: {search:?}"
        );
        assert!(distinct == theirs, "the list isn't what is free: {search:?}");
        let first = connected(house, search);
        assert_eq!(first, mine[..first.len()], "the request answers otherwise: {search:?}");
        self.compare_counts(search, (open(&ids).len(), ids.len()));
        open(&ids).len()
    }

    async fn first_block(&self, search: Search) -> (Vec<Uuid>, bool) {
        let (mut mine, mut cursor) = (Vec::new(), None);
        let rows = usize::try_from(PAGE_ROWS_MAX).unwrap();
        loop {
            let (ids, next, all) = self.page(search, rows, cursor).await;
            mine.extend(ids);
            let further = next.filter(|next| all || next.starts_with("0-"));
            if further.is_none() {
                return (mine, all);
            }
            cursor = further;
        }
    }

    /// Beyond what is evaluated, counts leave closing days out and end at a thousand.
    fn compare_counts(&self, search: Search, (open, free): (usize, usize)) {
        let query = search.query();
        let counts = matching::count(&self.app, &self.context, &query);
        let total = self.runtime.block_on(counts).unwrap().total;
        assert!(
            total == open || total == free.min(1_001),
            "{total} counted, {open} open of {free} free: {search:?}"
        );
    }
}

/// The first page as the server sends it.
fn connected(house: &House, search: Search) -> Vec<Uuid> {
    let reply = house.connect().get(&search.path("/api/facilities"), &[]).unwrap();
    let body = reply.json();
    let items = body["items"]
        .as_array()
        .unwrap_or_else(|| panic!("{}", reply.refusal()));
    let id = |item: &serde_json::Value| item["facility"]["id"].as_str().unwrap().parse().unwrap();
    items.iter().map(id).collect()
}
