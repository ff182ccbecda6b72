//! The registry on `PostgreSQL`, and on what speaks its language.

use std::fmt;

use postgres::error::SqlState;
use postgres::{Client, NoTls, Statement};
use vn_personal_qr_issuance::{
    Record, RegistrationReply, RegistrationRequest, Registry, SubjectKey,
};

use super::key::{self, Key};
use super::table::{self, Failure, Table};

/// One connection to a registry in a `PostgreSQL` database. Each thread opens its own; a connection that was lost is
/// opened anew by the next call.
///
/// The statements are those that `CockroachDB`, `YugabyteDB` and Citus also know: single rows by primary key, `INSERT …
/// ON CONFLICT DO NOTHING`, no sequence, no advisory lock, no lock that is held while anybody thinks. Where a database
/// asks to repeat a transaction (SQLSTATE 40001, 40P01) it is repeated.
pub struct Postgres {
    config: String,
    session: Option<Session>,
}

struct Session {
    client: Client,
    find: Statement,
    knows: Statement,
    take: Statement,
    add: Statement,
    replace: Statement,
}

/// How often a transaction is repeated before it is an error.
const PATIENCE: u32 = 100;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS people (
        subject bytea PRIMARY KEY,
        qid text NOT NULL,
        payload text NOT NULL
    );
    CREATE TABLE IF NOT EXISTS qids (
        qid text PRIMARY KEY
    );
";

impl Postgres {
    /// Makes the tables, if they are not there. One process does it, once.
    ///
    /// # Errors
    ///
    /// The database does not answer.
    pub fn prepare(config: &str) -> Result<(), PostgresError> {
        let mut client = Client::connect(config, NoTls)?;
        Ok(client.batch_execute(SCHEMA)?)
    }

    /// Opens the registry of a prepared database.
    ///
    /// # Errors
    ///
    /// The database does not answer, or is not prepared.
    pub fn open(config: &str) -> Result<Self, PostgresError> {
        let mut registry = Self {
            config: config.to_owned(),
            session: None,
        };
        registry.session()?;
        Ok(registry)
    }

    /// How many people there are.
    ///
    /// # Errors
    ///
    /// The database does not answer.
    pub fn count(&mut self) -> Result<u64, PostgresError> {
        let session = self.session()?;
        let row = session
            .client
            .query_one("SELECT count(*) FROM people", &[])?;
        Ok(row.get::<_, i64>(0).unsigned_abs())
    }

    fn session(&mut self) -> Result<&mut Session, PostgresError> {
        if self
            .session
            .as_ref()
            .is_some_and(|session| session.client.is_closed())
        {
            self.session = None;
        }
        match &mut self.session {
            Some(session) => Ok(session),
            none => Ok(none.insert(Session::open(&self.config)?)),
        }
    }

    /// Does something once, and again as long as the database asks for that.
    fn repeat<T>(
        &mut self,
        mut work: impl FnMut(&mut Session) -> Result<T, postgres::Error>,
    ) -> Result<T, PostgresError> {
        let mut repeated = 0;
        loop {
            match work(self.session()?) {
                Err(error) if is_to_be_repeated(&error) && repeated < PATIENCE => repeated += 1,
                result => return Ok(result?),
            }
        }
    }
}

impl Session {
    fn open(config: &str) -> Result<Self, postgres::Error> {
        let mut client = Client::connect(config, NoTls)?;
        // Whatever the server's default is: an answer is durable.
        client.batch_execute("SET synchronous_commit = on")?;
        Ok(Self {
            find: client.prepare("SELECT payload FROM people WHERE subject = $1")?,
            knows: client.prepare("SELECT 1 FROM qids WHERE qid = $1")?,
            take: client.prepare("INSERT INTO qids (qid) VALUES ($1) ON CONFLICT DO NOTHING")?,
            add: client.prepare(
                "INSERT INTO people (subject, qid, payload) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            )?,
            replace: client
                .prepare("UPDATE people SET payload = $3 WHERE subject = $1 AND payload = $2")?,
            client,
        })
    }
}

fn is_to_be_repeated(error: &postgres::Error) -> bool {
    error.code().is_some_and(|code| {
        *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
    })
}

impl Table for Postgres {
    type Error = PostgresError;

    fn find(&mut self, key: &Key) -> Result<Option<String>, PostgresError> {
        self.repeat(|session| {
            let row = session
                .client
                .query_opt(&session.find, &[&key.as_slice()])?;
            row.map(|row| row.try_get(0)).transpose()
        })
    }

    fn knows(&mut self, qid: &str) -> Result<bool, PostgresError> {
        self.repeat(|session| {
            let row = session.client.query_opt(&session.knows, &[&qid])?;
            Ok(row.is_some())
        })
    }

    fn add(&mut self, key: &Key, qid: &str, payload: &str) -> Result<bool, PostgresError> {
        self.repeat(|session| {
            let mut transaction = session.client.transaction()?;
            let both = transaction.execute(&session.take, &[&qid])? == 1
                && transaction.execute(&session.add, &[&key.as_slice(), &qid, &payload])? == 1;
            if both {
                transaction.commit()?;
            } else {
                transaction.rollback()?;
            }
            Ok(both)
        })
    }

    fn replace(&mut self, key: &Key, old: &str, new: &str) -> Result<bool, PostgresError> {
        self.repeat(|session| {
            let parameters: [&(dyn postgres::types::ToSql + Sync); 3] =
                [&key.as_slice(), &old, &new];
            Ok(session.client.execute(&session.replace, &parameters)? == 1)
        })
    }
}

impl Registry for Postgres {
    type Error = Failure<PostgresError>;

    fn upsert(
        &mut self,
        entry: &RegistrationRequest,
    ) -> Result<RegistrationReply, Failure<PostgresError>> {
        table::upsert(self, entry, key::random)
    }

    fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Failure<PostgresError>> {
        table::find(self, &key::hash(subject))
    }
}

/// Why the registry does not answer now.
///
/// It shows the database's code and not its message: that may quote a row.
#[derive(Debug)]
pub enum PostgresError {
    /// The database refused, with this SQLSTATE.
    Refused(String),
    /// The connection is lost, or there is none.
    Unreachable,
}

impl fmt::Display for PostgresError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(code) => write!(f, "PostgreSQL: SQLSTATE {code}"),
            Self::Unreachable => f.write_str("PostgreSQL cannot be reached"),
        }
    }
}

impl std::error::Error for PostgresError {}

impl From<postgres::Error> for PostgresError {
    fn from(error: postgres::Error) -> Self {
        match error.code() {
            Some(code) => Self::Refused(code.code().to_owned()),
            None => Self::Unreachable,
        }
    }
}
