CREATE TABLE IF NOT EXISTS pixelcut_receipt (
    receipt_key VARCHAR(64)  NOT NULL PRIMARY KEY,
    claim_id    VARCHAR(36)  NOT NULL,
    state       VARCHAR(16)  NOT NULL,
    label       VARCHAR,
    written_utc TIMESTAMP(3) NOT NULL,
    until_utc   TIMESTAMP(3),
    asked_utc   TIMESTAMP(3) NOT NULL,
    result_url  VARCHAR,
    media_type  VARCHAR,
    picture     BLOB
)
