//! HTTP/1.1 over one kept connection, as little of it as measuring needs: the client must not be what is measured.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// Longer than anything here takes; a server that hangs must not hang the measuring.
const PATIENCE: Duration = Duration::from_mins(1);

pub struct Connection(BufReader<TcpStream>);

pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
    /// Of the content: `gzip`, `br`, or empty.
    pub encoding: String,
}

impl Reply {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Why it isn't what was asked for: the status, and the code and broken rules of the problem.
    pub fn refusal(&self) -> String {
        let problem = self.json();
        let mut said = format!(
            "{} {}",
            self.status,
            problem["code"].as_str().unwrap_or("without a code")
        );
        for field in problem["fields"].as_array().into_iter().flatten() {
            said.push(' ');
            said.push_str(field["code"].as_str().unwrap_or_default());
        }
        said
    }
}

impl Connection {
    pub fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    pub fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Reply> {
        self.send("GET", path, headers, "")
    }

    pub fn post(&mut self, path: &str, headers: &[(&str, &str)], body: &str) -> Result<Reply> {
        self.send("POST", path, headers, body)
    }

    fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Result<Reply> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n");
        for (name, value) in headers {
            request.extend([*name, ": ", *value, "\r\n"]);
        }
        if !body.is_empty() {
            request += "content-type: application/json\r\n";
        }
        if method != "GET" {
            request.extend(["content-length: ", &body.len().to_string(), "\r\n"]);
        }
        request += "\r\n";
        request += body;
        self.0.get_mut().write_all(request.as_bytes())?;
        self.read()
    }

    fn read(&mut self) -> Result<Reply> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let mut reply = Reply {
            status: status.ok_or_else(|| Error::new(ErrorKind::InvalidData, first))?,
            body: Vec::new(),
            encoding: String::new(),
        };
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else {
                break;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().map_err(Error::other)?,
                "transfer-encoding" => chunked = value == "chunked",
                "content-encoding" => value.clone_into(&mut reply.encoding),
                _ => {}
            }
        }
        if chunked {
            while let part @ 1.. = self.part()? {
                self.body(&mut reply.body, part)?;
                self.line()?;
            }
            self.line()?;
        } else {
            self.body(&mut reply.body, length)?;
        }
        Ok(reply)
    }

    fn part(&mut self) -> Result<usize> {
        usize::from_str_radix(&self.line()?, 16).map_err(Error::other)
    }

    fn body(&mut self, body: &mut Vec<u8>, length: usize) -> Result<()> {
        let begin = body.len();
        body.resize(begin + length, 0);
        self.0.read_exact(&mut body[begin..])
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }
}
