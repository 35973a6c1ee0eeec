//! The commands of the one binary, and nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use migration::{Migrator, MigratorTrait};
use workcation::app::{App, Clock, Database};
use workcation::config::{Config, LogFormat, Mode};
use workcation::error::{Error, Refusal};
use workcation::text::{Locale, phrase};
use workcation::{accounts, demo, facilities, http, rounds, surveys};

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
    /// Make the first person of an installation
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Copy the database into a new file while the server goes on working
    Backup {
        /// The file to write; it must not exist
        path: PathBuf,
    },
    /// Load the demonstration, once, and print its sign-ins
    Demo,
    /// Print the OpenAPI document
    Openapi,
    /// Solve a round (docs/round.schema.json) read from standard input; exit 2: faults, 3: rules that clash
    Solve,
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Make an administrator, who then invites everybody else; the password is read from standard input
    Create {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if matches!(arguments.command, Command::Solve) {
        return solve();
    }
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
        Command::Migrate => migrate(&start(config).await?).await?,
        Command::Demo => demonstrate(&start(config).await?).await?,
        Command::Backup { path } => {
            let db = Database::connect(&config.database_url).await?;
            db.backup(&config.database_url, &path).await?;
        }
        Command::Admin {
            command: AdminCommand::Create { email, name },
        } => create_administrator(&start(config).await?, &email, &name).await?,
        Command::Serve => serve(start(config).await?).await?,
        // Before settings are read.
        Command::Solve => {}
    }
    Ok(())
}

/// Needs no settings and no database: a stored record can be solved again anywhere.
fn solve() -> ExitCode {
    let mut text = Vec::new();
    if let Err(error) = std::io::Read::read_to_end(&mut std::io::stdin(), &mut text) {
        return fail(&error);
    }
    let round = match rounds::read(&text) {
        Ok(round) => round,
        Err(faults) => {
            for fault in faults {
                eprintln!("{}: {} ({})", fault.path, fault.message, fault.code);
            }
            return ExitCode::from(2);
        }
    };
    let plan = rounds::solve(&round);
    match serde_json::to_string(&plan) {
        Ok(text) => println!("{text}"),
        Err(error) => return fail(&error),
    }
    if plan.status == rounds::Status::Infeasible {
        ExitCode::from(3)
    } else {
        ExitCode::SUCCESS
    }
}

async fn migrate(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    Migrator::up(app.db.writer(), None).await?;
    facilities::load_reference(app).await?;
    surveys::actions::publish_bundled(app).await?;
    Ok(())
}

async fn serve(app: App) -> Result<(), Box<dyn std::error::Error>> {
    app.files.check()?;
    facilities::load_reference(&app).await?;
    surveys::actions::publish_bundled(&app).await?;
    accounts::prepare(&app).await?;
    Ok(http::serve(app).await?)
}

async fn demonstrate(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    demo::allow(&app.config)?;
    migrate(app).await?;
    let loaded = demo::load(app).await?;
    println!("{}", demo::greeting(app, loaded).await?);
    Ok(())
}

async fn start(config: Config) -> Result<App, Box<dyn std::error::Error>> {
    let db = Database::connect(&config.database_url).await?;
    let clock = system_clock();
    if config.mode == Mode::Demo
        && let Some(moment) = config.demo_starts_at.0
    {
        clock.move_to(moment);
    }
    Ok(App::new(db, config, clock))
}

/// The password comes by standard input: arguments are seen by everybody on the machine.
async fn create_administrator(app: &App, email: &str, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    eprintln!("パスワードを入力してください（12文字以上） / Password (12 letters or more):");
    let mut password = String::new();
    std::io::stdin().read_line(&mut password)?;
    match accounts::create_administrator(app, email, name, password.trim_end_matches(['\r', '\n'])).await {
        Ok(_) => println!("{email} はログインできます / can sign in now"),
        Err(Error::Refused(refusal)) => return Err(explain(&refusal).into()),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// A refusal in both languages: who works on a server has no browser that says which one to use.
fn explain(refusal: &Refusal) -> String {
    let codes = refusal.faults.iter().map(|fault| (fault.code, &fault.values));
    let all: Vec<_> = codes
        .chain(refusal.faults.is_empty().then_some((refusal.code, &refusal.values)))
        .collect();
    let said = |locale| {
        all.iter()
            .filter_map(move |(code, values)| phrase(code, locale, values))
    };
    said(Locale::Ja).chain(said(Locale::En)).collect::<Vec<_>>().join(" / ")
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
