//! What comes of everything that was asked of one place.

/// What comes of one thing that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Met,
    /// Worth something, and to be said: an old measurement, dates that are moved.
    Partly,
    Unknown,
    Unmet,
}

impl Verdict {
    /// Per mille of the weight: what is missing is neutral.
    const fn worth(self) -> i64 {
        match self {
            Self::Met => 1000,
            Self::Partly => 700,
            Self::Unknown => 500,
            Self::Unmet => 0,
        }
    }

    /// The answer that names the phrase, where nothing finer does.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "stale",
            Self::Unknown => "unknown",
            Self::Unmet => "unmet",
        }
    }
}

/// Named values of a phrase.
pub type Values = Vec<(&'static str, String)>;

/// One thing that was asked of a place, and the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// `vpn`, `dates`, `price_max`: what could be loosened.
    pub condition: &'static str,
    /// `met`, `unmet`, `unknown`, or finer: with the condition it names the phrase.
    pub answer: &'static str,
    pub verdict: Verdict,
    /// A condition hides the place when it isn't met; a wish scores.
    pub hard: bool,
    pub weight: i64,
    /// Per mille of the weight that it brings.
    pub worth_milli: i64,
    pub values: Values,
}

impl Assessed {
    /// A wish of weight 1, worth what its verdict says.
    #[must_use]
    pub const fn wish(condition: &'static str, answer: &'static str, verdict: Verdict, values: Values) -> Self {
        Self {
            condition,
            answer,
            verdict,
            hard: false,
            weight: 1,
            worth_milli: verdict.worth(),
            values,
        }
    }

    /// The same as a condition that hides.
    #[must_use]
    pub fn hard(self) -> Self {
        Self { hard: true, ..self }
    }

    /// Whether it hides the place.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.hard && self.verdict != Verdict::Met
    }
}

/// Everything that was asked of one place, and everything that its host asks of the party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub assessed: Vec<Assessed>,
    pub host: Vec<Assessed>,
}

impl Evaluation {
    /// Whether nothing hides the place.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.failed().next().is_none()
    }

    /// The conditions that hide the place.
    pub fn failed(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.failing().map(|assessed| assessed.condition)
    }

    /// What hides the place, in full.
    pub fn failing(&self) -> impl Iterator<Item = &Assessed> + '_ {
        self.assessed.iter().filter(|assessed| assessed.fails())
    }

    /// 0 to 100: how much of the wishes holds, by weight; 100 when nothing was wished for.
    #[must_use]
    pub fn score(&self) -> i64 {
        weighed(self.assessed.iter().filter(|assessed| !assessed.hard), 100).unwrap_or(100)
    }

    /// The same in thousandths.
    #[must_use]
    pub fn score_milli(&self) -> i64 {
        weighed(self.assessed.iter().filter(|assessed| !assessed.hard), 1_000).unwrap_or(1_000)
    }

    /// 0 to 100: how much of what the host would like holds; 50, neutral, when it says nothing.
    #[must_use]
    pub fn host_score(&self) -> i64 {
        weighed(self.host.iter(), 100).unwrap_or(50)
    }

    /// What holds: conditions first, then wishes, the weightier first.
    #[must_use]
    pub fn met(&self) -> Vec<&Assessed> {
        self.sorted(|verdict| verdict == Verdict::Met)
    }

    /// What doesn't, or isn't known (合わない点).
    #[must_use]
    pub fn unmet(&self) -> Vec<&Assessed> {
        self.sorted(|verdict| verdict != Verdict::Met)
    }

    fn sorted(&self, of: impl Fn(Verdict) -> bool) -> Vec<&Assessed> {
        let mut found: Vec<&Assessed> = self.assessed.iter().filter(|assessed| of(assessed.verdict)).collect();
        found.sort_by_key(|assessed| (!assessed.hard, -assessed.weight));
        found
    }
}

/// How much of the wishes holds, of `most`.
fn weighed<'a>(wishes: impl Iterator<Item = &'a Assessed>, most: i64) -> Option<i64> {
    let (weight, worth) = wishes.fold((0, 0), |(weight, worth), wish| {
        (weight + wish.weight, worth + wish.weight * wish.worth_milli)
    });
    let all = 1_000 * weight;
    (worth * most + all / 2).checked_div(all)
}
