use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, TransactionBehavior};
use vn_personal_qr_issuance::{
    Record, RegistrationReply, RegistrationRequest, Registry, SubjectKey,
};

use crate::error::RegistryError;
use crate::random::{RandomSource, os_random};
use crate::subject_hash::{SubjectHash, hash_subject};
use crate::table::{self, Table};

/// A connection to a registry in an `SQLite` file. Each thread opens its own; any number of processes may share the file.
///
/// It uses a write-ahead log and `synchronous=FULL`, so a commit is on the disk before it returns. A write takes the lock
/// at its start (`BEGIN IMMEDIATE`). A connection waits for the lock for about 30 seconds before it returns an error.
///
/// ```no_run
/// use vn_personal_qr_registry::Sqlite;
///
/// let registry = Sqlite::open("registry.sqlite")?;
/// # Ok::<(), rusqlite::Error>(())
/// ```
pub struct Sqlite {
    connection: Connection,
    random: RandomSource,
}

/// Attempts to take the lock, about a millisecond each.
const LOCK_ATTEMPTS: i32 = 30_000;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS people (
        subject BLOB PRIMARY KEY,
        qid TEXT NOT NULL,
        payload TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS qids (
        qid TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
";

/// Sets the journal mode, which all connections to a file share.
///
/// `SQLite` does not call the busy handler here: while another connection sets the mode or recovers the journal of a killed process,
/// the error is immediate.
fn set_journal_mode(connection: &Connection) -> Result<(), rusqlite::Error> {
    for _ in 0..LOCK_ATTEMPTS {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                thread::sleep(Duration::from_millis(1));
            }
            result => return result,
        }
    }
    connection.pragma_update(None, "journal_mode", "WAL")
}

impl Sqlite {
    /// Opens the registry in a file, which it creates if necessary.
    ///
    /// # Errors
    ///
    /// The file cannot be opened, or is not an `SQLite` file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, rusqlite::Error> {
        let mut connection = Connection::open(path)?;
        connection.busy_handler(Some(|attempts| {
            // Waiting connections should not try again at the same moment.
            let microseconds = match attempts % 5 {
                0 => 600,
                1 => 1_000,
                2 => 1_400,
                3 => 800,
                _ => 1_200,
            };
            thread::sleep(Duration::from_micros(microseconds));
            attempts < LOCK_ATTEMPTS
        }))?;
        set_journal_mode(&connection)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(SCHEMA)?;
        transaction.commit()?;
        Ok(Self {
            connection,
            random: os_random,
        })
    }

    /// Sets another source of random bytes, for tests with a fixed output.
    ///
    /// QIDs that are not random can be guessed, and an exhausted source makes [`upsert`](Registry::upsert) loop forever.
    #[must_use]
    pub const fn with_random(mut self, random: RandomSource) -> Self {
        self.random = random;
        self
    }

    /// Returns the number of people.
    ///
    /// # Errors
    ///
    /// The database is unavailable.
    pub fn count(&mut self) -> Result<u64, rusqlite::Error> {
        let count = self
            .connection
            .query_row("SELECT count(*) FROM people", [], |row| {
                row.get::<_, i64>(0)
            })?;
        Ok(count.unsigned_abs())
    }
}

impl Table for Sqlite {
    type Error = rusqlite::Error;

    fn payload(&mut self, subject: &SubjectHash) -> Result<Option<String>, rusqlite::Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT payload FROM people WHERE subject = ?1")?;
        statement.query_row([subject], |row| row.get(0)).optional()
    }

    fn has_qid(&mut self, qid: &str) -> Result<bool, rusqlite::Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM qids WHERE qid = ?1")?;
        statement.exists([qid])
    }

    fn insert(
        &mut self,
        subject: &SubjectHash,
        qid: &str,
        payload: &str,
    ) -> Result<bool, rusqlite::Error> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let qids = transaction
            .prepare_cached("INSERT INTO qids (qid) VALUES (?1) ON CONFLICT DO NOTHING")?
            .execute([qid])?;
        let people = transaction
            .prepare_cached(
                "INSERT INTO people (subject, qid, payload) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute((subject, qid, payload))?;
        let is_inserted = qids == 1 && people == 1;
        if is_inserted {
            transaction.commit()?;
        } else {
            transaction.rollback()?;
        }
        Ok(is_inserted)
    }

    fn replace(
        &mut self,
        subject: &SubjectHash,
        old: &str,
        new: &str,
    ) -> Result<bool, rusqlite::Error> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let replaced = transaction
            .prepare_cached("UPDATE people SET payload = ?3 WHERE subject = ?1 AND payload = ?2")?
            .execute((subject, old, new))?;
        transaction.commit()?;
        Ok(replaced == 1)
    }
}

impl Registry for Sqlite {
    type Error = RegistryError<rusqlite::Error>;

    fn upsert(
        &mut self,
        request: &RegistrationRequest,
    ) -> Result<RegistrationReply, RegistryError<rusqlite::Error>> {
        table::upsert(self, request, self.random)
    }

    fn find(
        &mut self,
        subject: &SubjectKey,
    ) -> Result<Option<Record>, RegistryError<rusqlite::Error>> {
        table::find(self, &hash_subject(subject))
    }
}
