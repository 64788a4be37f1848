package io.github.camelpixelcut.jdbc;

import io.github.camelpixelcut.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The table of a {@link JdbcReceiptRepository}. Each statement is a transaction of its own. */
final class ReceiptTable {

    private static final int MAX_ROUNDS = 100;

    private final OwnConnections connections;
    private final String table;

    private ReceiptTable(OwnConnections connections, String table) {
        this.connections = connections;
        this.table = table;
    }

    /** @throws SQLException if the table is missing and may not be created, or the database cannot be reached */
    static ReceiptTable open(OwnConnections connections, String name, boolean create) throws SQLException {
        ReceiptTable table = new ReceiptTable(connections, name);
        try {
            table.check();
        } catch (SQLException missing) {
            if (!create) {
                throw new SQLException(
                        "The table " + name + " cannot be read. If it is missing, create it, or set createTable=true",
                        missing.getSQLState(),
                        missing);
            }
            table.create();
        }
        return table;
    }

    private void check() throws SQLException {
        find("");
    }

    private void create() throws SQLException {
        try {
            connections.call(connection -> {
                String database = connection.getMetaData().getDatabaseProductName();
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(schemaFor(database).replace("pixelcut_receipt", table));
                }
            });
        } catch (SQLException e) {
            checkThatItIsThere(e);
        }
    }

    /** Another process may have created it at the same time, which even IF NOT EXISTS can make fail. */
    private void checkThatItIsThere(SQLException failure) throws SQLException {
        try {
            check();
        } catch (SQLException e) {
            throw new SQLException("The table " + table + " cannot be created", failure.getSQLState(), failure);
        }
    }

    private static String schemaFor(String database) {
        String file = switch (database) {
            case "H2" -> "h2.sql";
            case "PostgreSQL" -> "postgresql.sql";
            default -> "standard.sql";
        };
        try (InputStream in = ReceiptTable.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Receipt> claim(Receipt claim, Instant now) throws SQLException {
        for (int round = 1; ; round++) {
            Optional<Receipt> earlier = find(claim.key());
            if (earlier.isPresent()) {
                askedFor(claim.key(), now);
                return earlier;
            }
            try {
                insert(claim, now);
                return Optional.empty();
            } catch (SQLException e) {
                // Another one was quicker; its receipt may be gone already.
                if (!isDuplicate(e) || round == MAX_ROUNDS) {
                    throw e;
                }
            }
        }
    }

    /** Class 23 of the SQL standard: a constraint is violated. */
    private static boolean isDuplicate(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    private void insert(Receipt claim, Instant now) throws SQLException {
        update(
                "INSERT INTO " + table + " (claim_id, state, label, written_utc, until_utc, result_url, media_type,"
                        + " picture, receipt_key, asked_utc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    setValues(statement, claim);
                    statement.setString(9, claim.key());
                    setTime(statement, 10, now);
                });
    }

    void settle(Receipt receipt) throws SQLException {
        update(
                "UPDATE " + table
                        + " SET claim_id = ?, state = ?, label = ?, written_utc = ?, until_utc = ?, result_url = ?,"
                        + " media_type = ?, picture = ? WHERE receipt_key = ? AND claim_id = ?",
                statement -> {
                    setValues(statement, receipt);
                    statement.setString(9, receipt.key());
                    statement.setString(10, receipt.id().toString());
                });
    }

    private static void setValues(PreparedStatement statement, Receipt receipt) throws SQLException {
        statement.setString(1, receipt.id().toString());
        statement.setString(2, receipt.state().name());
        statement.setString(3, storable(receipt.label()));
        setTime(statement, 4, receipt.at());
        setTime(statement, 5, receipt.until());
        statement.setString(6, storable(receipt.resultUrl()));
        statement.setString(7, storable(receipt.mediaType()));
        statement.setBytes(8, receipt.picture());
    }

    /** PostgreSQL refuses the character 0, and no encoding has half a surrogate pair. */
    private static String storable(String text) {
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static void setTime(PreparedStatement statement, int index, Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP);
        } else {
            statement.setObject(index, utc(time));
        }
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    void release(Receipt receipt) throws SQLException {
        update("DELETE FROM " + table + " WHERE receipt_key = ? AND claim_id = ?", statement -> {
            statement.setString(1, receipt.key());
            statement.setString(2, receipt.id().toString());
        });
    }

    /** To a day, so that most questions write nothing. */
    private void askedFor(String key, Instant now) throws SQLException {
        update("UPDATE " + table + " SET asked_utc = ? WHERE receipt_key = ? AND asked_utc < ?", statement -> {
            setTime(statement, 1, now);
            statement.setString(2, key);
            setTime(statement, 3, now.minus(1, ChronoUnit.DAYS));
        });
    }

    /** @return how many paid receipts were last asked for before this time, and are removed */
    int forgetOld(Instant time) throws SQLException {
        return update("DELETE FROM " + table + " WHERE state = ? AND asked_utc < ?", statement -> {
            statement.setString(1, Receipt.State.PAID.name());
            setTime(statement, 2, time);
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void setIn(PreparedStatement statement) throws SQLException;
    }

    private int update(String sql, Parameters parameters) throws SQLException {
        return connections.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.setIn(statement);
                return statement.executeUpdate();
            }
        });
    }

    Optional<Receipt> find(String key) throws SQLException {
        return connections.call(connection -> {
            String sql = "SELECT claim_id, state, label, written_utc, until_utc, result_url, media_type, picture FROM "
                    + table + " WHERE receipt_key = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, key);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(receiptOf(key, row)) : Optional.empty();
                }
            }
        });
    }

    private static Receipt receiptOf(String key, ResultSet row) throws SQLException {
        Receipt receipt;
        try {
            receipt = new Receipt(
                    key,
                    UUID.fromString(row.getString("claim_id")),
                    Receipt.State.valueOf(row.getString("state")),
                    row.getString("label"),
                    time(row, "written_utc"),
                    time(row, "until_utc"),
                    row.getString("result_url"),
                    row.getString("media_type"),
                    row.getBytes("picture"));
        } catch (IllegalArgumentException e) {
            throw damaged(key, e.getMessage());
        }
        boolean ends = receipt.state() == Receipt.State.CLAIMED || receipt.resultUrl() != null;
        if (ends && receipt.until() == null) {
            throw damaged(key, "until_utc is missing");
        }
        return receipt;
    }

    private static SQLException damaged(String key, String reason) {
        return new SQLDataException(
                "The row of the receipt " + key + " is damaged: " + reason + ". Its picture may have been"
                        + " paid for: correct the row, or delete it to pay for the picture again");
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        LocalDateTime utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
