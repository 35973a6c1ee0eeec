//! Accounts: signing in, registering, being invited, standing in for each other.

mod members;
mod passwords;
mod registrations;
mod sessions;

use serde_json::{Value, json};

/// A registration that nothing is wrong with.
pub fn registration(company: &str, email: &str) -> Value {
    json!({
        "company": { "name": company, "name_kana": "テスト", "industry": "it", "size": "50-99" },
        "contact": { "name": "伊勢 花子", "name_kana": "イセ ハナコ", "email": email, "phone": "059-000-0001" },
        "password": "うみのみえるしごとば12",
        "terms_accepted": true,
    })
}

pub fn credentials(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password })
}
