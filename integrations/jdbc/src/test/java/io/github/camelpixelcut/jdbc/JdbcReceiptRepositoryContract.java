package io.github.camelpixelcut.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.receipt.BuyerProcess;
import io.github.camelpixelcut.receipt.BuyerProcess.Step;
import io.github.camelpixelcut.receipt.ReceiptRepositoryContract;
import io.github.camelpixelcut.testsupport.DocsPage;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** The same for each database. Each test has a table of its own. */
abstract class JdbcReceiptRepositoryContract extends ReceiptRepositoryContract {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private final String table = "receipt_" + TABLES.incrementAndGet();
    private final List<HikariDataSource> pools = new ArrayList<>();

    private JdbcReceiptRepository repository;

    /** Of the database, for other processes too. */
    abstract String url();

    @BeforeEach
    void createTable() throws SQLException {
        repository = open();
    }

    @AfterEach
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }

    /** Small, so that a connection that is not given back is missed. */
    private HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url());
        pool.setMaximumPoolSize(2);
        pools.add(pool);
        return pool;
    }

    @Override
    protected JdbcReceiptRepository open() throws SQLException {
        JdbcReceiptRepository another = in(pool());
        another.start();
        return another;
    }

    private JdbcReceiptRepository in(DataSource database) {
        return in(database, Duration.ZERO);
    }

    private JdbcReceiptRepository in(DataSource database, Duration later) {
        JdbcReceiptRepository another = new JdbcReceiptRepository(database, Clock.offset(Clock.systemUTC(), later));
        another.setTable(table);
        another.setCreateTable(true);
        return another;
    }

    private Receipt buy(String key) throws SQLException {
        Receipt claim = claim(key);
        assertThat(repository.claim(claim)).isEmpty();
        repository.settle(paid(claim, new byte[] {1}));
        return paid(claim, new byte[] {1});
    }

    private Receipt doubt(String key) throws SQLException {
        Receipt claim = claim(key);
        assertThat(repository.claim(claim)).isEmpty();
        repository.settle(inDoubt(claim));
        return inDoubt(claim);
    }

    private JdbcTemplate sql() {
        return new JdbcTemplate(pools.get(0));
    }

    @Test
    void aRouteThatIsRolledBackLosesNoReceipt() {
        DataSource pool = pool();
        JdbcTemplate route = new JdbcTemplate(new TransactionAwareDataSourceProxy(pool));
        JdbcReceiptRepository receipts = in(new TransactionAwareDataSourceProxy(pool));
        route.execute("CREATE TABLE route_of_" + table + " (step varchar(9))");
        Receipt claim = claim(KEY);

        new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult(transaction -> {
            route.update("INSERT INTO route_of_" + table + " VALUES ('before')");
            write(() -> receipts.claim(claim));
            write(() -> receipts.settle(paid(claim, new byte[] {1})));
            transaction.setRollbackOnly();
        });

        assertThat(route.queryForList("SELECT step FROM route_of_" + table)).isEmpty();
        write(() -> assertThat(repository.find(KEY)).contains(paid(claim, new byte[] {1})));
    }

    /** PostgreSQL takes no more statements in a transaction in which one has failed. */
    @Test
    void aRouteWhoseStatementHasFailedCanStillWriteReceipts() {
        DataSource pool = pool();
        JdbcTemplate route = new JdbcTemplate(new TransactionAwareDataSourceProxy(pool));
        JdbcReceiptRepository receipts = in(new TransactionAwareDataSourceProxy(pool));
        Receipt claim = claim(KEY);
        write(() -> receipts.claim(claim));

        new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult(transaction -> {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> route.execute("SELECT nonsense"));
            write(() -> receipts.settle(inDoubt(claim)));
            write(() -> assertThat(receipts.claim(claim(KEY))).contains(inDoubt(claim)));
            transaction.setRollbackOnly();
        });

        write(() -> assertThat(repository.find(KEY)).contains(inDoubt(claim)));
    }

    private interface Statement {
        void run() throws SQLException;
    }

    private static void write(Statement step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPoolThatDoesNotCommitByItselfLosesNoReceipt() throws SQLException {
        HikariDataSource pool = pool();
        pool.setAutoCommit(false);
        JdbcReceiptRepository receipts = in(pool);

        for (int number = 0; number < 5; number++) {
            Receipt claim = claim(key(number));
            assertThat(receipts.claim(claim)).isEmpty();
            assertThat(repository.claim(claim(key(number)))).contains(claim);
            assertThat(receipts.claim(claim(key(number)))).contains(claim);
            receipts.settle(paid(claim, new byte[] {1}));
            assertThat(repository.find(key(number))).contains(paid(claim, new byte[] {1}));
        }
    }

    @Test
    void aMissingTableIsNamedAtTheStart() {
        JdbcReceiptRepository receipts = new JdbcReceiptRepository(pool());
        receipts.setTable("missing");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> receipts.claim(claim(KEY)))
                .withMessage("The table missing cannot be read. If it is missing, create it, or set createTable=true");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(receipts::start)
                .havingRootCause()
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aRouteWhoseTableIsMissingDoesNotStart() throws Exception {
        JdbcReceiptRepository receipts = new JdbcReceiptRepository(pool());
        receipts.setTable("missing");
        CamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("receipts", receipts);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:photos")
                        .to("pixelcut:generate-background?apiKey=any&idempotent=true&receiptRepository=#receipts");
            }
        });

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(camel::start)
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("The table missing cannot be read"));
        camel.stop();
    }

    @Test
    void manyCanCreateTheTableAtOnce() {
        JdbcTemplate sql = sql();
        for (int round = 0; round < 5; round++) {
            sql.execute("DROP TABLE " + table);

            IntStream.range(0, 6)
                    .parallel()
                    .forEach(i -> write(() -> in(pools.get(i % 2)).find(KEY)));

            assertThat(sql.queryForList("SELECT * FROM " + table)).isEmpty();
        }
    }

    @Test
    void theTableMayBeInASchema() throws SQLException {
        JdbcReceiptRepository receipts = new JdbcReceiptRepository(pool());
        receipts.setTable("public." + table);
        Receipt paid = buy(KEY);

        assertThat(receipts.find(KEY)).contains(paid);
    }

    @ParameterizedTest(name = "table {index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a;b",
                "a--",
                "\"a\"",
                "a.b.c",
                ".a",
                "1a",
                "a'",
                "täble",
                "a\n",
                "receipt; DROP TABLE x"
            })
    void aTableNameThatIsNoneIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.setTable(name))
                .withMessageContaining("letters, digits and underscores")
                .withMessageEndingWith("not '" + name + "'");
    }

    @Test
    void withoutADataSourceItSaysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcReceiptRepository().claim(claim(KEY)))
                .withMessage("The JdbcReceiptRepository needs the option dataSource");
    }

    @ParameterizedTest(name = "row with {0}")
    @ValueSource(strings = {"state = 'PIAD'", "claim_id = '7'", "until_utc = NULL"})
    void aDamagedRowIsNamedAndItsPictureNotBought(String damage) throws SQLException {
        Receipt claim = claim(KEY);
        repository.claim(claim);
        sql().update("UPDATE " + table + " SET " + damage);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> repository.claim(claim(KEY)))
                .withMessageContaining("The row of the receipt " + KEY + " is damaged");
        assertThat(sql().queryForList("SELECT * FROM " + table)).hasSize(1);
    }

    @Test
    void paidReceiptsThatNobodyAsksForAreForgottenAfterThirtyDays() throws SQLException {
        buy(key(1));
        Receipt inDoubt = doubt(key(2));
        Receipt claim = claim(key(3));
        repository.claim(claim);

        assertThat(in(pool(), Duration.ofDays(29)).forgetOld()).isZero();
        assertThat(in(pool(), Duration.ofDays(31)).forgetOld()).isEqualTo(1);

        assertThat(repository.find(key(1))).isEmpty();
        assertThat(repository.find(key(2))).contains(inDoubt);
        assertThat(repository.find(key(3))).contains(claim);
    }

    @Test
    void aPhotoThatComesAgainAndAgainIsNeverBoughtAgain() throws SQLException {
        Receipt paid = buy(KEY);

        for (int day = 20; day < 100; day += 20) {
            JdbcReceiptRepository later = in(pools.get(0), Duration.ofDays(day));
            assertThat(later.claim(claim(KEY))).contains(paid);
            assertThat(later.forgetOld()).isZero();
        }

        assertThat(in(pools.get(0), Duration.ofDays(111)).forgetOld()).isEqualTo(1);
    }

    @Test
    void theFirstClaimOfADayRemovesWhatIsOldUnlessItIsKeptForever() throws SQLException {
        Receipt paid = buy(key(1));
        JdbcReceiptRepository patient = in(pools.get(0), Duration.ofDays(10_000));
        patient.setKeepPaidDays(0);
        patient.claim(claim(key(2)));
        assertThat(patient.find(key(1))).contains(paid);

        in(pools.get(0), Duration.ofDays(31)).claim(claim(key(3)));

        assertThat(repository.find(key(1))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> patient.setKeepPaidDays(-1))
                .withMessage("keepPaidDays must be 0 or more, not -1");
    }

    @Test
    void theStatementsOfThePageListAndRemoveWhatIsNotPaid() throws SQLException {
        DocsPage page = DocsPage.read("docs/receipts.md");
        String list = page.block("sql id=list").replace("pixelcut_receipt", table);
        String remove = page.block("sql id=remove").replace("pixelcut_receipt", table);
        doubt(key(1));
        buy(key(2));
        Receipt claim = claim(key(3));
        repository.claim(claim);

        assertThat(sql().queryForList(list))
                .extracting(row -> row.get("receipt_key"))
                .containsOnly(key(1), key(3));
        assertThat(sql().update(remove.replace(key(1), key(2)))).isZero();
        assertThat(sql().update(remove)).isEqualTo(1);

        assertThat(repository.find(key(1))).isEmpty();
        assertThat(repository.find(key(2))).isPresent();
    }

    /** A process that buys in a table. */
    static final class Buyer {

        private Buyer() {}

        public static void main(String[] arguments) throws Exception {
            try (HikariDataSource pool = new HikariDataSource()) {
                pool.setJdbcUrl(arguments[0]);
                JdbcReceiptRepository receipts = new JdbcReceiptRepository(pool);
                receipts.setTable(arguments[1]);
                BuyerProcess.buy(receipts, 0, Long.parseLong(arguments[2]));
            }
        }
    }

    @Test
    void ofThreeProcessesThatWantTheSamePicturesOneBuysEach() throws Exception {
        int keys = 100;
        List<BuyerProcess> processes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(BuyerProcess.start(Buyer.class, url(), table, String.valueOf(keys)));
            }
            for (BuyerProcess process : processes) {
                steps.addAll(process.rest());
            }
        } finally {
            processes.forEach(BuyerProcess::close);
        }

        assertThat(steps)
                .filteredOn(step -> step.state() == Receipt.State.CLAIMED)
                .extracting(Step::key)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, keys)
                        .mapToObj(ReceiptRepositoryContract::key)
                        .toList());
        assertThatAllAreTrue(steps);
    }

    @Test
    void aKilledProcessLosesNothingItWasToldOf() throws Exception {
        List<Step> steps = new ArrayList<>();
        for (int kill = 1; kill <= 2; kill++) {
            try (BuyerProcess process = BuyerProcess.start(Buyer.class, url(), table, "1000000")) {
                for (int i = 0; i < 20 + 7 * kill; i++) {
                    steps.add(process.next().orElseThrow());
                }
                process.kill();
                steps.addAll(process.rest());
            }
        }

        assertThatAllAreTrue(steps);
        assertThat(repository.claim(claim(key(2_000_000)))).isEmpty();
    }

    private void assertThatAllAreTrue(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            Receipt receipt = repository.find(step.key()).orElseThrow();
            assertThat(receipt.id()).hasToString(step.id());
            assertThat(receipt.state()).isIn(step.state(), Receipt.State.PAID);
            if (receipt.state() == Receipt.State.PAID) {
                assertThat(receipt.picture()).isEqualTo(BuyerProcess.pictureOf(receipt));
            }
        }
    }
}
