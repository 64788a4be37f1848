package io.github.camelpixelcut.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.camelpixelcut.BodyHeadersRows;
import io.github.camelpixelcut.docs.Catalog.Option;
import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.ResponseStatus;
import io.github.camelpixelcut.reliability.FaultMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of the documentation, each between {@code <!-- table: name -->} and {@code <!-- end of table -->}. They
 * are generated from the component's catalog JSON, error codes, exceptions and list of headers, and from the fault
 * matrix.
 */
final class DocsTables {

    private static final Pattern TABLE =
            Pattern.compile("(<!-- table: ([a-z-]+) -->\n).*?(<!-- end of table -->)", Pattern.DOTALL);
    private static final Path ERRORS = Path.of("src/main/java/io/github/camelpixelcut/error");
    private static final Pattern STATUS_FIRST = Pattern.compile("(\\d{3}): (.*)");

    private final Catalog catalog = new Catalog();
    private final Map<String, Supplier<String>> tables = new TreeMap<>(Map.of(
            "options-in-short", this::optionsInShort,
            "endpoint-options", this::endpointOptions,
            "component-options", this::componentOptions,
            "headers", this::headers,
            "error-codes", this::errorCodes,
            "exceptions", this::exceptions,
            "answers", this::answers,
            "body-headers", this::bodyHeaders));

    DocsTables() {
        FaultMatrix.tables().forEach((name, table) -> tables.put(name, () -> faults(table.get())));
    }

    /**
     * Returns the text with all its tables up to date.
     *
     * @throws IllegalArgumentException for the name of a table that does not exist
     */
    String refresh(String markdown) {
        return TABLE.matcher(markdown).replaceAll(found -> {
            Supplier<String> table = tables.get(found.group(2));
            if (table == null) {
                throw new IllegalArgumentException(
                        "There is no table '" + found.group(2) + "': there are " + tables.keySet());
            }
            return Matcher.quoteReplacement(found.group(1) + table.get() + found.group(3));
        });
    }

    private String optionsInShort() {
        List<List<String>> rows = catalog.endpointOptions().stream()
                .filter(option -> !catalog.headerOf(option).isEmpty())
                .map(option -> List.of(
                        code(option.name()), code(catalog.headerOf(option)), firstSentence(option.description())))
                .toList();
        return table(List.of("Option", "Header", "What"), rows);
    }

    private String endpointOptions() {
        Map<String, List<Option>> groups =
                catalog.endpointOptions().stream().collect(groupingBy(Option::group, LinkedHashMap::new, toList()));
        return groups.entrySet().stream()
                .map(group -> "\n**" + group.getKey() + "**\n\n" + optionTable(group.getValue()))
                .collect(joining())
                .substring(1);
    }

    private String componentOptions() {
        return optionTable(catalog.componentOptions());
    }

    private static String optionTable(List<Option> options) {
        List<List<String>> rows = options.stream()
                .map(option -> List.of(code(option.name()), option.type(), withDefault(option)))
                .toList();
        return table(List.of("Option", "Type", "Description"), rows);
    }

    private static String withDefault(Option option) {
        return option.defaultValue().isEmpty()
                ? option.description()
                : option.description() + " Default: " + option.defaultValue() + ".";
    }

    private String headers() {
        List<List<String>> rows = catalog.headers().stream()
                .map(header -> List.of(
                        code(header.name()),
                        header.type(),
                        catalog.optionOf(header).isEmpty() ? "set by the component" : code(catalog.optionOf(header)),
                        header.description()))
                .toList();
        return table(List.of("Header", "Type", "Overrides", "Description"), rows);
    }

    /** Status and meaning come from the enum's comments, the exception from the component itself. */
    private String errorCodes() {
        Map<String, String> comments = javadoc("ErrorCode");
        List<List<String>> rows = Arrays.stream(ErrorCode.values())
                .filter(code -> code != ErrorCode.UNKNOWN)
                .map(code -> errorCode(code, comments.get(code.name())))
                .toList();
        return table(List.of("Code", "Status", "Exception", "Meaning"), rows);
    }

    private static List<String> errorCode(ErrorCode code, String comment) {
        Matcher documented = STATUS_FIRST.matcher(comment);
        boolean ofTheApi = documented.matches();
        int status = ofTheApi ? Integer.parseInt(documented.group(1)) : 400;
        String meaning = ofTheApi ? documented.group(2) : comment;
        return List.of(
                code(code.value()),
                ofTheApi ? documented.group(1) : "local check",
                code(nameOf(exceptionFor(status, code.value()))),
                Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1));
    }

    private String exceptions() {
        List<List<String>> rows = Stream.of(
                        "PixelcutRequestException",
                        "PixelcutImageException",
                        "PixelcutAuthenticationException",
                        "PixelcutCreditsException",
                        "PixelcutRateLimitException",
                        "PixelcutServerException",
                        "PixelcutTransportException",
                        "PixelcutException")
                .map(name -> List.of(code(name), javadoc(name).get(name)))
                .toList();
        return table(List.of("Exception", "When"), rows);
    }

    private String answers() {
        List<List<String>> rows = Stream.of(
                        answer("400 about the request", 400, ErrorCode.INVALID_PARAMETER.value()),
                        answer("400 about the image", 400, ErrorCode.MALFORMED_IMAGE.value()),
                        answer("401", 401, ErrorCode.INVALID_AUTH_TOKEN.value()),
                        answer("403 with `insufficient_api_credits`", 403, ErrorCode.INSUFFICIENT_API_CREDITS.value()),
                        answer("any other 3xx or 4xx", 404, null),
                        answer("429", 429, ErrorCode.RATE_LIMIT_EXCEEDED.value()),
                        answer("500", 500, null),
                        answer("503", 503, null),
                        answer("any other 5xx", 502, null))
                .toList();
        return table(List.of("Answer", "Exception", "`isRetryable()`", "`isPossiblyCharged()`"), rows);
    }

    private String bodyHeaders() {
        return table(List.of("Component", "Headers", "Source, and what uses them"), BodyHeadersRows.all());
    }

    private static String faults(FaultMatrix.Table table) {
        return table(table.heads(), table.rows());
    }

    private static List<String> answer(String answer, int status, String code) {
        PixelcutException exception = exceptionFor(status, code);
        return List.of(
                answer,
                code(nameOf(exception)),
                yesOrNo(exception.isRetryable()),
                yesOrNo(exception.isPossiblyCharged()));
    }

    private static PixelcutException exceptionFor(int status, String code) {
        ResponseStatus answered = new ResponseStatus(status, null);
        return answered.exception("", answered.failure(code, true, 1));
    }

    private static String nameOf(PixelcutException exception) {
        return exception.getClass().getSimpleName();
    }

    private static String yesOrNo(boolean value) {
        return value ? "**yes**" : "no";
    }

    private static Map<String, String> javadoc(String className) {
        try {
            return Javadoc.of(ERRORS.resolve(className + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String table(List<String> heads, List<List<String>> rows) {
        String line = heads.stream().map(head -> "---").collect(joining(" | ", "| ", " |\n"));
        return row(heads) + line + rows.stream().map(DocsTables::row).collect(joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(DocsTables::cell).collect(joining(" | ", "| ", " |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
