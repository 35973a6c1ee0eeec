//! Files beside the database: a folder, or a bucket of an S3 server in a build with the feature `s3`.
//!
//! A file is written before the change that names it commits, under a key of its own, and never changed. What no row
//! names is an orphan; the room that writes files sweeps its own.

use std::io::ErrorKind;
use std::sync::{Arc, OnceLock};

use futures_util::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};

use crate::error::{Error, Kind, Refusal, Result};

/// Where files are kept; cheap to clone. The folder is made when it is first needed.
#[derive(Clone)]
pub struct Files(Arc<Place>);

struct Place {
    setting: String,
    store: OnceLock<Arc<dyn ObjectStore>>,
}

/// Why files can't be kept there, with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    #[error(
        "写真の保存先 files_folder={place} を使えません：{cause}　/　files can't be kept at files_folder={place}: {cause}"
    )]
    Place { place: String, cause: String },
    #[cfg(not(feature = "s3"))]
    #[error(
        "files_folder={0} はこの版では使えません。feature s3 を付けてビルドしてください　/　files_folder={0} needs a build with the feature s3"
    )]
    NoBuckets(String),
}

impl Files {
    /// At what the setting `files_folder` names.
    #[must_use]
    pub fn at(setting: &str) -> Self {
        Self(Arc::new(Place {
            setting: setting.to_owned(),
            store: OnceLock::new(),
        }))
    }

    /// In this store.
    #[must_use]
    pub fn of(store: Arc<dyn ObjectStore>) -> Self {
        let files = Self::at("");
        // A new lock is empty.
        let _ = files.0.store.set(store);
        files
    }

    /// Opens it now: a server shouldn't find out at the first picture.
    ///
    /// # Errors
    /// [`FilesError`], with the remedy in both languages.
    pub fn check(&self) -> Result<(), FilesError> {
        self.store().map(|_| ())
    }

    fn store(&self) -> Result<&Arc<dyn ObjectStore>, FilesError> {
        if let Some(store) = self.0.store.get() {
            return Ok(store);
        }
        let store = open(&self.0.setting)?;
        Ok(self.0.store.get_or_init(|| store))
    }

    fn opened(&self) -> Result<&Arc<dyn ObjectStore>> {
        self.store().map_err(Error::internal)
    }

    /// Writes a file, whole or not at all.
    ///
    /// # Errors
    /// `files.full` when there is no room left; the store's.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<()> {
        let written = self.opened()?.put(&Path::from(key), PutPayload::from(bytes)).await;
        written.map(|_| ()).map_err(failure)
    }

    /// The file, if there is one.
    ///
    /// # Errors
    /// The store's.
    pub async fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        match self.opened()?.get(&Path::from(key)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(failure)?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failure(error)),
        }
    }

    /// Removes the file; one that isn't there is removed already.
    ///
    /// # Errors
    /// The store's.
    pub async fn delete(&self, key: &str) -> Result<()> {
        match self.opened()?.delete(&Path::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failure(error)),
        }
    }

    /// The keys of all files under a prefix that ends at a slash.
    ///
    /// # Errors
    /// The store's.
    pub async fn list(&self, prefix: &str) -> Result<Vec<String>> {
        let found = self.opened()?.list(Some(&Path::from(prefix)));
        found
            .map_ok(|file| file.location.to_string())
            .try_collect()
            .await
            .map_err(failure)
    }
}

fn open(setting: &str) -> Result<Arc<dyn ObjectStore>, FilesError> {
    if let Some(bucket) = setting.strip_prefix("s3://") {
        return bucket_of(setting, bucket);
    }
    let refuse = |cause: String| FilesError::Place {
        place: setting.to_owned(),
        cause,
    };
    std::fs::create_dir_all(setting).map_err(|error| refuse(error.to_string()))?;
    let folder = LocalFileSystem::new_with_prefix(setting).map_err(|error| refuse(error.to_string()))?;
    // A picture that a row names must be there after the power was cut, too.
    Ok(Arc::new(folder.with_fsync(true)))
}

#[cfg(feature = "s3")]
fn bucket_of(setting: &str, bucket: &str) -> Result<Arc<dyn ObjectStore>, FilesError> {
    let (name, prefix) = bucket.split_once('/').unwrap_or((bucket, ""));
    let built = object_store::aws::AmazonS3Builder::from_env()
        .with_bucket_name(name)
        .build();
    let store = built.map_err(|error| FilesError::Place {
        place: setting.to_owned(),
        cause: error.to_string(),
    })?;
    Ok(Arc::new(object_store::prefix::PrefixStore::new(store, prefix)))
}

#[cfg(not(feature = "s3"))]
fn bucket_of(setting: &str, _: &str) -> Result<Arc<dyn ObjectStore>, FilesError> {
    Err(FilesError::NoBuckets(setting.to_owned()))
}

/// No room is said as such; everything else is ours to mend.
fn failure(error: object_store::Error) -> Error {
    if is_full(&error) {
        tracing::error!(%error, "no room left for files");
        return Refusal::new(Kind::NoRoom, "files.full").into();
    }
    Error::internal(error)
}

fn is_full(error: &(dyn std::error::Error + 'static)) -> bool {
    let full = [
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::FileTooLarge,
    ];
    std::iter::successors(Some(error), |error| error.source())
        .filter_map(|error| error.downcast_ref::<std::io::Error>())
        .any(|error| full.contains(&error.kind()))
}
