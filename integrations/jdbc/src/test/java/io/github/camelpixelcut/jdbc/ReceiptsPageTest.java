package io.github.camelpixelcut.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.camelpixelcut.FileReceiptRepository;
import io.github.camelpixelcut.MemoryReceiptRepository;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.ReceiptRepository;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.language.joor.CompilationUnit;
import org.apache.camel.language.joor.MultiCompile;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs the snippets of {@code docs/receipts.md}; its SQL is run by the tests of each database. */
class ReceiptsPageTest {

    private static final DocsPage PAGE = DocsPage.read("docs/receipts.md");
    private static final String KEY = "0".repeat(63) + "1";

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    @Test
    void theTableHasTheDefaults() {
        MemoryReceiptRepository memory = new MemoryReceiptRepository();
        FileReceiptRepository file = new FileReceiptRepository();
        JdbcReceiptRepository jdbc = new JdbcReceiptRepository();

        assertThat(PAGE.text())
                .contains("| `maxReceipts` (%,d), `maxPictureBytes` (%d MiB) |"
                        .formatted(memory.getMaxReceipts(), memory.getMaxPictureBytes() >> 20))
                .contains("| `folder`, `keepPaidDays` (%d) |".formatted(file.getKeepPaidDays()))
                .contains("| `dataSource`, `table` (`%s`), `createTable` (%s), `keepPaidDays` (%d) |"
                        .formatted(jdbc.getTable(), jdbc.isCreateTable(), jdbc.getKeepPaidDays()));
    }

    @Test
    void aPhotoThatStaysInItsFolderIsPaidForOnceOverRestarts() throws Exception {
        Path photo = Files.createDirectories(folder.resolve("photos")).resolve("${env:PATH}.jpg");
        Files.write(photo, Pictures.at(sandbox.sampleUrl("mug.jpg")));
        Path finished = folder.resolve("finished/${env:PATH}.jpg.jpg");

        for (int start = 1; start <= 3; start++) {
            CamelContext camel = startFolderRoute();
            try {
                await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(finished));
            } finally {
                camel.stop();
            }
            Files.delete(finished);
        }

        assertThat(sandbox.stats().requests()).isOne();
    }

    private CamelContext startFolderRoute() throws Exception {
        CamelContext camel = new DefaultCamelContext();
        PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);
        component.getConfiguration().setApiKey("any");
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        String yaml = PAGE.block("yaml id=folder")
                .replace("folder: state/receipts", "folder: " + folder.resolve("state/receipts"))
                .replaceAll("(uri|to): file:", "$0" + folder + "/");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
        camel.start();
        return camel;
    }

    @Test
    void withADatabaseAPhotoIsPaidForOnceOverRestarts() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + folder.resolve("orders"));
        new JdbcTemplate(database).execute(schema("h2.sql"));

        assertThat(receiptOfPhotoWith(database)).isEqualTo("bought");
        assertThat(receiptOfPhotoWith(database)).isEqualTo("reused");

        assertThat(sandbox.stats().requests()).isOne();
        assertThat(new JdbcTemplate(database).queryForList("SELECT state FROM pixelcut_receipt", String.class))
                .containsExactly("PAID");
    }

    /** Starts the application of the page, and sends a photo. */
    private Object receiptOfPhotoWith(DataSource database) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(PAGE.block("properties id=jdbc")));
        Main main = new Main();
        main.setOverrideProperties(properties);
        main.addOverrideProperty("camel.component.pixelcut.api-key", "any");
        main.addOverrideProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
        main.bind("orders", database);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:photo").to("pixelcut:generate-background?scene=marble&output=download");
            }
        });
        try {
            main.start();
            byte[] photo = Pictures.at(sandbox.sampleUrl("mug.jpg"));
            Exchange exchange = main.getCamelTemplate()
                    .send("direct:photo", sent -> sent.getMessage().setBody(photo));
            assertThat(exchange.getException()).isNull();
            return exchange.getMessage().getHeader(PixelcutConstants.RECEIPT);
        } finally {
            main.stop();
        }
    }

    private static String schema(String file) throws IOException {
        try (InputStream in = JdbcReceiptRepository.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void theSchemaIsThatOfTheJar() throws IOException {
        assertThat(PAGE.block("sql id=postgresql")).isEqualTo(schema("postgresql.sql"));
    }

    @Test
    void theDependencyIsThisModule() throws IOException {
        String version = Files.readString(Path.of("pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");

        assertThat(PAGE.block("xml"))
                .contains("<artifactId>camel-pixelcut-jdbc</artifactId>")
                .contains("<version>" + version + "</version>");
    }

    private static Receipt claim(String key, String label) {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        return new Receipt(
                key, UUID.randomUUID(), Receipt.State.CLAIMED, label, now, now.plusSeconds(60), null, null, null);
    }

    @Test
    void theCommandListsWhatIsNotPaid() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "The command needs a Unix shell");
        FileReceiptRepository receipts =
                new FileReceiptRepository(folder.resolve("state/receipts").toString());
        Receipt paid = claim(KEY, "paid.jpg");
        receipts.claim(paid);
        receipts.settle(new Receipt(
                KEY, paid.id(), Receipt.State.PAID, "paid.jpg", paid.at(), null, null, "image/jpeg", new byte[1]));
        receipts.claim(claim(KEY.replace('1', '2'), "claimed.jpg"));
        Receipt lost = claim(KEY.replace('1', '3'), "lost.jpg");
        receipts.claim(lost);
        receipts.settle(new Receipt(
                lost.key(), lost.id(), Receipt.State.IN_DOUBT, "lost.jpg", lost.at(), null, null, null, null));

        Process command = new ProcessBuilder("/bin/sh", "-c", PAGE.block("sh id=list"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(command.getInputStream().readAllBytes(), UTF_8))
                .contains("state/receipts/" + lost.key() + ".json:  \"label\" : \"lost.jpg\"")
                .contains("\"state\" : \"IN_DOUBT\"", "\"label\" : \"claimed.jpg\"", "2026-11-25T12:01:00Z")
                .doesNotContain("paid.jpg");
    }

    @Test
    void theStatementsRemoveAReceipt() throws Exception {
        Class<?> statements = compile("Statements", """
                import io.github.camelpixelcut.*;
                import java.util.Optional;

                public class Statements {
                    public static void run(ReceiptRepository receipts, String key) throws Exception {
                %s
                    }
                }
                """.formatted(PAGE.block("java id=remove")));
        MemoryReceiptRepository receipts = new MemoryReceiptRepository();
        receipts.claim(claim(KEY, "lost.jpg"));

        statements.getMethod("run", ReceiptRepository.class, String.class).invoke(null, receipts, KEY);

        assertThat(receipts.find(KEY)).isEmpty();
    }

    @Test
    void theContractOfThePageCanBeExtended() {
        Class<?> test = compile("MyReceiptRepositoryTest", PAGE.block("java id=contract"));

        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.failed(0))
                .succeeded()
                .assertThatEvents()
                .hasSizeGreaterThan(20);
    }

    private static Class<?> compile(String name, String source) {
        return MultiCompile.compileUnit(CompilationUnit.input().addClass(name, source))
                .getClass(name);
    }
}
