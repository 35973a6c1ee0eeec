//! The house under test: the real application without a socket, on a database and a clock of its own.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::test;
use chrono::{DateTime, NaiveDateTime, Utc};
use entities::id::OutboxId;
use sea_orm::DatabaseConnection;
use workcation::app::{App, Clock, Database, Files, moment_in_tokyo};
use workcation::config::{Config, Mode};
use workcation::http::{self, Limits};

use crate::client::Client;
use crate::database::{Fresh, apart};
use crate::mail;

type Reply = Pin<Box<dyn Future<Output = (StatusCode, HeaderMap, Vec<u8>)>>>;

fn standing() -> Clock {
    Clock::standing("2026-11-20T00:00:00Z".parse().unwrap())
}

/// One house. Cheap to clone; the last clone looks for mail that nobody read.
#[derive(Clone)]
pub struct TestApp(Rc<House>);

/// What a [`TestApp`] and its clients share.
pub struct House {
    app: App,
    send: Box<dyn Fn(test::TestRequest) -> Reply>,
    pub(crate) read_mail: RefCell<HashSet<OutboxId>>,
    pub(crate) made: Cell<u32>,
    /// Whether another process of this house looks after the mail.
    second: Cell<bool>,
    database: Rc<Fresh>,
}

impl TestApp {
    /// A house in production mode, with cheap passwords and no throttling by address.
    pub async fn new() -> Self {
        Self::with(|_| ()).await
    }

    /// A house in demo mode.
    pub async fn demo() -> Self {
        Self::with(|config| config.mode = Mode::Demo).await
    }

    /// A house with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::defaults();
        config.password_memory_kib = 8;
        config.password_rounds = 1;
        config.sign_in_per_address_minute = 100_000;
        let database = Rc::new(Fresh::migrated());
        config.files_folder = database.files.display().to_string();
        change(&mut config);
        let files = Files::at(&config.files_folder);
        Self::on(database, config, standing(), files).await
    }

    /// A house whose files are kept by this store.
    pub async fn keeping(files: Files) -> Self {
        let mut config = Config::defaults();
        config.password_memory_kib = 8;
        config.password_rounds = 1;
        Self::on(Rc::new(Fresh::migrated()), config, standing(), files).await
    }

    /// Another process of the same house: its own connections and memory, the same database and clock.
    pub async fn process(&self) -> Self {
        let config = Config::clone(&self.app.config);
        let files = Files::at(&config.files_folder);
        let other = Self::on(self.database.clone(), config, self.app.clock().clone(), files).await;
        other.second.set(true);
        other
    }

    async fn on(database: Rc<Fresh>, config: Config, clock: Clock, files: Files) -> Self {
        let db = Database::connect(&database.url).await.unwrap();
        let app = App::new(db, config, clock).with_files(files);
        let service = Rc::new(test::init_service(http::application(app.clone(), Limits::new(&app.config))).await);
        let send = move |request: test::TestRequest| -> Reply {
            let service = service.clone();
            Box::pin(async move {
                let response = test::call_service(&*service, request.to_request()).await;
                let (status, headers) = (response.status(), response.headers().clone());
                (status, headers, test::read_body(response).await.to_vec())
            })
        };
        Self(Rc::new(House {
            app,
            send: Box::new(send),
            read_mail: RefCell::default(),
            made: Cell::new(0),
            second: Cell::new(false),
            database,
        }))
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Client {
        Client::visitor(self.clone())
    }

    /// Moves the clock to a wall-clock time in Tokyo: `2026-11-21T00:30`.
    pub fn at(&self, local: &str) {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").expect("a time such as 2026-11-21T00:30");
        self.app.clock().move_to(moment_in_tokyo(local));
    }
}

impl Deref for TestApp {
    type Target = House;

    fn deref(&self) -> &House {
        &self.0
    }
}

impl House {
    /// The application itself, for jobs: `jobs::expire(app.inner()).await`.
    pub fn inner(&self) -> &App {
        &self.app
    }

    /// The database, for builders and for checks below the API.
    pub fn db(&self) -> &DatabaseConnection {
        self.app.db.writer()
    }

    /// Where the database is: what the setting `database_url` would say.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.app.now()
    }

    pub fn today(&self) -> chrono::NaiveDate {
        self.app.today()
    }

    /// A number that no other row of this house was made with.
    pub(crate) fn next(&self) -> u32 {
        self.made.set(self.made.get() + 1);
        self.made.get()
    }

    pub(crate) async fn send(&self, request: test::TestRequest) -> (StatusCode, HeaderMap, Vec<u8>) {
        (self.send)(request).await
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if std::thread::panicking() || self.second.get() {
            return;
        }
        let (url, read) = (self.database.url.clone(), self.read_mail.take());
        let unread = apart(async move { mail::unread(&url, &read).await });
        assert!(unread.is_empty(), "nobody read this mail: {unread:#?}");
    }
}
