//! What a search of dates and a big party reads of the few places that hold it is read of an index alone, and the
//! municipalities of an area are found without reading all there are. Not of published places only: PostgreSQL estimates
//! by what an index says of an expression only where it says it of every row.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
DROP INDEX facility_sleeps;
CREATE INDEX facility_holds ON facility (coalesce(CASE WHEN sleeps = 0 THEN seats ELSE sleeps END, 2147483647), base_score,
    id, state, municipality_code, audience, sleeps, seats, min_nights, max_nights, down_mbps, up_mbps, measured_on,
    satisfaction_mean_milli, satisfaction_n, welcomed_party_from, welcomed_party_to);
CREATE INDEX municipality_area ON municipality (area, code);
";

const DOWN: &str = "
DROP INDEX municipality_area;
DROP INDEX facility_holds;
CREATE INDEX facility_sleeps ON facility (sleeps) WHERE state = 'published';
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await?;
        Ok(())
    }
}
