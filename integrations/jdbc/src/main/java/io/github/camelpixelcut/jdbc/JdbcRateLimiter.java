package io.github.camelpixelcut.jdbc;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExecutionStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.camelpixelcut.PixelcutRateLimiter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Gives permits to all processes and machines that use the same row of a table, evenly spaced and in the order in which
 * they ask. Needs PostgreSQL, and the libraries {@code bucket4j_jdk17-postgresql} and {@code postgresql}.
 *
 * <p>Each permit takes one transaction of its own, on a thread of its own: it never takes part in a transaction of the
 * route. A pool needs one more connection for each account.
 */
public class JdbcRateLimiter extends ServiceSupport implements PixelcutRateLimiter {

    private static final String DEFAULT_TABLE = "pixelcut_rate_limit";
    private static final Pattern IDENTIFIERS = Pattern.compile("([A-Za-z_]\\w{0,62}\\.)?[A-Za-z_]\\w{0,62}");
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(10);

    /** Bucket4j counts in whole tokens for each period. */
    private static final int PRECISION = 1_000;

    private DataSource dataSource;
    private String table = DEFAULT_TABLE;
    private boolean createTable;
    private String account = "default";
    private double requestsPerSecond = 4.9;

    private final DatabaseClock clock = new DatabaseClock();
    private OwnConnections connections;
    private ExecutorService threads;
    private Bucket bucket;

    /** A rate limiter whose {@link #setDataSource data source} is to be set. */
    public JdbcRateLimiter() {}

    /** A rate limiter for the account {@code default} in this database. */
    public JdbcRateLimiter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The database, as in {@link #setDataSource}. */
    public DataSource getDataSource() {
        return dataSource;
    }

    /** The database, which must be PostgreSQL. It must be set before the rate limiter is started or first used. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The table, by default {@code pixelcut_rate_limit}. */
    public String getTable() {
        return table;
    }

    /**
     * The table, by default {@code pixelcut_rate_limit}, with the columns {@code id VARCHAR(100) PRIMARY KEY} and
     * {@code state BYTEA}. It must be set before the rate limiter is started or first used.
     *
     * @param table a name of letters, digits and underscores, with or without such a schema and a dot before it
     * @throws IllegalArgumentException if it is no such name
     */
    public void setTable(String table) {
        if (table == null || !IDENTIFIERS.matcher(table).matches()) {
            throw new IllegalArgumentException("The option table must be a name of letters, digits and underscores, for"
                    + " example " + DEFAULT_TABLE + " or myschema." + DEFAULT_TABLE + ", not '" + table + "'");
        }
        this.table = table;
    }

    /** Whether a missing table is created, by default not. */
    public boolean isCreateTable() {
        return createTable;
    }

    /** Whether a missing table is created when the rate limiter is started or first used, by default not. */
    public void setCreateTable(boolean createTable) {
        this.createTable = createTable;
    }

    /** The name of the account, as in {@link #setAccount}. */
    public String getAccount() {
        return account;
    }

    /**
     * A name for the account, by default {@code default}: processes with the same name and table share the permits. Not
     * the API key, because the name is stored in the table.
     *
     * @param account from 1 to 100 characters
     * @throws IllegalArgumentException if it is null, empty or longer
     */
    public void setAccount(String account) {
        if (account == null || account.isEmpty() || account.length() > 100) {
            throw new IllegalArgumentException("The option account must have from 1 to 100 characters");
        }
        this.account = account;
    }

    /** The permits per second, as in {@link #setRequestsPerSecond}. */
    public double getRequestsPerSecond() {
        return requestsPerSecond;
    }

    /**
     * How many permits per second all processes get together, by default 4.9: a little less than the 5 requests per
     * second that accounts commonly allow. The value of the process that uses the account first holds as long as the
     * row is in the table.
     *
     * @param requestsPerSecond from 0.001 to 10000
     * @throws IllegalArgumentException if it is out of range
     */
    public void setRequestsPerSecond(double requestsPerSecond) {
        if (!(requestsPerSecond >= 0.001 && requestsPerSecond <= 10_000)) {
            throw new IllegalArgumentException(
                    "requestsPerSecond must be from 0.001 to 10000, not " + requestsPerSecond);
        }
        this.requestsPerSecond = requestsPerSecond;
    }

    /**
     * @throws IllegalArgumentException if no data source is set
     * @throws SQLException if the table is missing, or the database cannot be reached
     */
    @Override
    protected void doStart() throws SQLException {
        opened();
    }

    @Override
    protected synchronized void doStop() {
        bucket = null;
        if (threads != null) {
            threads.shutdown();
            threads = null;
        }
    }

    /** The permits are given in the order in which they are asked for, and each at its own time. */
    @Override
    public Optional<Duration> acquire() throws SQLException {
        return Optional.of(Duration.ofNanos(opened().consumeIgnoringRateLimits(1)));
    }

    /** Keeps all processes waiting as long as the API asks, at most a minute, or for one permit. */
    @Override
    public void refused(Duration retryAfter) throws SQLException {
        long permits = 1;
        if (retryAfter != null) {
            Duration pause = retryAfter.compareTo(LONGEST_PAUSE) < 0 ? retryAfter : LONGEST_PAUSE;
            double needed = pause.toMillis() / 1_000.0 * requestsPerSecond;
            // Other processes may have been refused too, and have said so already.
            permits = Math.max(1, Math.round(needed + opened().getAvailableTokens()));
        }
        opened().consumeIgnoringRateLimits(permits);
    }

    private synchronized Bucket opened() throws SQLException {
        if (bucket == null) {
            if (dataSource == null) {
                throw new IllegalArgumentException("The JdbcRateLimiter needs the option dataSource");
            }
            connections = new OwnConnections(dataSource);
            connections.call(this::prepare);
            threads = Executors.newCachedThreadPool(JdbcRateLimiter::thread);
            bucket = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                    .primaryKeyMapper(PrimaryKeyMapper.STRING)
                    .table(table)
                    .idColumn("id")
                    .stateColumn("state")
                    .executionStrategy(ExecutionStrategy.background(threads))
                    .requestTimeout(DATABASE_TIMEOUT)
                    .clientClock(clock)
                    .build()
                    .builder()
                    .build(account, this::configuration);
        }
        if (clock.isOld()) {
            connections.call(this::readClock);
        }
        return bucket;
    }

    /** One permit at a time, so that none are saved for a burst. */
    private BucketConfiguration configuration() {
        Duration period = Duration.ofMillis(Math.round(1_000.0 * PRECISION / requestsPerSecond));
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(PRECISION, period))
                .build();
    }

    private Void prepare(Connection connection) throws SQLException {
        if (createTable) {
            createTable(connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT id, state FROM " + table + " WHERE 1 = 0");
        }
        return readClock(connection);
    }

    private Void readClock(Connection connection) throws SQLException {
        clock.readFrom(connection);
        return null;
    }

    private void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + table + " (id VARCHAR(100) PRIMARY KEY, state BYTEA)");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pixelcut-rate-limit");
        thread.setDaemon(true);
        return thread;
    }
}
