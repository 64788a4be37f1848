CREATE TABLE IF NOT EXISTS pixelcut_receipt (
    receipt_key varchar(64)  NOT NULL PRIMARY KEY,
    claim_id    varchar(36)  NOT NULL,
    state       varchar(16)  NOT NULL,
    label       text,
    written_utc timestamp(3) NOT NULL,
    until_utc   timestamp(3),
    asked_utc   timestamp(3) NOT NULL,
    result_url  text,
    media_type  text,
    picture     bytea
)
