//! The registry on `SQLite`: one file, any number of threads and processes.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};
use vn_personal_qr_issuance::{
    Record, RegistrationReply, RegistrationRequest, Registry, SubjectKey,
};

use super::key::{self, Key, Random};
use super::table::{self, Failure, Table};

/// One connection to a registry in a file. Each thread opens its own.
///
/// Write-ahead log, `synchronous=FULL`: a commit is on the disk before it is answered. Who writes takes the lock at the
/// start (`BEGIN IMMEDIATE`), so that nobody finds out at the end that it was in vain; who finds the lock taken waits for
/// half a minute and longer, in steps of a millisecond or so, and then has an error: try later.
pub struct Sqlite {
    connection: Connection,
    random: Random,
}

/// Steps of waiting for the lock.
const PATIENCE: i32 = 30_000;

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

impl Sqlite {
    /// Opens the registry in a file, and makes it if it is not there.
    ///
    /// # Errors
    ///
    /// The file cannot be opened, or is none of `SQLite`.
    pub fn open(path: &Path) -> Result<Self, rusqlite::Error> {
        let mut connection = Connection::open(path)?;
        connection.busy_handler(Some(|waited| {
            // Not all at the same moment again.
            let jitter = u64::try_from(waited).unwrap_or(0) * 7 % 5 * 200;
            thread::sleep(Duration::from_micros(600 + jitter));
            waited < PATIENCE
        }))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(SCHEMA)?;
        transaction.commit()?;
        Ok(Self {
            connection,
            random: key::random,
        })
    }

    /// The same with another source of QIDs, as for an example that must print the same each time. What is not random can
    /// be guessed, and may never be new.
    #[must_use]
    pub const fn with_random(mut self, random: Random) -> Self {
        self.random = random;
        self
    }

    /// How many people there are.
    ///
    /// # Errors
    ///
    /// The database does not answer.
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

    fn find(&mut self, key: &Key) -> Result<Option<String>, rusqlite::Error> {
        let mut find = self
            .connection
            .prepare_cached("SELECT payload FROM people WHERE subject = ?1")?;
        find.query_row([key], |row| row.get(0)).optional()
    }

    fn knows(&mut self, qid: &str) -> Result<bool, rusqlite::Error> {
        let mut knows = self
            .connection
            .prepare_cached("SELECT 1 FROM qids WHERE qid = ?1")?;
        knows.exists([qid])
    }

    fn add(&mut self, key: &Key, qid: &str, payload: &str) -> Result<bool, rusqlite::Error> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let taken = transaction
            .prepare_cached("INSERT INTO qids (qid) VALUES (?1) ON CONFLICT DO NOTHING")?
            .execute([qid])?;
        let added = transaction
            .prepare_cached(
                "INSERT INTO people (subject, qid, payload) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute((key, qid, payload))?;
        let both = taken == 1 && added == 1;
        if both {
            transaction.commit()?;
        } else {
            transaction.rollback()?;
        }
        Ok(both)
    }

    fn replace(&mut self, key: &Key, old: &str, new: &str) -> Result<bool, rusqlite::Error> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let replaced = transaction
            .prepare_cached("UPDATE people SET payload = ?3 WHERE subject = ?1 AND payload = ?2")?
            .execute((key, old, new))?;
        transaction.commit()?;
        Ok(replaced == 1)
    }
}

impl Registry for Sqlite {
    type Error = Failure<rusqlite::Error>;

    fn upsert(
        &mut self,
        entry: &RegistrationRequest,
    ) -> Result<RegistrationReply, Failure<rusqlite::Error>> {
        table::upsert(self, entry, self.random)
    }

    fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Failure<rusqlite::Error>> {
        table::find(self, &key::hash(subject))
    }
}
