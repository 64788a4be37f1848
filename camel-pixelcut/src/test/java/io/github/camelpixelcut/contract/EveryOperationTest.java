package io.github.camelpixelcut.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.PixelcutOperation;
import io.github.camelpixelcut.reliability.FaultMatrix;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each operation has all that belongs to one. The tests of a new operation fail until it has it, too. */
class EveryOperationTest extends RecordedRequests {

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    EveryOperationTest() {
        super(ContractDocument.own());
    }

    /** A message that any operation can use: a photo, and the URL of a picture. */
    private Exchange call(String uri, String pictureUrl) {
        return camel.createFluentProducerTemplate()
                .to(uri)
                .withBody(Pictures.product())
                .withHeader(PixelcutConstants.RESULT_URL, pictureUrl)
                .send();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(PixelcutOperation.class)
    void itsRequestIsInTheContract(PixelcutOperation operation) throws IOException {
        Exchange exchange = call("pixelcut:" + operation, api.baseUrl() + "/results/1.jpg");

        int requests = calls().size() + downloads().size();
        assertThat(exchange.getException())
                .as("pixelcut:%s: add its answer to RecordedRequests.answerEverything", operation)
                .isNull();
        assertThat(requests).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(PixelcutOperation.class)
    void theSandboxHasIt(PixelcutOperation operation) {
        Exchange exchange =
                call("pixelcut:" + operation + "?baseUrl=" + sandbox.baseUrl(), sandbox.sampleUrl("mug.jpg"));

        assertThat(exchange.getException())
                .as("pixelcut:%s: add a handler and a route to SandboxRoutes", operation)
                .isNull();
    }

    /** All rows of the fault matrix that name no operation are of the first one. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(value = PixelcutOperation.class, mode = Mode.EXCLUDE, names = "GENERATE_BACKGROUND")
    void itsFaultsAreInTheFaultMatrix(PixelcutOperation operation) {
        Stream<String> faults = FaultMatrix.tables().values().stream()
                .flatMap(table -> table.get().rows().stream())
                .map(row -> row.get(0));

        assertThat(faults)
                .as("add a row `pixelcut:%s` to the cases() of a test in the package reliability", operation)
                .anyMatch(fault -> fault.contains("`pixelcut:" + operation + "`"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(PixelcutOperation.class)
    void aPageShowsIt(PixelcutOperation operation) throws IOException {
        try (Stream<Path> files = Files.walk(Project.ROOT.resolve("docs"))) {
            List<String> pages = files.map(file -> Project.ROOT.relativize(file).toString())
                    .filter(file -> file.endsWith(".md"))
                    .toList();

            assertThat(pages.stream()
                            .flatMap(page -> DocsPage.read(page).blocks().stream())
                            .map(DocsPage.Block::text))
                    .as("add a route with pixelcut:%s to a page in docs, and say what it does", operation)
                    .anyMatch(block -> block.contains("pixelcut:" + operation));
        }
    }
}
