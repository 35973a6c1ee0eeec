//! The commands of the one binary, and nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use migration::{Migrator, MigratorTrait};
use workcation::app::{App, Clock, Database};
use workcation::config::{Config, LogFormat};
use workcation::http;

#[derive(Parser)]
#[command(
    version,
    about = "ワーケーション試行の予約・マッチング / booking and matching for workcation trials"
)]
struct Arguments {
    /// Settings as TOML; the environment's WORKCATION_* wins over it
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the client and the API
    Serve,
    /// Bring the database to the newest form
    Migrate,
    /// Print the OpenAPI document
    Openapi,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let config = match Config::load(arguments.config.as_deref(), std::env::vars()) {
        Ok(config) => config,
        Err(error) => return fail(&error),
    };
    log(config.log_format);
    let outcome = actix_web::rt::System::new().block_on(run(arguments.command, config));
    outcome.map_or_else(|error| fail(error.as_ref()), |()| ExitCode::SUCCESS)
}

async fn run(command: Command, config: Config) -> Result<(), Box<dyn std::error::Error>> {
    match command {
        Command::Openapi => println!("{}", http::description().to_pretty_json()?),
        Command::Migrate => Migrator::up(Database::connect(&config.database_url).await?.writer(), None).await?,
        Command::Serve => http::serve(start(config).await?).await?,
    }
    Ok(())
}

async fn start(config: Config) -> Result<App, Box<dyn std::error::Error>> {
    let db = Database::connect(&config.database_url).await?;
    Ok(App::new(db, config, system_clock()))
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
fn system_clock() -> Clock {
    Clock::new(chrono::Utc::now)
}

fn log(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_unset| "info".into());
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match format {
        LogFormat::Text => subscriber.init(),
        LogFormat::Json => subscriber.json().init(),
    }
}

fn fail(error: &(impl std::fmt::Display + ?Sized)) -> ExitCode {
    eprintln!("workcation: {error}");
    ExitCode::FAILURE
}
