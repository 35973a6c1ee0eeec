//! A real SMTP server: the one that `make test` started, or one of the test's own.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A server that keeps what it is sent. One of the test's own ends with the test.
pub struct Relay {
    pub url: String,
    folder: PathBuf,
    own: Option<Child>,
}

impl Relay {
    /// The server of `make test`; without it, one of the test's own.
    pub fn running() -> Self {
        let given = |name| std::env::var(name).ok();
        match (given("WORKCATION_TEST_SMTP_URL"), given("WORKCATION_TEST_SMTP_FOLDER")) {
            (Some(url), Some(folder)) => Self {
                url,
                folder: folder.into(),
                own: None,
            },
            _ => Self::start(free_port()),
        }
    }

    /// Starts a server of the test's own on this port of the loopback.
    pub fn start(port: u16) -> Self {
        let folder = std::env::temp_dir().join(format!("workcation-smtp-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tools/smtp.sh");
        // The server ends when its standard input does, that is with this process at the latest.
        let own = Command::new(script)
            .args(["serve", &port.to_string()])
            .arg(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .expect("tools/smtp.sh starts an SMTP server; it needs python3 with venv, which `make test` installs");
        let relay = Self {
            url: url_of(port),
            folder,
            own: Some(own),
        };
        let until = Instant::now() + Duration::from_secs(90);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                Instant::now() < until,
                "no SMTP server on port {port}: run `make test`, or see what tools/smtp.sh says"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
        relay
    }

    /// What arrived for an address, oldest first: `headers`, `parts` (`type`, `name`, `text`), `raw`.
    pub fn mails_to(&self, address: &str) -> Vec<Value> {
        let mut files: Vec<_> = std::fs::read_dir(&self.folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .collect();
        files.sort();
        files
            .iter()
            .filter_map(|path| match std::fs::read_to_string(path) {
                Ok(text) => Some(serde_json::from_str::<Value>(&text).unwrap()),
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => panic!("{}: {error}", path.display()),
            })
            .filter(|mail| mail["to"].as_array().unwrap().iter().any(|to| to == address))
            .collect()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        if let Some(own) = &mut self.own {
            own.kill().unwrap();
            own.wait().unwrap();
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// A port of the loopback that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// The setting for a server on this port.
pub fn url_of(port: u16) -> String {
    format!("smtp://127.0.0.1:{port}")
}
