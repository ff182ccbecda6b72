use postgres::error::SqlState;
use postgres::{Client, NoTls, Statement};
use thiserror::Error;
use vn_personal_qr_issuance::{
    Record, RegistrationReply, RegistrationRequest, Registry, SubjectKey,
};

use crate::error::RegistryError;
use crate::random::os_random;
use crate::subject_hash::{SubjectHash, hash_subject};
use crate::table::{self, Table};

/// A connection to a registry in a `PostgreSQL` database. Each thread opens its own; a lost connection is opened again by
/// the next call.
///
/// The connection has no TLS; use a local socket or a tunnel.
///
/// The statements are also supported by `CockroachDB`, `YugabyteDB` and Citus: single rows by primary key, `INSERT … ON
/// CONFLICT DO NOTHING`, no sequence, no advisory lock and no lock held between statements of the client. A transaction is
/// repeated after a serialization failure or a deadlock (SQLSTATE 40001, 40P01).
///
/// ```no_run
/// use vn_personal_qr_registry::Postgres;
///
/// let config = "host=/run/postgresql user=registry dbname=registry";
/// Postgres::create_tables(config)?;
/// let registry = Postgres::open(config)?;
/// # Ok::<(), vn_personal_qr_registry::PostgresError>(())
/// ```
pub struct Postgres {
    config: String,
    session: Option<Session>,
}

struct Session {
    client: Client,
    select_payload: Statement,
    select_qid: Statement,
    insert_qid: Statement,
    insert_person: Statement,
    update_payload: Statement,
}

const MAX_RETRIES: u32 = 100;

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
    /// Creates the tables if they do not exist. Call it from one process.
    ///
    /// # Errors
    ///
    /// The database is unavailable.
    pub fn create_tables(config: &str) -> Result<(), PostgresError> {
        let mut client = Client::connect(config, NoTls)?;
        Ok(client.batch_execute(SCHEMA)?)
    }

    /// Opens a connection.
    ///
    /// # Errors
    ///
    /// The database is unavailable, or has no tables.
    pub fn open(config: &str) -> Result<Self, PostgresError> {
        let mut registry = Self {
            config: config.to_owned(),
            session: None,
        };
        registry.session()?;
        Ok(registry)
    }

    /// Returns the number of people.
    ///
    /// # Errors
    ///
    /// The database is unavailable.
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

    /// Runs a transaction, and repeats it after a conflict.
    fn retry<T>(
        &mut self,
        mut transaction: impl FnMut(&mut Session) -> Result<T, postgres::Error>,
    ) -> Result<T, PostgresError> {
        let mut retries = 0_u32;
        loop {
            match transaction(self.session()?) {
                Err(error) if is_retryable(&error) && retries < MAX_RETRIES => {
                    retries = retries.saturating_add(1);
                }
                result => return Ok(result?),
            }
        }
    }
}

impl Session {
    fn open(config: &str) -> Result<Self, postgres::Error> {
        let mut client = Client::connect(config, NoTls)?;
        // The server's default may be off.
        client.batch_execute("SET synchronous_commit = on")?;
        Ok(Self {
            select_payload: client.prepare("SELECT payload FROM people WHERE subject = $1")?,
            select_qid: client.prepare("SELECT 1 FROM qids WHERE qid = $1")?,
            insert_qid: client.prepare("INSERT INTO qids (qid) VALUES ($1) ON CONFLICT DO NOTHING")?,
            insert_person: client.prepare(
                "INSERT INTO people (subject, qid, payload) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            )?,
            update_payload: client
                .prepare("UPDATE people SET payload = $3 WHERE subject = $1 AND payload = $2")?,
            client,
        })
    }
}

fn is_retryable(error: &postgres::Error) -> bool {
    error.code().is_some_and(|code| {
        *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
    })
}

impl Table for Postgres {
    type Error = PostgresError;

    fn payload(&mut self, subject: &SubjectHash) -> Result<Option<String>, PostgresError> {
        self.retry(|session| {
            let row = session
                .client
                .query_opt(&session.select_payload, &[&subject.as_slice()])?;
            row.map(|row| row.try_get(0)).transpose()
        })
    }

    fn has_qid(&mut self, qid: &str) -> Result<bool, PostgresError> {
        self.retry(|session| {
            let row = session.client.query_opt(&session.select_qid, &[&qid])?;
            Ok(row.is_some())
        })
    }

    fn insert(
        &mut self,
        subject: &SubjectHash,
        qid: &str,
        payload: &str,
    ) -> Result<bool, PostgresError> {
        self.retry(|session| {
            let mut transaction = session.client.transaction()?;
            let is_inserted = transaction.execute(&session.insert_qid, &[&qid])? == 1
                && transaction.execute(
                    &session.insert_person,
                    &[&subject.as_slice(), &qid, &payload],
                )? == 1;
            if is_inserted {
                transaction.commit()?;
            } else {
                transaction.rollback()?;
            }
            Ok(is_inserted)
        })
    }

    fn replace(
        &mut self,
        subject: &SubjectHash,
        old: &str,
        new: &str,
    ) -> Result<bool, PostgresError> {
        self.retry(|session| {
            let parameters: [&(dyn postgres::types::ToSql + Sync); 3] =
                [&subject.as_slice(), &old, &new];
            Ok(session
                .client
                .execute(&session.update_payload, &parameters)?
                == 1)
        })
    }
}

impl Registry for Postgres {
    type Error = RegistryError<PostgresError>;

    fn upsert(
        &mut self,
        request: &RegistrationRequest,
    ) -> Result<RegistrationReply, RegistryError<PostgresError>> {
        table::upsert(self, request, os_random)
    }

    fn find(
        &mut self,
        subject: &SubjectKey,
    ) -> Result<Option<Record>, RegistryError<PostgresError>> {
        table::find(self, &hash_subject(subject))
    }
}

/// The error of a `PostgreSQL` database.
///
/// It has the SQLSTATE and not the database's message, which may quote a row.
#[derive(Debug, Error)]
pub enum PostgresError {
    /// The database returned this SQLSTATE.
    #[error("PostgreSQL: SQLSTATE {0}")]
    Sqlstate(String),
    /// The connection is lost, or cannot be opened.
    #[error("PostgreSQL: no connection")]
    NoConnection,
}

impl From<postgres::Error> for PostgresError {
    fn from(error: postgres::Error) -> Self {
        match error.code() {
            Some(code) => Self::Sqlstate(code.code().to_owned()),
            None => Self::NoConnection,
        }
    }
}
