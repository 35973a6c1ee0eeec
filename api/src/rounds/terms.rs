//! The policy of a round: how much each side's score counts, and the rules of fairness. Published with the seed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::error::Fault;

/// The most points that a weight has.
const WEIGHT_MAX: i64 = 100;

/// Weights and rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoundPolicy)]
pub struct Policy {
    /// How much a point of the applicant's score counts, and of the host's: 0 to 100 each, not both 0.
    pub applicant_weight: i64,
    pub host_weight: i64,
    /// Limits of the applicant's score: as few as possible are placed below the lowest, then the next one.
    #[validate(length(max = 10))]
    pub tiers: Vec<i64>,
    #[validate(length(max = 100))]
    pub limits: Vec<Limit>,
    #[validate(length(max = 10))]
    pub shares: Vec<Share>,
    /// Trials that one organisation is given at most.
    pub per_organisation: Option<u32>,
    /// Whole yen of subsidy, by the estimate of the call.
    pub budget_yen: Option<i64>,
}

/// At most, and if possible at least, so many trials in a municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoundLimit)]
pub struct Limit {
    pub municipality_code: String,
    pub cap: Option<u32>,
    pub floor: Option<u32>,
}

/// Of a thousand trials at least so many of this kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoundShare)]
pub struct Share {
    pub tag: Tag,
    pub per_mille: u32,
}

/// A kind of applicant that a share can be kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RoundTag)]
pub enum Tag {
    /// The organisation has had no trial yet.
    FirstTimer,
    /// Fewer than 300 employees.
    Sme,
}

impl Tag {
    /// As the record has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirstTimer => "first_timer",
            Self::Sme => "sme",
        }
    }
}

impl Policy {
    /// What a round begins with.
    #[must_use]
    pub fn usual(budget_yen: Option<i64>) -> Self {
        Self {
            applicant_weight: 6,
            host_weight: 4,
            tiers: vec![80, 60, 40],
            limits: Vec::new(),
            shares: Vec::new(),
            per_organisation: None,
            budget_yen,
        }
    }

    /// Everything that is wrong with it; `known` are the codes of the municipalities.
    #[must_use]
    pub fn faults(&self, known: &BTreeSet<String>) -> Vec<Fault> {
        let mut faults = Vec::new();
        let weights = [
            ("applicant_weight", self.applicant_weight),
            ("host_weight", self.host_weight),
        ];
        for (field, weight) in weights {
            if !(0..=WEIGHT_MAX).contains(&weight) {
                faults.push(Fault::new(field, "range").with("min", 0).with("max", WEIGHT_MAX));
            }
        }
        if self.applicant_weight == 0 && self.host_weight == 0 {
            faults.push(Fault::new("applicant_weight", "round.no_weight"));
        }
        for (index, tier) in self.tiers.iter().enumerate() {
            if !(0..=100).contains(tier) || self.tiers.iter().take(index).any(|earlier| earlier == tier) {
                faults.push(Fault::new(format!("tiers[{index}]"), "round.tier"));
            }
        }
        self.limit_faults(known, &mut faults);
        for (index, share) in self.shares.iter().enumerate() {
            let twice = self.shares.iter().take(index).any(|earlier| earlier.tag == share.tag);
            if share.per_mille > 1000 || twice {
                faults.push(Fault::new(format!("shares[{index}]"), "round.share"));
            }
        }
        if self.per_organisation == Some(0) {
            faults.push(Fault::new("per_organisation", "range").with("min", 1).with("max", 100));
        }
        if self.budget_yen.is_some_and(|yen| yen < 0) {
            faults.push(Fault::new("budget_yen", "invalid"));
        }
        faults
    }

    fn limit_faults(&self, known: &BTreeSet<String>, faults: &mut Vec<Fault>) {
        for (index, limit) in self.limits.iter().enumerate() {
            let code = &limit.municipality_code;
            let earlier = self.limits.iter().take(index);
            if !known.contains(code) || earlier.clone().any(|earlier| earlier.municipality_code == *code) {
                let field = format!("limits[{index}].municipality_code");
                faults.push(Fault::new(field, "round.municipality"));
            }
            if limit.cap.zip(limit.floor).is_some_and(|(cap, floor)| floor > cap) {
                faults.push(Fault::new(format!("limits[{index}].floor"), "round.floor_above_cap"));
            }
        }
    }

    /// The names of what differs.
    #[must_use]
    pub fn changed(&self, other: &Self) -> Vec<&'static str> {
        let weights = (self.applicant_weight, self.host_weight) != (other.applicant_weight, other.host_weight);
        [
            ("weights", weights),
            ("tiers", self.tiers != other.tiers),
            ("limits", self.limits != other.limits),
            ("shares", self.shares != other.shares),
            ("per_organisation", self.per_organisation != other.per_organisation),
            ("budget_yen", self.budget_yen != other.budget_yen),
        ]
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
        .collect()
    }
}
