package io.github.camelpixelcut.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.hostile.Metadata;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option and header, alone and together, in every form of a body: exactly the values that were set are sent. */
abstract class OptionRequests extends RecordedRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    OptionRequests(ContractDocument document) {
        super(document);
    }

    /** An option, the corresponding header, and the corresponding field of the request. */
    record Setting(String option, String header, Object value, String field) {

        Setting with(Object other) {
            return new Setting(option, header, other, field);
        }

        @Override
        public String toString() {
            return option + "=" + value;
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting("scene", PixelcutConstants.SCENE, "linen", "/scene"),
            new Setting("prompt", PixelcutConstants.PROMPT, "on moss & stone, \"light\"; čaj + 茶", "/prompt"),
            new Setting("negativePrompt", PixelcutConstants.NEGATIVE_PROMPT, "people, text", "/negative_prompt"),
            new Setting("scale", PixelcutConstants.SCALE, 0.8, "/image_transform/scale"),
            new Setting("xCenter", PixelcutConstants.X_CENTER, 0.25, "/image_transform/x_center"),
            new Setting("yCenter", PixelcutConstants.Y_CENTER, 1.0, "/image_transform/y_center"));

    /** The form in which an image and all other fields are sent. */
    enum Form {
        JSON_BODY("application/json", ENDPOINT, IMAGE_URL),
        MULTIPART("multipart/form-data", ENDPOINT, ImageFiles.png()),
        MULTIPART_WITH_BRACKETS("multipart/form-data", ENDPOINT + "?imageTransformEncoding=brackets", ImageFiles.png());

        private final String mediaType;
        private final String uri;
        private final Object body;

        Form(String mediaType, String uri, Object body) {
            this.mediaType = mediaType;
            this.uri = uri;
            this.body = body;
        }

        String uriWith(List<Setting> settings) {
            String options = settings.stream()
                    .map(setting -> setting.option() + "=RAW(" + setting.value() + ")")
                    .collect(Collectors.joining("&"));
            return uri + (uri.contains("?") ? "&" : "?") + options;
        }
    }

    /** The two others are sent in other ways, which {@link ImageRequests} tests. */
    @Test
    void everyHeaderThatIsAFieldHasASetting() {
        assertThat(Metadata.headers())
                .as("Headers without a request: add a Setting to OptionRequests.SETTINGS")
                .filteredOn(header -> !Set.of(PixelcutConstants.IMAGE_URL, PixelcutConstants.OUTPUT)
                        .contains(header))
                .filteredOn(header ->
                        SETTINGS.stream().noneMatch(setting -> setting.header().equals(header)))
                .isEmpty();
    }

    static Stream<Arguments> eachSettingInEachForm() {
        List<Setting> more =
                List.of(SETTINGS.get(3).with(0.0005), SETTINGS.get(4).with(0.0));
        return Stream.of(Form.values())
                .flatMap(form ->
                        Stream.concat(SETTINGS.stream(), more.stream()).map(setting -> Arguments.of(setting, form)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("eachSettingInEachForm")
    void anOptionIsSentAlone(Setting setting, Form form) throws IOException {
        assertSent(List.of(setting), form, send(form.uriWith(List.of(setting)), form.body));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("eachSettingInEachForm")
    void aHeaderIsSentAlone(Setting setting, Form form) throws IOException {
        assertSent(List.of(setting), form, send(form.uri, form.body, headers(List.of(setting))));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("eachSettingInEachForm")
    void aHeaderMayBeText(Setting setting, Form form) throws IOException {
        SentCall call = send(
                form.uri, form.body, Map.of(setting.header(), setting.value().toString()));

        assertSent(List.of(setting), form, call);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void allOptionsAreSentTogether(Form form) throws IOException {
        assertSent(SETTINGS, form, send(form.uriWith(SETTINGS), form.body));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void allHeadersAreSentTogetherAndOverrideTheOptions(Form form) throws IOException {
        List<Setting> options = SETTINGS.stream()
                .map(setting -> setting.with(
                        setting.value() instanceof Double
                                ? 0.5
                                : setting.option().equals("scene") ? "wood" : "other"))
                .toList();

        assertSent(SETTINGS, form, send(form.uriWith(options), form.body, headers(SETTINGS)));
    }

    static Stream<Arguments> blankHeaders() {
        return Stream.of(Form.values())
                .flatMap(form -> SETTINGS.stream()
                        .flatMap(setting ->
                                Stream.of("", " ", "\t\n").map(blank -> Arguments.of(setting, blank, form))));
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("blankHeaders")
    void aBlankHeaderRemovesItsOptionAndIsNotSent(Setting setting, String blank, Form form) throws IOException {
        List<Setting> others =
                SETTINGS.stream().filter(other -> other != setting).toList();

        assertSent(others, form, send(form.uriWith(SETTINGS), form.body, Map.of(setting.header(), blank)));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aNullHeaderDoesNotChangeItsOption(Form form) throws IOException {
        Map<String, Object> nulls = new HashMap<>();
        SETTINGS.forEach(setting -> nulls.put(setting.header(), null));

        assertSent(SETTINGS, form, send(form.uriWith(SETTINGS), form.body, nulls));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void blankPromptsAreNotSent(Form form) throws IOException {
        List<Setting> blank = List.of(SETTINGS.get(1).with(" "), SETTINGS.get(2).with(""));

        assertSent(List.of(), form, send(form.uriWith(blank), form.body));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void optionsThatAreNotSetAreNotSent(Form form) throws IOException {
        assertSent(List.of(), form, send(form.uri, form.body, Map.of("scene", "wood", "Accept", "text/html")));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aPromptWithSeveralLinesIsSentUnchanged(Form form) throws IOException {
        Setting lines = SETTINGS.get(1).with("50% fog\r\nContent-Type: x\n\n--boundary--\r\n last line \t");

        assertSent(List.of(lines), form, send(form.uri, form.body, headers(List.of(lines))));
    }

    private static Map<String, Object> headers(List<Setting> settings) {
        return settings.stream().collect(Collectors.toMap(Setting::header, Setting::value));
    }

    private static void assertSent(List<Setting> settings, Form form, SentCall call) {
        ObjectNode expected = JSON.createObjectNode();
        for (Setting setting : settings) {
            JsonPointer field = JsonPointer.compile(setting.field());
            expected.withObject(field.head())
                    .set(field.last().getMatchingProperty(), JSON.valueToTree(setting.value()));
        }
        assertThat(call.mediaType()).isEqualTo(form.mediaType);
        if (form == Form.JSON_BODY) {
            assertThat(call.fields()).isEqualTo(expected.put("image_url", IMAGE_URL));
            return;
        }
        assertThat(call.fields()).isEqualTo(expected);
        assertThat(call.image().content()).isEqualTo(form.body);
        assertThat(call.chunked()).as("chunked").isFalse();
        assertThat(call.partNames()).containsExactlyInAnyOrderElementsOf(partNames(settings, form));
    }

    /** The names of the parts. The transform is one part or, with brackets, one part for each value. */
    private static List<String> partNames(List<Setting> settings, Form form) {
        Stream<String> names = settings.stream().map(Setting::field).map(field -> switch (form) {
            case MULTIPART_WITH_BRACKETS -> field.replaceFirst("/(\\w+)/(\\w+)", "$1[$2]");
            default -> field.replaceFirst("(/\\w+)/\\w+", "$1");
        });
        return Stream.concat(names.map(name -> name.replace("/", "")).distinct(), Stream.of("image"))
                .toList();
    }

    @ParameterizedTest(name = "{0} asks for {1}, {2}")
    @CsvSource({
        "image,    image/*,          JSON_BODY",
        "image,    image/*,          MULTIPART",
        "url,      application/json, JSON_BODY",
        "url,      application/json, MULTIPART",
        "download, application/json, JSON_BODY",
        "download, application/json, MULTIPART",
    })
    void theOutputOnlyDeterminesTheAcceptHeader(String output, String accept, Form form) throws IOException {
        SentCall byOption = send(form.uri + "?output=" + output, form.body);
        api.resetRequests();
        SentCall byHeader = send(form.uri, form.body, Map.of(PixelcutConstants.OUTPUT, output));

        assertThat(List.of(byOption, byHeader)).allSatisfy(call -> {
            assertThat(call.accept()).isEqualTo(accept);
            assertSent(List.of(), form, call);
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void withoutAnOutputThePictureIsRequested(Form form) throws IOException {
        assertThat(send(form.uri, form.body).accept()).isEqualTo("image/*");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theDownloadOfAResultIsAPlainGetWithoutTheKey(Form form) throws IOException {
        send(form.uri, form.body, Map.of(PixelcutConstants.OUTPUT, "download"));

        assertThat(downloads()).singleElement().satisfies(get -> {
            assertThat(get.getMethod().getName()).isEqualTo("GET");
            assertThat(get.getUrl()).isEqualTo("/results/1.jpg");
            assertThat(get.getHeaders().keys())
                    .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                    .containsOnly("Host", "Connection", "User-Agent", "Accept");
            assertThat(get.header("Accept").values()).containsExactly("image/*");
        });
    }
}
