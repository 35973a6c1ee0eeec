//! From a row of the outbox to a mail on the wire.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use entities::outbox;
use entities::person::Locale;
use lettre::message::header::{ContentDisposition, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::rules::Answer;
use crate::config::Config;
use crate::error::{Error, Result};

/// How long one step of the conversation may take.
const STEP_SECONDS: u64 = 20;

/// A line to the relay.
pub(super) struct Relay {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

type Cause = Box<dyn std::error::Error + Send + Sync>;

impl Relay {
    /// Connects, and asks whether the relay listens: a dead one costs no mail an attempt.
    ///
    /// # Errors
    /// Internal: a setting that is none, or nobody there.
    pub(super) async fn connect(config: &Config) -> Result<Self> {
        let from = config
            .mail_from
            .parse()
            .map_err(|error: lettre::address::AddressError| Error::internal(error))?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.smtp_url)
            .map_err(Error::internal)?
            .timeout(Some(Duration::from_secs(STEP_SECONDS)))
            .pool_config(PoolConfig::new().max_size(1))
            .build();
        match transport.test_connection().await {
            Ok(true) => Ok(Self { transport, from }),
            Ok(false) => Err(Error::internal("the mail relay hung up")),
            Err(error) => Err(Error::internal(error)),
        }
    }

    pub(super) async fn send(&self, mail: &outbox::Model, now: DateTime<Utc>) -> Answer {
        let message = match message(&self.from, mail, now) {
            Ok(message) => message,
            Err(error) => return Answer::Refused(error.to_string()),
        };
        match self.transport.send(message).await {
            Ok(_accepted) => Answer::Accepted,
            Err(error) if error.is_permanent() => Answer::Refused(error.to_string()),
            Err(error) => Answer::Later(error.to_string()),
        }
    }
}

/// The same row is always the same message: a repeat after a crash has the same Message-ID.
fn message(from: &Mailbox, mail: &outbox::Model, now: DateTime<Utc>) -> std::result::Result<Message, Cause> {
    let address: Address = mail.recipient.parse()?;
    let name = (!mail.recipient_name.is_empty()).then(|| mail.recipient_name.clone());
    let language = match mail.locale {
        Locale::Ja => "ja",
        Locale::En => "en",
    };
    let head = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(&mail.subject)
        .date(SystemTime::from(now))
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        .header(AutoSubmitted("auto-generated".to_owned()))
        .header(ContentLanguage(language.to_owned()));
    let text = SinglePart::plain(mail.body.clone());
    match (&mail.calendar, &mail.calendar_method) {
        (Some(file), Some(method)) => Ok(head.multipart(with_calendar(text, file, method)?)?),
        _ => Ok(head.singlepart(text)?),
    }
}

/// Twice the same file: as an alternative, which calendars act on, and as an attachment, which people open.
fn with_calendar(text: SinglePart, file: &str, method: &str) -> std::result::Result<MultiPart, Cause> {
    let kind = ContentType::parse(&format!("text/calendar; method={method}; charset=utf-8"))?;
    let inline = SinglePart::builder()
        .header(kind.clone())
        .header(ContentDisposition::inline())
        .body(file.to_owned());
    let attached = Attachment::new("workcation.ics".to_owned()).body(file.to_owned(), kind);
    let either = MultiPart::alternative().singlepart(text).singlepart(inline);
    Ok(MultiPart::mixed().multipart(either).singlepart(attached))
}

macro_rules! header {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone)]
        struct $name(String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($text)
            }

            fn parse(value: &str) -> std::result::Result<Self, Cause> {
                Ok(Self(value.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    )* };
}

header! {
    /// Keeps absence notes and other robots from answering (RFC 3834).
    AutoSubmitted "Auto-Submitted";
    ContentLanguage "Content-Language";
}
