//! A copy of the whole database while the server goes on working.

use std::path::Path;
use std::process::Stdio;

use sea_orm::{ConnectionTrait, Statement};
use tokio::process::Command;
use url::Url;

use super::Database;

/// Why there is no copy, with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0} はすでにあります。別の名前を指定してください　/　{0} exists already; choose another name")]
    Exists(String),
    #[error("バックアップできませんでした：{0}　/　the database could not be copied: {0}")]
    Database(#[from] sea_orm::DbErr),
    #[error("データベースのURLを読めません　/　the database's URL can't be read")]
    Url(#[from] url::ParseError),
    #[error(
        "pg_dump を起動できません（{0}）。postgresql-client を導入してください　/　pg_dump does not start ({0}); install postgresql-client"
    )]
    NoDumper(std::io::Error),
    #[error("pg_dump が失敗しました：{0}　/　pg_dump failed: {0}")]
    Dumper(String),
}

impl Database {
    /// Copies everything that is committed into a new file: a SQLite database, or an archive of `pg_dump`.
    ///
    /// # Errors
    /// [`BackupError`], with the remedy in both languages.
    pub async fn backup(&self, url: &str, path: &Path) -> Result<(), BackupError> {
        if path.exists() {
            return Err(BackupError::Exists(path.display().to_string()));
        }
        if !self.is_sqlite() {
            return dump(&Url::parse(url)?, path).await;
        }
        // A mistyped URL makes an empty database: it must not pass for a backup.
        self.reader()
            .execute_unprepared("SELECT version FROM seaql_migrations LIMIT 1")
            .await?;
        let file = path.display().to_string();
        let copy =
            Statement::from_sql_and_values(self.reader().get_database_backend(), "VACUUM INTO $1", [file.into()]);
        self.reader().execute_raw(copy).await?;
        Ok(())
    }
}

/// The password goes by the environment: arguments are shown to everybody on the machine.
async fn dump(url: &Url, path: &Path) -> Result<(), BackupError> {
    let mut public = url.clone();
    let password = url.password().map(decoded);
    // It fails for URLs without a host only, and those carry no password.
    let _ = public.set_password(None);
    let mut command = Command::new("pg_dump");
    command
        .arg("--format=custom")
        .arg("--file")
        .arg(path)
        .arg("--dbname")
        .arg(public.as_str())
        .stdin(Stdio::null());
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    let output = command.output().await.map_err(BackupError::NoDumper)?;
    if output.status.success() {
        return Ok(());
    }
    Err(BackupError::Dumper(
        String::from_utf8_lossy(&output.stderr).trim().to_owned(),
    ))
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}
