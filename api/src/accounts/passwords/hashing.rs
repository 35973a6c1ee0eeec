//! Passwords: argon2id with the configured cost, away from the threads that answer requests.

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::app::App;
use crate::config::Config;
use crate::error::{Error, Result};

/// A hash that no password fits, with the configured cost: an unknown account costs the same time as a known one.
#[derive(Default)]
struct Decoy(OnceLock<String>);

/// The hash to store, in PHC form, with a salt of its own.
///
/// # Errors
/// The configured cost is out of argon2's range.
pub async fn hash(app: &App, password: &str) -> Result<String> {
    let (config, password) = (app.config.clone(), password.to_owned());
    aside(move || hash_now(&config, &password)).await
}

/// Whether the password fits the hash. Without a hash it fits nothing, and takes as long.
pub async fn fits(app: &App, password: &str, hash: Option<&str>) -> Result<bool> {
    let (config, decoy) = (app.config.clone(), app.memory.of::<Decoy>());
    let (password, hash) = (password.to_owned(), hash.map(ToOwned::to_owned));
    aside(move || {
        let known = hash.is_some();
        let hash = match (hash, decoy.0.get()) {
            (Some(hash), _) => hash,
            (None, Some(decoy)) => decoy.clone(),
            (None, None) => {
                let made = hash_now(&config, "no password fits this")?;
                decoy.0.get_or_init(|| made).clone()
            }
        };
        let hash = PasswordHash::new(&hash).map_err(|error| Error::internal(error.to_string()))?;
        let fits = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        Ok(fits && known)
    })
    .await
}

/// Makes the decoy at start: the first to ask for an unknown account would wait for it, and so learn something.
///
/// # Errors
/// As [`hash`].
pub async fn prepare(app: &App) -> Result<()> {
    fits(app, "", None).await.map(|_| ())
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

fn hash_now(config: &Config, password: &str) -> Result<String> {
    let wrong = |error: argon2::Error| Error::internal(error.to_string());
    let params = Params::new(config.password_memory_kib, config.password_rounds, 1, None).map_err(wrong)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tests of the API hash cheaply; this is the cost that production pays, for known accounts and for none.
    #[test]
    fn passwords_cost_what_the_settings_say() {
        let hash = hash_now(&Config::defaults(), "うみのみえるしごとば12").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let read = PasswordHash::new(&hash).unwrap();
        assert!(
            Argon2::default()
                .verify_password("うみのみえるしごとば12".as_bytes(), &read)
                .is_ok()
        );
        assert!(Argon2::default().verify_password(b"another", &read).is_err());
    }
}
