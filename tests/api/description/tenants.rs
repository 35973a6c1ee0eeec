//! Another tenant walks every operation with an id: the row is there, and isn't theirs to know of.

use chrono::Days;
use entities::id::{
    BlockId, BookingId, BusyCalendarId, GuestId, ImportId, NoticeId, OutboxId, PhotoId, ProblemReportId, RoundId,
    RoundOverrideId, RoundRunId,
};
use entities::{
    block, booking, busy_calendar, guest, import_batch, membership, notice, outbox, person, photo, problem_report,
    round, round_override, round_run,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use tests::{Client, Facility, TestApp};

use super::{Operation, operations};
use crate::architecture::none;

/// Somebody's things, each with an id that an operation takes.
struct Belongings {
    app: TestApp,
    owner: Client,
    facility: Facility,
}

impl Belongings {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let owner = app.contact_of("青磁").await;
        let hidden = app
            .facility("海のホテル")
            .await
            .rooms(1, 2)
            .row(|row| row.state = Set(entities::facility::State::Draft));
        let facility = hidden.create().await;
        Self { app, owner, facility }
    }

    /// A row of somebody else for the path before the id; nothing when nobody has taught this walk to make one.
    async fn id_of(&self, subject: &str) -> Option<String> {
        let id = match subject {
            "/organisations" => self.owner.organisation().to_string(),
            "/memberships" => self.membership().await,
            "/facilities" => self.facility.id.to_string(),
            "/photos" => self.photo().await,
            "/blocks" => self.block().await,
            "/busy-calendars" => self.busy_calendar().await,
            // A secret that nobody was given.
            "/ical" => uuid::Uuid::new_v4().to_string(),
            "/calls" => self
                .app
                .call(|call| call.state = Set(entities::programme_call::State::Draft))
                .await
                .to_string(),
            "/bookings" => self.booking().await,
            "/imports" => self.import().await,
            "/problems" => self.problem().await,
            "/notices" => self.notice().await,
            "/outbox" => self.mail().await,
            "/drafts" => self.draft().await,
            "/rounds" => self.round().await.to_string(),
            "/round-runs" => self.round_run().await,
            "/round-overrides" => self.round_override().await,
            // A session is found by its token, and nobody has this one.
            "/measurements" => uuid::Uuid::new_v4().to_string(),
            // Of employees there is no sheet to anybody; of companies to the secretariat only: any id does.
            "/surveys/sheets" => uuid::Uuid::new_v4().to_string(),
            _ => return None,
        };
        Some(id)
    }

    async fn membership(&self) -> String {
        let held = membership::Entity::find().filter(membership::Column::PersonId.eq(self.owner.id()));
        held.one(self.app.db()).await.unwrap().unwrap().id.to_string()
    }

    async fn block(&self) -> String {
        let row = block::ActiveModel {
            id: Set(BlockId::new()),
            facility_id: Set(self.facility.id),
            reason: Set(block::Reason::Repair),
            note: Set(String::new()),
            starts_on: Set(self.app.today()),
            ends_on: Set(self.app.today() + Days::new(1)),
            created_by: Set(None),
            created_at: Set(self.app.now()),
            ended_at: Set(None),
            version: Set(1),
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn photo(&self) -> String {
        let row = photo::ActiveModel {
            id: Set(PhotoId::new()),
            facility_id: Set(self.facility.id),
            position: Set(0),
            alt_ja: Set("部屋".to_owned()),
            alt_en: Set(String::new()),
            credit: Set(String::new()),
            licence: Set(photo::Licence::Own),
            consent: Set(photo::Consent::NonePortrayed),
            width: Set(400),
            height: Set(300),
            bytes: Set(1),
            sha256: Set(PhotoId::new().to_string()),
            created_by: Set(None),
            created_at: Set(self.app.now()),
            version: Set(1),
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn busy_calendar(&self) -> String {
        let block = self.block().await;
        let row = busy_calendar::ActiveModel {
            id: Set(BusyCalendarId::new()),
            facility_id: Set(self.facility.id),
            block_id: Set(block.parse().unwrap()),
            name: Set("予約サイト".to_owned()),
            address: Set("https://calendar.example/a.ics".to_owned()),
            last_error_detail: Set(String::new()),
            failures: Set(0),
            created_at: Set(self.app.now()),
            version: Set(1),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn booking(&self) -> String {
        let row = booking::ActiveModel {
            id: Set(BookingId::new()),
            number: Set(format!("T-{}", BookingId::new())),
            call_id: Set(self.app.call(|_| ()).await),
            kind: Set(booking::Kind::Company),
            state: Set(booking::State::Confirmed),
            applicant_id: Set(self.owner.id()),
            organisation_id: Set(self.owner.organisation()),
            facility_id: Set(Some(self.facility.id)),
            starts_on: Set(Some(self.app.today() + Days::new(14))),
            ends_on: Set(Some(self.app.today() + Days::new(16))),
            created_at: Set(self.app.now()),
            updated_at: Set(self.app.now()),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn import(&self) -> String {
        let row = import_batch::ActiveModel {
            id: Set(ImportId::new()),
            kind: Set(import_batch::Kind::Facilities),
            state: Set(import_batch::State::Preview),
            organisation_id: Set(self.facility.organisation),
            municipality_code: Set(None),
            created_by: Set(self.owner.id()),
            file_name: Set("施設.csv".to_owned()),
            encoding: Set(import_batch::Encoding::Utf8),
            head: Set("[\"名称\"]".to_owned()),
            created_at: Set(self.app.now()),
            applied_at: Set(None),
            undone_at: Set(None),
            version: Set(1),
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn problem(&self) -> String {
        let booking: BookingId = self.booking().await.parse::<uuid::Uuid>().map(BookingId).unwrap();
        let guest = guest::ActiveModel {
            id: Set(GuestId::new()),
            booking_id: Set(booking),
            person_id: Set(Some(self.owner.id())),
            name: Set(self.owner.name().to_owned()),
            email: Set(self.owner.email().to_owned()),
            locale: Set(person::Locale::Ja),
            created_at: Set(self.app.now()),
        };
        let guest = guest.insert(self.app.db()).await.unwrap();
        let row = problem_report::ActiveModel {
            id: Set(ProblemReportId::new()),
            booking_id: Set(booking),
            facility_id: Set(self.facility.id),
            guest_id: Set(guest.id),
            kind: Set(problem_report::Kind::Line),
            state: Set(problem_report::State::Open),
            text: Set("Wi-Fiがつながりません。".to_owned()),
            reported_at: Set(self.app.now()),
            answer_due_at: Set(self.app.now()),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn notice(&self) -> String {
        let row = notice::ActiveModel {
            id: Set(NoticeId::new()),
            person_id: Set(self.owner.id()),
            topic: Set("booking.received".to_owned()),
            subject: Set("お申込みを受け付けました".to_owned()),
            created_at: Set(self.app.now()),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn draft(&self) -> String {
        let id = self.mail().await;
        let row = outbox::ActiveModel {
            id: Set(id.parse().unwrap()),
            attempts: Set(0),
            failed_at: Set(None),
            is_draft: Set(true),
            ..Default::default()
        };
        row.update(self.app.db()).await.unwrap();
        id
    }

    async fn round(&self) -> RoundId {
        let row = round::ActiveModel {
            id: Set(RoundId::new()),
            call_id: Set(self.app.call(|_| ()).await),
            number: Set(1),
            state: Set(round::State::Open),
            method: Set(round::Method::Optimise),
            seed: Set("SEED".to_owned()),
            policy: Set("{}".to_owned()),
            opened_by: Set(self.owner.id()),
            opened_at: Set(self.app.now()),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id
    }

    async fn round_run(&self) -> String {
        let row = round_run::ActiveModel {
            id: Set(RoundRunId::new()),
            round_id: Set(self.round().await),
            number: Set(1),
            state: Set(round_run::State::Queued),
            method: Set(round_run::Method::Optimise),
            requested_by: Set(self.owner.id()),
            requested_at: Set(self.app.now()),
            lease_until: Set(self.app.now()),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn round_override(&self) -> String {
        let row = round_override::ActiveModel {
            id: Set(RoundOverrideId::new()),
            round_id: Set(self.round().await),
            kind: Set(round_override::Kind::Exclusion),
            booking_id: Set(self.booking().await.parse().unwrap()),
            reason: Set(round_override::Reason::Other),
            text: Set("理由".to_owned()),
            created_by: Set(self.owner.id()),
            created_at: Set(self.app.now()),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }

    async fn mail(&self) -> String {
        let row = outbox::ActiveModel {
            id: Set(OutboxId::new()),
            topic: Set("password.changed".to_owned()),
            recipient: Set(self.owner.email().to_owned()),
            recipient_name: Set(self.owner.name().to_owned()),
            locale: Set(person::Locale::Ja),
            subject: Set("件名".to_owned()),
            body: Set("本文".to_owned()),
            created_at: Set(self.app.now()),
            run_at: Set(self.app.now()),
            lease_until: Set(self.app.now()),
            attempts: Set(8),
            failed_at: Set(Some(self.app.now())),
            ..Default::default()
        };
        row.insert(self.app.db()).await.unwrap().id.to_string()
    }
}

#[actix_web::test]
async fn every_operation_with_an_id_answers_404_to_another_tenant() {
    let theirs = Belongings::new().await;
    let app = theirs.app.clone();
    let others = [
        app.contact_of("白磁").await,
        app.host_of("山のホテル").await,
        app.employee_of("総務課").await,
    ];
    let mut broken = Vec::new();
    for operation in operations()
        .into_iter()
        .filter(|operation| operation.path.contains('{'))
    {
        let Some(id) = theirs.id_of(operation.subject()).await else {
            broken.push(format!("teach this walk to make a row for {}", operation.path));
            continue;
        };
        for other in &others {
            for id in [&id, &uuid::Uuid::now_v7().to_string()] {
                broken.extend(refused(other, &operation, id).await);
            }
        }
    }
    app.read_all_mail().await;
    broken.dedup();
    none(&broken);
}

async fn refused(other: &Client, operation: &Operation, id: &str) -> Option<String> {
    let mut request = other.request(&operation.method, &operation.path_of(id)).if_match(1);
    if let Some(body) = &operation.body {
        request = request.json(body.clone());
    }
    let answer = request.send().await;
    ((answer.status(), answer.code()) != (404, "not_found")).then(|| {
        format!(
            "{}: {} {} {:?}",
            operation.id,
            answer.status(),
            answer.code(),
            answer.faults()
        )
    })
}
