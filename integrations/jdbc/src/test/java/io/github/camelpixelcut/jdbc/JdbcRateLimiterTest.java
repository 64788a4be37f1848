package io.github.camelpixelcut.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.Pictures;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several processes share the pace of an account by a row in PostgreSQL. */
class JdbcRateLimiterTest {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10) / 49;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() throws IOException {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IllegalStateException e) {
            if (!"Missing embedded postgres binaries".equals(e.getMessage())) {
                throw e;
            }
            abort("Not tested: there are no binaries of PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch"));
        }
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void dropTable() {
        new JdbcTemplate(database(url())).execute("DROP TABLE IF EXISTS pixelcut_rate_limit");
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static DataSource database(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return database;
    }

    private static List<String> accounts() {
        return new JdbcTemplate(database(url())).queryForList("SELECT id FROM pixelcut_rate_limit", String.class);
    }

    private static JdbcRateLimiter limiter() {
        JdbcRateLimiter limiter = new JdbcRateLimiter(database(url()));
        limiter.setCreateTable(true);
        return limiter;
    }

    /** When a permit may be used, not before and not after. In nanoseconds of this machine. */
    private record Use(long notBefore, long notAfter) {

        static Use of(JdbcRateLimiter limiter) {
            try {
                long before = System.nanoTime();
                long wait = limiter.acquire().orElseThrow().toNanos();
                return new Use(before + wait, System.nanoTime() + wait);
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        }
    }

    /** The time from the first to the last of the permits is at least that of their number. */
    private static void assertPaced(List<Use> uses) {
        long first = uses.stream().mapToLong(Use::notBefore).min().orElseThrow();
        long last = uses.stream().mapToLong(Use::notAfter).max().orElseThrow();

        assertThat(last - first).isGreaterThanOrEqualTo((uses.size() - 1) * INTERVAL);
    }

    @Test
    void thePermitsOfSeveralProcessesAreAsFarApartAsThoseOfOne() {
        List<JdbcRateLimiter> limiters = List.of(limiter(), limiter(), limiter());
        Use.of(limiters.get(0));

        List<CompletableFuture<List<Use>>> uses = limiters.stream()
                .map(limiter -> CompletableFuture.supplyAsync(
                        () -> Stream.generate(() -> Use.of(limiter)).limit(10).toList()))
                .toList();

        assertPaced(uses.stream().flatMap(use -> use.join().stream()).toList());
    }

    @Test
    void twoJavaProcessesGetNoMorePermitsThanOne() throws Exception {
        Use.of(limiter());
        List<Process> processes = List.of(process(), process());

        List<Use> uses = new ArrayList<>();
        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            output.lines()
                    .filter(line -> line.startsWith("use "))
                    .map(line -> line.split(" "))
                    .forEach(use -> uses.add(new Use(Long.parseLong(use[1]), Long.parseLong(use[2]))));
        }

        assertThat(uses).hasSize(20);
        assertPaced(uses);
    }

    private static Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JdbcRateLimiterTest.class.getName(),
                        url())
                .redirectErrorStream(true)
                .start();
    }

    /** One of several processes: takes ten permits. System.nanoTime() differs between processes. */
    public static void main(String[] url) {
        JdbcRateLimiter limiter = new JdbcRateLimiter(database(url[0]));
        IntStream.range(0, 10).forEach(i -> {
            try {
                long before = System.currentTimeMillis();
                long wait = limiter.acquire().orElseThrow().toMillis();
                System.out.printf(
                        "use %d %d%n",
                        TimeUnit.MILLISECONDS.toNanos(before + wait),
                        TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() + 1 + wait));
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        System.exit(0);
    }

    @Test
    void timeWithoutCallsIsNotSavedForABurst() throws Exception {
        JdbcRateLimiter limiter = limiter();
        limiter.setRequestsPerSecond(1_000);
        limiter.acquire();
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);

        assertPaced(Stream.generate(() -> Use.of(limiter)).limit(100).toList(), 1_000_000);
    }

    private static void assertPaced(List<Use> uses, long interval) {
        long last = uses.stream().mapToLong(Use::notAfter).max().orElseThrow();
        assertThat(last - uses.get(0).notBefore()).isGreaterThanOrEqualTo((uses.size() - 2) * interval);
    }

    @Test
    void afterARefusalAllProcessesWaitAsLongAsTheServiceAsks() throws Exception {
        JdbcRateLimiter one = limiter();
        JdbcRateLimiter another = limiter();
        one.acquire();
        another.acquire();

        one.refused(Duration.ofSeconds(20));
        another.refused(Duration.ofSeconds(20));

        assertThat(another.acquire().orElseThrow()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(22));
    }

    @Test
    void aRefusalWithoutAWaitCostsOnePermit() throws Exception {
        JdbcRateLimiter limiter = limiter();
        limiter.setRequestsPerSecond(0.1);
        limiter.acquire();

        limiter.refused(null);

        assertThat(limiter.acquire().orElseThrow()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
    }

    @Test
    void accountsDoNotWaitForEachOther() throws Exception {
        JdbcRateLimiter one = limiter();
        JdbcRateLimiter another = limiter();
        another.setAccount("another");
        one.refused(Duration.ofSeconds(30));

        assertThat(another.acquire()).contains(Duration.ZERO);
    }

    @Test
    void aMissingTableIsCreatedOnlyIfAskedFor() {
        JdbcRateLimiter limiter = limiter();
        limiter.setCreateTable(false);

        assertThatThrownBy(limiter::start).hasStackTraceContaining("pixelcut_rate_limit");
    }

    @Test
    void wrongOptionsAreRefusedWithTheirValue() {
        JdbcRateLimiter limiter = new JdbcRateLimiter();

        assertThatThrownBy(() -> limiter.setTable("a; DROP TABLE b")).hasMessageContaining("a; DROP TABLE b");
        assertThatThrownBy(() -> limiter.setRequestsPerSecond(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> limiter.setRequestsPerSecond(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> limiter.setAccount("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(limiter::acquire).hasMessageContaining("needs the option dataSource");
    }

    @Test
    void twoApplicationsShareThePaceOfTheirAccount() throws Exception {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start();
                DefaultCamelContext one = application(limiter());
                DefaultCamelContext another = application(limiter())) {
            List<Exchange> exchanges = Stream.of(one, another, one, another)
                    .map(camel -> send(camel, sandbox.baseUrl(), "&rateLimiter=#limiter"))
                    .toList();

            assertThat(exchanges).allMatch(exchange -> exchange.getException() == null);
            assertThat(sandbox.stats().generated()).isEqualTo(4);
        }
        assertThat(accounts()).containsExactly("default");
    }

    /** The properties of the user guide. */
    @Test
    void anApplicationNeedsFourProperties() throws Exception {
        Properties properties = new Properties();
        properties.load(
                new StringReader(DocsPage.read("docs/user-guide.md").block("properties elsewhere id=shared-pace")));
        Main main = new Main();
        main.setOverrideProperties(properties);
        main.bind("orders", database(url()));
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            main.start();

            Exchange exchange = send(main.getCamelContext(), sandbox.baseUrl(), "");

            assertThat(exchange.getException()).isNull();
        } finally {
            main.stop();
        }
        assertThat(accounts()).containsExactly("default");
    }

    private static DefaultCamelContext application(JdbcRateLimiter limiter) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("limiter", limiter);
        camel.start();
        return camel;
    }

    private static Exchange send(CamelContext camel, String baseUrl, String options) {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            String uri = "pixelcut:generate-background?apiKey=any&baseUrl=" + baseUrl + options;
            return template.send(uri, exchange -> exchange.getMessage().setBody(Pictures.product()));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
