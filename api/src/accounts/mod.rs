//! People, organisations and memberships; how somebody signs in, registers, is invited, stands in for another.
//!
//! ```text
//! sign-in ──► session (a family of refresh tokens) ──► access token (a JWT, ten minutes at most)
//!               │ each refresh token works once; a second use revokes the family
//! ```

mod administrators;
mod companies;
mod http;
mod invitations;
mod keys;
pub mod links;
mod members;
mod organisations;
mod passwords;
mod people;
mod registrations;
mod secrets;
mod sessions;
mod typed;

pub use administrators::create_administrator;
pub use companies::INDUSTRIES;
pub use http::routes;
pub use passwords::{hash as hash_password, prepare};
pub use people::{contacts_of, people, supervisors_of};
pub use registrations::forget_unconfirmed;
pub use secrets::{Secret, hash_of as hash_of_secret};
pub use sessions::authenticate;
