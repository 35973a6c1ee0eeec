//! People, organisations and memberships; how somebody signs in, registers, is invited, stands in for another.
//!
//! ```text
//! sign-in ──► session (a family of refresh tokens) ──► access token (a JWT, ten minutes at most)
//!               │ each refresh token works once; a second use revokes the family
//! ```

mod http;
mod keys;
pub mod links;
mod passwords;
mod people;
mod secrets;
mod sessions;

pub use http::routes;
pub use passwords::hash as hash_password;
pub use people::{contacts_of, people, supervisors_of};
pub use sessions::authenticate;
