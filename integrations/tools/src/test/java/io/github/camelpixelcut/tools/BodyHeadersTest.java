package io.github.camelpixelcut.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel.EndpointHeaderModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The component's list of headers that describe a body, as its page shows it, against Camel's catalog. */
class BodyHeadersTest {

    private static final Pattern LIST = Pattern.compile("<!-- table: body-headers -->(.*?)<!-- end", Pattern.DOTALL);
    private static final Pattern DESCRIBES_A_BODY = Pattern.compile(
            "(?i)(.*(content[-_]?(length|type|encoding|disposition|language|md5|range)|checksum|crc|crc32c?hex"
                    + "|etag|md5ofbody|storesize|blobsize|uploadsize|filesize|filelength))");

    /** What models and services are asked for, and what they found, or other things that sound like it. */
    private static final Pattern OF_NO_BODY = Pattern.compile(
            "CamelAwsBedrock.*|CamelAwsPolly.*|CamelIBMWatson.*|CamelDocling.*|CamelServiceNow.*|CamelSpringAi.*"
                    + "|CamelDaprETag|CamelAzureStorageBlobMaxSingleUploadSize|CamelAzureStorageBlobPageBlobSize"
                    + "|CamelRockerMQOverrideTag|checksum");

    private static Set<String> listed;
    private static Set<String> known;

    @BeforeAll
    static void read() throws IOException {
        String page = Files.readString(Path.of("../../docs/reliability.md"));
        listed = LIST.matcher(page)
                .results()
                .flatMap(table -> Arrays.stream(table.group(1).split("\n")))
                .filter(row -> row.chars().filter(c -> c == '|').count() == 4)
                .flatMap(row -> Pattern.compile("`([^`]+)`")
                        .matcher(row.split("\\|")[2])
                        .results())
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
        CamelCatalog catalog = new DefaultCamelCatalog();
        known = catalog.findComponentNames().stream()
                .flatMap(name -> catalog.componentModel(name).getEndpointHeaders().stream())
                .map(EndpointHeaderModel::getName)
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    @Test
    void noHeaderThatDescribesABodyIsMissing() {
        Stream<String> describing = known.stream()
                .filter(name -> DESCRIBES_A_BODY.matcher(name).matches())
                .filter(name -> !OF_NO_BODY.matcher(name).matches());

        assertThat(describing).isNotEmpty().allMatch(listed::contains);
    }

    @Test
    void everyListedHeaderOfAComponentIsSpeltAsCamelSpellsIt() {
        Stream<String> ofComponents =
                listed.stream().filter(name -> name.startsWith("Camel") && !name.startsWith("CamelCloudEvent"));

        assertThat(ofComponents).isNotEmpty().allMatch(known::contains);
    }
}
