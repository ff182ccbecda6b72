//! The laws that the fuzz targets hold, as plain functions of bytes: a law that is broken panics.

#[path = "../../tests/oracle/mod.rs"]
pub mod oracle;

pub mod laws;
