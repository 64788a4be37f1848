package io.github.camelpixelcut.jdbc;

import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.ReceiptRepository;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps receipts in a table of a database, for all processes and machines that use the same table, until they are
 * forgotten. Tested with H2 and PostgreSQL.
 *
 * <p>Each method uses a connection and a transaction of its own, on a thread of its own, and returns when it is
 * committed. It never takes part in a transaction of the route, so a route that is rolled back loses no receipt. A pool
 * needs one more connection for each route that holds one while it calls the component.
 */
public class JdbcReceiptRepository extends ServiceSupport implements ReceiptRepository {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcReceiptRepository.class);

    private static final String DEFAULT_TABLE = "pixelcut_receipt";
    private static final Pattern IDENTIFIERS = Pattern.compile("([A-Za-z_]\\w{0,62}\\.)?[A-Za-z_]\\w{0,62}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private final InstantSource clock;
    private DataSource dataSource;
    private String table = DEFAULT_TABLE;
    private boolean createTable;
    private int keepPaidDays = 30;
    private volatile ReceiptTable opened;
    private volatile Instant cleaned = Instant.MIN;

    /** A repository without a data source: {@link #setDataSource} must be called before it is used. */
    public JdbcReceiptRepository() {
        this(null);
    }

    /** @param dataSource as in {@link #setDataSource} */
    public JdbcReceiptRepository(DataSource dataSource) {
        this(dataSource, Clock.systemUTC());
    }

    JdbcReceiptRepository(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The database; null if none is set. */
    public DataSource getDataSource() {
        return dataSource;
    }

    /** The database. It must be set before the repository is started or first used. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The table, by default {@code pixelcut_receipt}. */
    public String getTable() {
        return table;
    }

    /**
     * The table, by default {@code pixelcut_receipt}. It must be set before the repository is started or first used.
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

    /**
     * Whether a missing table is created when the repository is started or first used, by default not: the wrong
     * database or schema would then have an empty table, and pictures would be paid for again.
     */
    public void setCreateTable(boolean createTable) {
        this.createTable = createTable;
    }

    /** How long paid receipts are kept, in days, as in {@link #setKeepPaidDays}. */
    public int getKeepPaidDays() {
        return keepPaidDays;
    }

    /**
     * How long paid receipts are kept, in days since their picture was last asked for: by default 30; 0 means for ever.
     * A picture that comes again later is paid for again. Claims, and receipts in doubt, are kept for ever.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void setKeepPaidDays(int keepPaidDays) {
        if (keepPaidDays < 0) {
            throw new IllegalArgumentException("keepPaidDays must be 0 or more, not " + keepPaidDays);
        }
        this.keepPaidDays = keepPaidDays;
    }

    /**
     * @throws IllegalArgumentException if no data source is set
     * @throws SQLException if the table is missing, or the database cannot be reached
     */
    @Override
    protected void doStart() throws SQLException {
        opened();
    }

    private ReceiptTable opened() throws SQLException {
        if (opened == null) {
            if (dataSource == null) {
                throw new IllegalArgumentException("The JdbcReceiptRepository needs the option dataSource");
            }
            opened = ReceiptTable.open(new OwnConnections(dataSource), table, createTable);
        }
        return opened;
    }

    @Override
    public Optional<Receipt> claim(Receipt claim) throws SQLException {
        ReceiptTable receipts = opened();
        checkKey(claim.key());
        forgetOldOnceADay();
        return receipts.claim(claim, clock.instant());
    }

    @Override
    public void settle(Receipt receipt) throws SQLException {
        checkKey(receipt.key());
        opened().settle(receipt);
    }

    @Override
    public void release(Receipt receipt) throws SQLException {
        checkKey(receipt.key());
        opened().release(receipt);
    }

    @Override
    public Optional<Receipt> find(String key) throws SQLException {
        checkKey(key);
        return opened().find(key);
    }

    /** Small letters only: some databases do not tell them from capital ones. */
    private static void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("The key of a receipt is 64 hexadecimal digits in small letters, not "
                    + key.length() + " characters of" + " another kind");
        }
    }

    private void forgetOldOnceADay() {
        Instant now = clock.instant();
        if (cleaned.isBefore(now.minus(1, ChronoUnit.DAYS))) {
            cleaned = now;
            try {
                forgetOld();
            } catch (SQLException e) {
                LOG.warn("Old receipts cannot be removed from the table {}; it is tried again in a day", table, e);
            }
        }
    }

    /**
     * Removes the paid receipts that need not be kept any longer, see {@link #setKeepPaidDays}. The first claim of each
     * day does this as well.
     *
     * @return how many receipts were removed; 0 if {@code keepPaidDays} is 0
     * @throws IllegalArgumentException if no data source is set
     * @throws SQLException if the database cannot be reached, or the statement fails
     */
    public int forgetOld() throws SQLException {
        return keepPaidDays == 0 ? 0 : opened().forgetOld(clock.instant().minus(keepPaidDays, ChronoUnit.DAYS));
    }
}
