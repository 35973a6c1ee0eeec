//! The people with whom a newcomer signs in, one for each kind of user.

use entities::id::PersonId;

use super::seed;

/// The password of everybody in the demo; README.md names it.
pub const PASSWORD: &str = "workcation-demo";

/// A kind of user and who stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The key in `people.csv`.
    pub key: &'static str,
    pub kind_ja: &'static str,
    pub kind_en: &'static str,
}

/// In the order in which somebody meets them on the way of an application.
pub const SIGN_INS: &[SignIn] = &[
    SignIn {
        key: "contact",
        kind_ja: "企業担当者",
        kind_en: "Company contact",
    },
    SignIn {
        key: "participant",
        kind_ja: "参加者",
        kind_en: "Participant",
    },
    SignIn {
        key: "employee",
        kind_ja: "県職員",
        kind_en: "Prefectural employee",
    },
    SignIn {
        key: "supervisor",
        kind_ja: "所属長",
        kind_en: "Supervisor",
    },
    SignIn {
        key: "deputy",
        kind_ja: "所属長の代理",
        kind_en: "Supervisor's deputy",
    },
    SignIn {
        key: "host",
        kind_ja: "受入施設",
        kind_en: "Host",
    },
    SignIn {
        key: "municipality",
        kind_ja: "市町担当者",
        kind_en: "Municipality",
    },
    SignIn {
        key: "secretariat",
        kind_ja: "事務局",
        kind_en: "Secretariat",
    },
    SignIn {
        key: "approver",
        kind_ja: "承認者",
        kind_en: "Approver",
    },
    SignIn {
        key: "coordinator",
        kind_ja: "コーディネーター",
        kind_en: "Coordinator",
    },
    SignIn {
        key: "administrator",
        kind_ja: "システム管理者",
        kind_en: "Administrator",
    },
];

impl SignIn {
    pub fn person(&self) -> PersonId {
        PersonId(seed::id("person", self.key))
    }
}
