//! Every setting: default, unit, meaning. An unknown key is refused at start with the nearest known one.
//!
//! A setting `listen` is read from the TOML file given with `--config`, or from `WORKCATION_LISTEN`; the
//! environment wins.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use chrono::{DateTime, Utc};

mod map_tiles;

pub use map_tiles::{MapTiles, Tiles};

/// One setting as the documentation and `workcation serve --settings` print it.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub key: &'static str,
    pub default: &'static str,
    /// What the value is counted in, or what it may be.
    pub unit: &'static str,
    pub meaning: &'static str,
}

macro_rules! settings {
    ($($key:ident: $type:ty = $default:literal, $unit:literal, $meaning:literal;)*) => {
        /// All settings, in the order in which operators meet them.
        pub const SETTINGS: &[Setting] = &[
            $(Setting { key: stringify!($key), default: $default, unit: $unit, meaning: $meaning },)*
        ];

        /// The settings that this process runs with.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Config {
            $(#[doc = $meaning] pub $key: $type,)*
        }

        impl Config {
            fn from_values(values: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
                Ok(Self { $($key: parse(values, stringify!($key), $default)?,)* })
            }
        }
    };
}

settings! {
    mode: Mode = "production", "demo | production", "demo adds a mailbox page, a clock that can be moved and demo sign-ins";
    listen: String = "127.0.0.1:8080", "host:port", "where the server listens";
    demo_beyond_loopback: bool = "false", "true | false", "lets demo mode listen on an address that others reach";
    demo_starts_at: Moment = "", "2026-11-20T09:00:00+09:00", "the moment at which the demo's clock starts; empty: now";
    database_url: String = "sqlite:var/workcation.db", "sqlite:path | postgres://…", "the database";
    files_folder: String = "var/files", "path | s3://bucket/prefix", "where pictures are kept; a bucket needs a build with the feature s3 and the environment's AWS_*";
    public_url: String = "http://127.0.0.1:8080", "URL", "the address that links in mails begin with; its origin is the only one that may send cookies";
    trusted_proxies: Addresses = "", "IP addresses, comma", "proxies whose X-Forwarded-For is believed";
    smtp_url: String = "", "smtp://user:password@host:port", "the mail relay; empty: mails stay in the outbox (in demo: the mailbox page)";
    mail_from: String = "みえワーケーション事務局 <no-reply@workcation.example>", "mailbox", "the sender of all mails";
    mail_attempts_max: u32 = "8", "attempts", "after how many attempts a mail counts as failed";
    workers: usize = "2", "threads", "threads that answer requests";
    access_token_lifetime_minutes: u32 = "10", "minutes, 1 to 10", "how long an access token is good";
    refresh_token_lifetime_days: u32 = "14", "days", "how long a sign-in lasts without being used";
    signing_key_rotation_days: u32 = "30", "days", "how long a signing key signs before the next one does";
    link_lifetime_hours: u32 = "72", "hours", "how long links for registration, invitation and reset are good";
    password_memory_kib: u32 = "19456", "KiB", "memory of one argon2id hash (OWASP's first choice)";
    password_rounds: u32 = "2", "rounds", "rounds of one argon2id hash";
    sign_in_failures_max: u32 = "5", "failures", "failed sign-ins after which an account rests";
    sign_in_rest_minutes: u32 = "15", "minutes", "how long such an account rests";
    sign_in_per_address_minute: u32 = "20", "attempts a minute", "sign-ins, registrations and resets from one address";
    hold_business_days: u32 = "5", "business days", "how long a step may hold units before it expires at 17:00";
    offer_hours: u32 = "48", "hours", "how long places are held for somebody from the waiting list who hasn't answered";
    problem_answer_minutes: u32 = "60", "minutes", "a host's answer to a guest's problem after this is late";
    contact_visible_days: u32 = "30", "days after check-out", "how long hosts see names and contact";
    feed_per_address_minute: u32 = "60", "requests a minute", "calendar feeds read from one address";
    busy_calendar_minutes: u32 = "15", "minutes, 1 to 1440", "how often a calendar kept elsewhere is fetched";
    busy_calendar_hosts: Names = "", "host or host:port, comma", "hosts of our own network from which calendars may come, also without TLS; all others need https and a public address";
    import_kept_days: u32 = "365", "days", "how long an import keeps its rows after it was applied or undone, and can be undone; a preview is kept for a week";
    figures_min: u32 = "5", "answers, at least 3", "the fewest answers that a figure for others may stand on";
    line_sessions_at_once: u32 = "3", "sessions", "how many lines are measured at the same time; more would spoil each other's figures";
    line_sessions_per_hour: u32 = "60", "sessions an hour", "how many measurements of lines everybody together may begin in an hour";
    line_session_mebibytes: u32 = "512", "MiB", "how much one measurement of a line may carry in each direction";
    search_evaluated_max: u64 = "2000", "places", "up to how many places a search evaluates one and all";
    search_best: u64 = "200", "places", "of more places, how many with the best base scores it evaluates at a time";
    prefecture_code: String = "240001", "全国地方公共団体コード", "the prefecture";
    prefecture_name_ja: String = "三重県", "text", "the prefecture's name";
    prefecture_name_en: String = "Mie Prefecture", "text", "the prefecture's name in English";
    product_name_ja: String = "みえワーケーション", "text", "the product's name on every page and mail";
    product_name_en: String = "Mie Workcation", "text", "the product's name in English";
    contact_section_ja: String = "三重県ワーケーション事務局", "text", "who answers questions";
    contact_section_en: String = "Mie Workcation secretariat", "text", "who answers questions, in English";
    contact_phone: String = "059-000-0000", "phone number", "where questions are answered";
    contact_email: String = "workcation@pref.example", "mail address", "where questions are answered";
    contact_hours_ja: String = "平日8時30分～17時15分", "text", "when questions are answered";
    contact_hours_en: String = "weekdays 8:30 to 17:15", "text", "when questions are answered, in English";
    map_tiles_url: MapTiles = "", "https://…/{z}/{x}/{y}.png", "pictures of an online map that visitors may lay below ours; empty: the map asks nobody";
    map_tiles_zoom_max: u32 = "18", "zoom, 0 to 22", "the nearest zoom of those pictures";
    map_tiles_credit_ja: String = "地理院タイル", "text", "whose pictures they are";
    map_tiles_credit_en: String = "GSI Tiles", "text", "whose pictures they are, in English";
    log_format: LogFormat = "text", "text | json", "how log lines are written";
}

/// Whether this is the real thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Demo,
    Production,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

/// A list of IP addresses.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Addresses(pub Vec<std::net::IpAddr>);

/// A list of names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Names(pub Vec<String>);

/// A moment, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Moment(pub Option<DateTime<Utc>>);

impl FromStr for Mode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "demo" => Ok(Self::Demo),
            "production" => Ok(Self::Production),
            _ => Err("demo or production".to_owned()),
        }
    }
}

impl FromStr for LogFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("text or json".to_owned()),
        }
    }
}

impl FromStr for Addresses {
    type Err = std::net::AddrParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl FromStr for Names {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let names = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        Ok(Self(names.map(ToOwned::to_owned).collect()))
    }
}

impl FromStr for Moment {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Ok(Self(None));
        }
        DateTime::parse_from_rfc3339(text).map(|moment| Self(Some(moment.to_utc())))
    }
}

/// Why the process doesn't start; each names the setting and the remedy.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    #[error(
        "設定 {key} は知られていません。近い名前：{nearest}　/　unknown setting {key}; the nearest known one is {nearest}"
    )]
    Unknown { key: String, nearest: &'static str },
    #[error("設定 {key} の値「{value}」が正しくありません（{unit}）　/　setting {key} can't be {value:?}: {unit}")]
    Value {
        key: &'static str,
        value: String,
        unit: &'static str,
    },
    #[error("設定ファイル {path} を読めません：{cause}　/　can't read the settings file {path}: {cause}")]
    File { path: String, cause: String },
    #[error(
        "デモは {listen} では起動しません。127.0.0.1 を使うか demo_beyond_loopback=true を設定してください　/　demo mode refuses to listen on {listen}; use 127.0.0.1 or set demo_beyond_loopback=true"
    )]
    DemoBeyondLoopback { listen: String },
}

impl Config {
    /// Reads the file, if any, and the environment's `WORKCATION_*`, and checks both.
    ///
    /// # Errors
    /// [`ConfigError`], with the remedy in both languages.
    pub fn load(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let mut values = file.map(read_file).transpose()?.unwrap_or_default();
        for (name, value) in environment {
            if let Some(key) = name.strip_prefix("WORKCATION_") {
                values.insert(key.to_ascii_lowercase(), value);
            }
        }
        values.keys().try_for_each(|key| known(key))?;
        let config = Self::from_values(&values)?;
        config.check()?;
        Ok(config)
    }

    /// The defaults, for tests to change.
    ///
    /// # Panics
    /// Never: the defaults are checked by a test.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the defaults are constants, and a test reads them")]
    pub fn defaults() -> Self {
        Self::from_values(&BTreeMap::new()).expect("the defaults are well formed")
    }

    fn check(&self) -> Result<(), ConfigError> {
        let within = |key: &'static str, value: u32, min: u32, max: u32| {
            let unit = SETTINGS
                .iter()
                .find(|setting| setting.key == key)
                .map_or("", |setting| setting.unit);
            if (min..=max).contains(&value) {
                Ok(())
            } else {
                Err(ConfigError::Value {
                    key,
                    value: value.to_string(),
                    unit,
                })
            }
        };
        within(
            "access_token_lifetime_minutes",
            self.access_token_lifetime_minutes,
            1,
            10,
        )?;
        within("busy_calendar_minutes", self.busy_calendar_minutes, 1, 1440)?;
        within("figures_min", self.figures_min, 3, 1000)?;
        within("map_tiles_zoom_max", self.map_tiles_zoom_max, 0, 22)?;
        let loopback = self.listen.starts_with("127.")
            || self.listen.starts_with("localhost:")
            || self.listen.starts_with("[::1]");
        if self.mode == Mode::Demo && !loopback && !self.demo_beyond_loopback {
            return Err(ConfigError::DemoBeyondLoopback {
                listen: self.listen.clone(),
            });
        }
        Ok(())
    }

    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.mode == Mode::Demo
    }
}

fn known(key: &str) -> Result<(), ConfigError> {
    if SETTINGS.iter().any(|setting| setting.key == key) {
        return Ok(());
    }
    let nearest = SETTINGS
        .iter()
        .map(|setting| setting.key)
        .max_by(|a, b| strsim::jaro_winkler(a, key).total_cmp(&strsim::jaro_winkler(b, key)))
        .unwrap_or_default();
    Err(ConfigError::Unknown {
        key: key.to_owned(),
        nearest,
    })
}

fn read_file(path: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let failure = |cause: String| ConfigError::File {
        path: path.display().to_string(),
        cause,
    };
    let text = std::fs::read_to_string(path).map_err(|error| failure(error.to_string()))?;
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| failure(error.to_string()))?;
    Ok(table
        .into_iter()
        .map(|(key, value)| match value {
            toml::Value::String(text) => (key, text),
            other => (key, other.to_string()),
        })
        .collect())
}

fn parse<T: FromStr>(values: &BTreeMap<String, String>, key: &'static str, default: &str) -> Result<T, ConfigError> {
    let value = values.get(key).map_or(default, String::as_str);
    let unit = SETTINGS
        .iter()
        .find(|setting| setting.key == key)
        .map_or("", |setting| setting.unit);
    value.parse().map_err(|_ignored: T::Err| ConfigError::Value {
        key,
        value: value.to_owned(),
        unit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::load(
            None,
            pairs
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned())),
        )
    }

    #[test]
    fn the_defaults_are_well_formed() {
        assert_eq!(load(&[]).unwrap(), Config::defaults());
    }

    #[test]
    fn an_unknown_setting_is_refused_with_the_nearest_known_one() {
        assert_eq!(
            load(&[("WORKCATION_LISTN", "x")]),
            Err(ConfigError::Unknown {
                key: "listn".to_owned(),
                nearest: "listen"
            })
        );
    }

    #[test]
    fn demo_refuses_to_be_reached_without_the_second_setting() {
        let beyond = [("WORKCATION_MODE", "demo"), ("WORKCATION_LISTEN", "0.0.0.0:80")];
        assert!(matches!(load(&beyond), Err(ConfigError::DemoBeyondLoopback { .. })));
        let meant = [beyond[0], beyond[1], ("WORKCATION_DEMO_BEYOND_LOOPBACK", "true")];
        assert!(load(&meant).is_ok());
    }

    #[test]
    fn a_value_that_cannot_be_read_names_its_unit() {
        let error = load(&[("WORKCATION_WORKERS", "many")]).unwrap_err();
        assert!(error.to_string().contains("workers") && error.to_string().contains("threads"));
    }

    #[test]
    fn every_setting_stands_in_the_operations_manual_with_its_default() {
        let manual = include_str!("../../docs/operations.md");
        let missing: Vec<_> = SETTINGS
            .iter()
            .map(|setting| match setting.default {
                "" => format!("| `{}` | empty |", setting.key),
                default => format!("| `{}` | `{default}` |", setting.key),
            })
            .filter(|row| !manual.contains(row.as_str()))
            .collect();
        assert!(missing.is_empty(), "docs/operations.md lacks {missing:#?}");
    }
}
