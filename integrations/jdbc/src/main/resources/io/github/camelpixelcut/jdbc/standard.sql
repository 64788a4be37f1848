CREATE TABLE pixelcut_receipt (
    receipt_key VARCHAR(64)  NOT NULL PRIMARY KEY,
    claim_id    VARCHAR(36)  NOT NULL,
    state       VARCHAR(16)  NOT NULL,
    label       VARCHAR(1000),
    written_utc TIMESTAMP(3) NOT NULL,
    until_utc   TIMESTAMP(3),
    asked_utc   TIMESTAMP(3) NOT NULL,
    result_url  VARCHAR(4000),
    media_type  VARCHAR(255),
    picture     BLOB
)
