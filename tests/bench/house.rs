//! The server under measurement: the real binary as a process of its own, on a port and a database of its own.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::http::Connection;

/// How long it may take to answer for the first time.
const START_MAX: Duration = Duration::from_mins(1);

/// The binary, and a folder for what it writes.
#[derive(Clone)]
pub struct Binary {
    pub path: PathBuf,
    pub folder: PathBuf,
}

/// A running server; it ends with this value.
pub struct House {
    child: Child,
    pub port: u16,
}

impl Binary {
    /// One of its commands on a database, until it ends.
    pub fn run(&self, command: &str, database: &str) {
        let status = self.command("demo", database, command).status().unwrap();
        assert!(
            status.success(),
            "`workcation {command}` failed; it said why in {}",
            self.log().display()
        );
    }

    /// Serves as in production, and how long it took from nothing to the first answer.
    pub fn serve(&self, database: &str) -> (House, Duration) {
        let port = free_port();
        let mut command = self.command("production", database, "serve");
        command.env("WORKCATION_LISTEN", format!("127.0.0.1:{port}"));
        // All clients have one address here.
        command.env("WORKCATION_SIGN_IN_PER_ADDRESS_MINUTE", "1000000");
        let begin = Instant::now();
        let house = House {
            child: command.spawn().unwrap(),
            port,
        };
        while !house.answers() {
            assert!(
                begin.elapsed() < START_MAX,
                "no answer; it said why in {}",
                self.log().display()
            );
            std::thread::sleep(Duration::from_micros(500));
        }
        (house, begin.elapsed())
    }

    fn command(&self, mode: &str, database: &str, command: &str) -> Command {
        let log = File::options().create(true).append(true).open(self.log()).unwrap();
        let mut process = Command::new(&self.path);
        // The binary refuses settings that it doesn't know, and those of whoever measures are not to be measured.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WORKCATION_")) {
            process.env_remove(name);
        }
        process
            .arg(command)
            .env("WORKCATION_MODE", mode)
            .env("WORKCATION_DATABASE_URL", database)
            .stdout(Stdio::null())
            .stderr(log);
        process
    }

    fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    pub fn bytes(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |found| found.len())
    }
}

impl House {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn connect(&self) -> Connection {
        Connection::open(self.port).unwrap()
    }

    fn answers(&self) -> bool {
        let reply = Connection::open(self.port).and_then(|mut connection| connection.get("/api/health", &[]));
        reply.is_ok_and(|reply| reply.status == 200)
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            // It has ended already, or this is the harder way.
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// A folder that goes when the measuring ends.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("workcation-bench-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("What the server said is kept in {}", self.0.display());
        } else {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}
