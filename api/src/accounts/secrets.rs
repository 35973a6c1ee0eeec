//! Secrets that we hand out and keep only the hash of: refresh tokens and links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// 256 random bits as their bearer gets them, and the hash that the database keeps.
pub struct Secret {
    pub token: String,
    pub hash: String,
}

impl Secret {
    /// # Errors
    /// The operating system gives no random bytes.
    pub fn random() -> Result<Self> {
        let mut bits = [0_u8; 32];
        getrandom::fill(&mut bits).map_err(Error::internal)?;
        let token = URL_SAFE_NO_PAD.encode(bits);
        let hash = hash_of(&token);
        Ok(Self { token, hash })
    }
}

/// What the database knows of a token. No salt: 256 random bits can't be guessed from their hash.
pub fn hash_of(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}
