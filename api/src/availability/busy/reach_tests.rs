//! The way out, against servers that mean harm.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::reach::{BYTES_MAX, Got, Reach};

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

/// A server on this machine that gives every request the same answer, and counts and keeps what it was asked.
struct Server {
    at: SocketAddr,
    asked: Arc<AtomicUsize>,
    last: Arc<std::sync::Mutex<String>>,
}

impl Server {
    async fn answering(answer: impl Fn(usize) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (asked, last) = (Arc::new(AtomicUsize::new(0)), Arc::default());
        let server = Self {
            at,
            asked: Arc::clone(&asked),
            last: Arc::clone(&last),
        };
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = [0; 4096];
                let read = stream.read(&mut request).await.unwrap_or(0);
                *last.lock().unwrap() = String::from_utf8_lossy(&request[..read]).into_owned();
                let number = asked.fetch_add(1, Ordering::SeqCst);
                // The client may have hung up, having heard enough.
                let _heard = stream.write_all(answer(number).as_bytes()).await;
            }
        });
        server
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn last(&self) -> String {
        self.last.lock().unwrap().clone()
    }

    /// A way out for which `calendar.test` is this server, let through by the operator.
    fn reach(&self) -> Reach {
        let at = self.at;
        Reach {
            resolve: Arc::new(move |_, _| Box::pin(async move { Ok(vec![at]) })),
            hosts_allowed: vec![format!("calendar.test:{}", at.port())],
            patience: Duration::from_secs(5),
        }
    }

    fn address(&self) -> String {
        format!("http://calendar.test:{}/a.ics?key=1", self.at.port())
    }
}

fn ok(head: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\n{head}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// A resolver that knows one answer.
fn always(answer: Vec<SocketAddr>) -> super::reach::Resolve {
    Arc::new(move |_, _| Box::pin(std::future::ready(Ok(answer.clone()))))
}

fn code<T: std::fmt::Debug>(outcome: Result<T, super::rules::Trouble>) -> &'static str {
    outcome.unwrap_err().code
}

#[tokio::test]
async fn a_calendar_is_fetched_from_the_address_that_was_resolved() {
    let server = Server::answering(|_| ok("ETag: \"v1\"\r\n", CALENDAR)).await;
    let got = server.reach().get(&server.address(), Some("\"v0\"")).await.unwrap();
    let etag = Some("\"v1\"".to_owned());
    assert_eq!(
        got,
        Got::Calendar {
            text: CALENDAR.to_owned(),
            etag
        }
    );
    let asked = server.last().to_lowercase();
    assert!(asked.starts_with("get /a.ics?key=1 http/1.1"), "{asked}");
    assert!(
        asked.contains(&format!("host: calendar.test:{}", server.at.port())),
        "{asked}"
    );
    assert!(asked.contains("if-none-match: \"v0\""), "{asked}");
}

#[tokio::test]
async fn an_unchanged_calendar_is_not_sent_again() {
    let server = Server::answering(|_| "HTTP/1.1 304 Not Modified\r\n\r\n".to_owned()).await;
    assert_eq!(
        server.reach().get(&server.address(), Some("\"v1\"")).await,
        Ok(Got::Same)
    );
}

#[tokio::test]
async fn a_name_that_resolves_to_a_private_address_is_not_connected_to() {
    let server = Server::answering(|_| ok("", CALENDAR)).await;
    let at = server.at;
    // One private address hidden among public ones is enough.
    let mixed = vec![SocketAddr::from(([1, 1, 1, 1], 443)), at];
    for answer in [vec![at], mixed] {
        let reach = Reach {
            resolve: always(answer),
            hosts_allowed: Vec::new(),
            patience: Duration::from_secs(5),
        };
        assert_eq!(
            code(reach.get("https://calendar.test/a.ics", None).await),
            "busy.address_refused"
        );
    }
    assert_eq!(server.asked(), 0);
}

#[tokio::test]
async fn a_resolver_that_changes_its_mind_is_asked_once_only() {
    let server = Server::answering(|_| ok("", CALENDAR)).await;
    let (at, times) = (server.at, Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&times);
    let reach = Reach {
        // First a public address, for the judge; from then on our own machine, for the connection.
        resolve: Arc::new(move |_, _| {
            let first = counted.fetch_add(1, Ordering::SeqCst) == 0;
            let answer = if first {
                SocketAddr::from(([192, 175, 48, 254], 9))
            } else {
                at
            };
            Box::pin(async move { Ok(vec![answer]) })
        }),
        hosts_allowed: Vec::new(),
        patience: Duration::from_millis(300),
    };
    let outcome = code(reach.get("https://calendar.test/a.ics", None).await);
    assert!(["busy.too_slow", "busy.unreachable"].contains(&outcome), "{outcome}");
    assert_eq!((times.load(Ordering::SeqCst), server.asked()), (1, 0));
}

#[tokio::test]
async fn redirects_go_through_the_same_door_and_end() {
    for (location, expected) in [
        ("https://127.0.0.1/a.ics", "busy.address_refused"),
        ("https://169.254.169.254/latest/meta-data/", "busy.address_refused"),
        ("http://elsewhere.test/a.ics", "busy.https_only"),
        ("file:///etc/passwd", "busy.https_only"),
        ("https://[::ffff:7f00:1]/", "busy.address_refused"),
    ] {
        let answer = format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
        let server = Server::answering(move |_| answer.clone()).await;
        assert_eq!(
            code(server.reach().get(&server.address(), None).await),
            expected,
            "{location}"
        );
        assert_eq!(server.asked(), 1, "{location}");
    }
    let circle =
        Server::answering(|_| "HTTP/1.1 301 Moved\r\nLocation: /b.ics\r\nContent-Length: 0\r\n\r\n".to_owned());
    let circle = circle.await;
    assert_eq!(
        code(circle.reach().get(&circle.address(), None).await),
        "busy.redirects"
    );
    assert_eq!(circle.asked(), 3);
    let once = Server::answering(|number| match number {
        0 => "HTTP/1.1 307 Moved\r\nLocation: /b.ics\r\nContent-Length: 0\r\n\r\n".to_owned(),
        _ => ok("", CALENDAR),
    });
    let once = once.await;
    assert!(matches!(
        once.reach().get(&once.address(), None).await,
        Ok(Got::Calendar { .. })
    ));
}

#[tokio::test]
async fn too_much_is_refused_whether_it_says_so_or_not() {
    let told = Server::answering(|_| ok("", &"x".repeat(BYTES_MAX + 1))).await;
    assert_eq!(code(told.reach().get(&told.address(), None).await), "busy.too_large");
    let silent = Server::answering(|_| {
        let piece = "x".repeat(64 * 1024);
        let chunk = format!("{:x}\r\n{piece}\r\n", piece.len());
        format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n",
            chunk.repeat(20)
        )
    });
    let silent = silent.await;
    assert_eq!(
        code(silent.reach().get(&silent.address(), None).await),
        "busy.too_large"
    );
}

#[tokio::test]
async fn a_server_that_takes_its_time_is_left() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let reach = Reach {
        resolve: Arc::new(move |_, _| Box::pin(async move { Ok(vec![at]) })),
        hosts_allowed: vec!["calendar.test".to_owned()],
        patience: Duration::from_millis(200),
    };
    let address = format!("http://calendar.test:{}/", at.port());
    assert_eq!(code(reach.get(&address, None).await), "busy.too_slow");
}

#[tokio::test]
async fn errors_and_silence_are_told_apart() {
    let gone = Server::answering(|_| "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned()).await;
    let trouble = gone.reach().get(&gone.address(), None).await.unwrap_err();
    assert_eq!((trouble.code, trouble.detail.as_str()), ("busy.status", "404"));
    let nobody = Server::answering(|_| String::new()).await;
    assert_eq!(
        code(nobody.reach().get(&nobody.address(), None).await),
        "busy.unreachable"
    );
    let reach = Reach {
        resolve: Arc::new(|_, _| Box::pin(async { Err(std::io::Error::other("no such name")) })),
        hosts_allowed: Vec::new(),
        patience: Duration::from_secs(1),
    };
    assert_eq!(code(reach.get("https://nowhere.test/", None).await), "busy.unreachable");
}
