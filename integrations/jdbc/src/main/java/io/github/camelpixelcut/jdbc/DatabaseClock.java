package io.github.camelpixelcut.jdbc;

import io.github.bucket4j.TimeMeter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * The time of the database, so that machines whose clocks differ get their permits in turn. It is counted on by this
 * machine from the last reading. Safe for use by many threads.
 */
final class DatabaseClock implements TimeMeter {

    private static final long READ_EVERY = TimeUnit.MINUTES.toNanos(1);

    private volatile Reading last;

    private record Reading(long at, long nanosAhead) {}

    /** Whether the database should be asked again. */
    boolean isOld() {
        return last == null || System.nanoTime() - last.at() > READ_EVERY;
    }

    void readFrom(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")) {
            row.next();
            long now = System.nanoTime();
            last = new Reading(now, TimeUnit.MICROSECONDS.toNanos(row.getLong(1)) - now);
        }
    }

    @Override
    public long currentTimeNanos() {
        return System.nanoTime() + last.nanosAhead();
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
