//! One key pair: made, written as PEM, signing and verifying. Ed25519, because its tokens are short.

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use entities::id::{PersonId, SessionId};
use entities::signing_key;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::config::Config;
use crate::error::{Error, Result};

/// What an access token says: who, in which session, from when until when (Unix seconds).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub sub: PersonId,
    pub sid: SessionId,
    pub iat: i64,
    pub exp: i64,
}

/// A key pair ready for use.
pub struct Key {
    pub id: String,
    signs_from: DateTime<Utc>,
    verifies_until: DateTime<Utc>,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl Key {
    pub fn read(row: &signing_key::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.clone(),
            signs_from: row.signs_from,
            verifies_until: row.verifies_until,
            encoding: EncodingKey::from_ed_pem(row.private_pem.as_bytes()).map_err(Error::internal)?,
            decoding: DecodingKey::from_ed_pem(row.public_pem.as_bytes()).map_err(Error::internal)?,
        })
    }

    /// Whether it is this key's turn to sign. A key from the future (the demo's clock went back) doesn't.
    pub fn signs(&self, now: DateTime<Utc>, config: &Config) -> bool {
        self.signs_from <= now && now < self.signs_from + rotation(config)
    }

    pub fn verifies(&self, now: DateTime<Utc>) -> bool {
        now < self.verifies_until
    }

    pub fn sign(&self, claims: &Claims) -> Result<String> {
        let header = Header {
            kid: Some(self.id.clone()),
            ..Header::new(Algorithm::EdDSA)
        };
        jsonwebtoken::encode(&header, claims, &self.encoding).map_err(Error::internal)
    }

    /// The claims of a token that this key signed and that is not over; the clock is ours, not the library's.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Option<Claims> {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.validate_exp = false;
        let claims: Claims = jsonwebtoken::decode(token, &self.decoding, &validation).ok()?.claims;
        (now.timestamp() < claims.exp && self.verifies(now)).then_some(claims)
    }
}

/// The key that a token names in its header.
pub fn key_named_by(token: &str) -> Option<String> {
    jsonwebtoken::decode_header(token).ok()?.kid
}

/// A new key pair that signs from now on. Its id is the hash of its public half.
pub fn make(now: DateTime<Utc>, config: &Config) -> Result<signing_key::Model> {
    let broken = |_| Error::internal("no Ed25519 key could be made");
    let pair = Ed25519KeyPair::generate().map_err(broken)?;
    let private = pair.to_pkcs8v1().map_err(broken)?;
    let public = pair.public_key().as_der().map_err(broken)?;
    let digest = Sha256::digest(public.as_ref());
    let lifetime = TimeDelta::minutes(config.access_token_lifetime_minutes.into());
    Ok(signing_key::Model {
        id: URL_SAFE_NO_PAD.encode(digest.get(..12).unwrap_or_default()),
        private_pem: pem("PRIVATE KEY", private.as_ref()),
        public_pem: pem("PUBLIC KEY", public.as_ref()),
        signs_from: now,
        verifies_until: now + rotation(config) + lifetime,
    })
}

fn rotation(config: &Config) -> TimeDelta {
    TimeDelta::days(config.signing_key_rotation_days.into())
}

fn pem(label: &str, der: &[u8]) -> String {
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        STANDARD.encode(der)
    )
}
