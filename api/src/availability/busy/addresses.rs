//! Where a busy calendar may come from: https and a public address, unless an operator has named the host.
//!
//! Whoever enters an address decides where this server connects to; what lies in its own network, or describes the
//! machine it runs on, must not be reached that way.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::rules::Trouble;

/// The longest address, in characters.
pub const ADDRESS_MAX: u64 = 1000;

/// Blocks of IPv4 that aren't the public's (IANA, special-purpose registry): first address and length of the prefix.
const NOT_PUBLIC_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// Within `2000::/3`, the one block of IPv6 that is public at all, those that aren't: protocols, documentation, 6to4.
const NOT_PUBLIC_V6: &[([u16; 8], u32)] = &[
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32),
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
];

/// Whether everybody on the internet can reach the address: only such a one tells nothing about our own network.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => !NOT_PUBLIC_V4
            .iter()
            .any(|(first, length)| same_beginning_v4(address, Ipv4Addr::from(*first), *length)),
        IpAddr::V6(address) => {
            same_beginning_v6(address, Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3)
                && !NOT_PUBLIC_V6
                    .iter()
                    .any(|(first, length)| same_beginning_v6(address, Ipv6Addr::from(*first), *length))
        }
    }
}

fn same_beginning_v4(one: Ipv4Addr, other: Ipv4Addr, bits: u32) -> bool {
    (one.to_bits() ^ other.to_bits()).leading_zeros() >= bits
}

fn same_beginning_v6(one: Ipv6Addr, other: Ipv6Addr, bits: u32) -> bool {
    (one.to_bits() ^ other.to_bits()).leading_zeros() >= bits
}

/// An address that may be asked, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub url: Url,
    pub host: String,
    pub port: u16,
    pub is_tls: bool,
    /// Named by the operator: may lie in our own network, on any port, without TLS.
    pub is_allowed: bool,
}

/// Reads an address.
///
/// # Errors
/// `busy.address_invalid`, `busy.https_only`, `busy.address_refused` for an address that says itself that it isn't
/// public.
pub fn target(address: &str, hosts_allowed: &[String]) -> Result<Target, Trouble> {
    let invalid = || Trouble::of("busy.address_invalid");
    let url = Url::parse(address.trim()).map_err(|_unreadable| invalid())?;
    let is_tls = match url.scheme() {
        "https" => true,
        "http" => false,
        _ => return Err(Trouble::of("busy.https_only")),
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid());
    }
    let port = url.port_or_known_default().ok_or_else(invalid)?;
    let host = url.host().ok_or_else(invalid)?;
    let named = host.to_string();
    let is_allowed = hosts_allowed
        .iter()
        .any(|allowed| *allowed == named || *allowed == format!("{named}:{port}"));
    if !is_allowed {
        if !is_tls {
            return Err(Trouble::of("busy.https_only"));
        }
        let private = match host {
            Host::Ipv4(address) => !is_public(IpAddr::V4(address)),
            Host::Ipv6(address) => !is_public(IpAddr::V6(address)),
            Host::Domain(name) => is_of_this_machine(name),
        };
        if private || port != 443 {
            return Err(Trouble::of("busy.address_refused"));
        }
    }
    let host = named.trim_matches(['[', ']']).to_owned();
    Ok(Target {
        url,
        host,
        port,
        is_tls,
        is_allowed,
    })
}

/// Names that resolvers answer by themselves, or that are of no network at all.
fn is_of_this_machine(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost"
        || [".localhost", ".local", ".internal"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// The address as a page shows it: who serves it, without the secret that is usually part of its path.
#[must_use]
pub fn shown(address: &str) -> String {
    match Url::parse(address) {
        Ok(url) => format!(
            "{}://{}/…",
            url.scheme(),
            url.host().map(|host| host.to_string()).unwrap_or_default()
        ),
        Err(_unreadable) => String::new(),
    }
}
