package io.github.camelpixelcut.internal.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.internal.image.ImageFormat;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** A successful answer while its connection is open. */
public final class ApiResponse {

    /** The media type of a JSON answer. */
    public static final String JSON = "application/json";

    /** The media range that the API takes for "the picture itself". */
    public static final String IMAGE = "image/*";

    private static final int MAX_JSON_SIZE = 64 * 1024;
    // Not the application's ObjectMapper, which may have other typing or naming rules.
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ClassicHttpResponse response;
    private final String apiKey;

    ApiResponse(ClassicHttpResponse response, String apiKey) {
        this.response = response;
        this.apiKey = apiKey;
    }

    /** A part of the answer as an error message shows it: one short line, without the API key. */
    public String shown(String part) {
        return LogText.abbreviate(part, apiKey);
    }

    /**
     * The answer as a JSON object.
     *
     * @throws UnusableResponseException if it is no JSON object or larger than 64 KiB
     */
    public JsonNode json() throws IOException {
        String mediaType = mediaType();
        if (!isJson(mediaType)) {
            throw new UnusableResponseException("a JSON answer was asked for, this is " + type(mediaType));
        }
        try {
            JsonNode json = MAPPER.readTree(body(MAX_JSON_SIZE).readAllBytes());
            if (!json.isObject()) {
                throw new UnusableResponseException("the answer is no JSON object");
            }
            return json;
        } catch (CharConversionException e) {
            throw new UnusableResponseException("the answer is no valid JSON: its bytes are no text");
        } catch (JsonProcessingException e) {
            // Not as the cause: it quotes the answer. Where a limit of the parser is passed there is no place.
            JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new UnusableResponseException("the answer is no valid JSON: "
                    + e.getClass().getSimpleName() + " at line "
                    + place.getLineNr() + ", column "
                    + place.getColumnNr());
        }
    }

    /**
     * The URL of the picture, without blanks around it. Its other characters are not checked, because the picture is
     * paid for: if the URL cannot be used, the download says why.
     *
     * @throws UnusableResponseException if there is no http or https URL
     */
    public String resultUrl() throws IOException {
        JsonNode json = json();
        String url = resultUrlOf(json);
        if (url == null) {
            JsonNode found = json.path("result_url");
            throw new UnusableResponseException(
                    "the answer has no usable result_url: " + shown(found.isMissingNode() ? "none" : found.toString()));
        }
        return url;
    }

    /** Null where there is none. */
    private static String resultUrlOf(JsonNode json) {
        String url = LenientUrl.strip(json.path("result_url").asText(""));
        return LenientUrl.isHttp(url) ? url : null;
    }

    /**
     * The answer as a picture.
     *
     * @param maxSize the largest picture that is taken, in bytes
     * @throws UnusableResponseException if it is no picture, empty, or announced as larger than allowed
     */
    public ResultImage image(long maxSize) throws IOException {
        if (isJson(mediaType())) {
            throw new UnusableResponseException(
                    "a picture was asked for, this is " + type(mediaType()), resultUrlOf(json()));
        }
        long length = response.getEntity() == null ? 0 : response.getEntity().getContentLength();
        if (length > maxSize) {
            throw CappedInputStream.tooLarge(maxSize);
        }
        PushbackInputStream body = new PushbackInputStream(body(maxSize), ImageFormat.SIGNATURE_SIZE);
        byte[] head = body.readNBytes(ImageFormat.SIGNATURE_SIZE);
        if (head.length == 0) {
            throw new UnusableResponseException("the answer is empty");
        }
        body.unread(head);
        return new ResultImage(imageType(head), length, body);
    }

    /** Object stores often send a general type, so the first bytes decide. */
    private String imageType(byte[] head) throws UnusableResponseException {
        String mediaType = mediaType();
        if (mediaType.startsWith("image/")) {
            return mediaType;
        }
        ImageFormat format = ImageFormat.of(head);
        if (format != ImageFormat.UNKNOWN) {
            return format.mediaType();
        }
        throw new UnusableResponseException("a picture was asked for, this is " + type(mediaType));
    }

    private InputStream body(long limit) throws IOException {
        Header encoding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !isIdentity(encoding.getValue().strip())) {
            throw new UnusableResponseException(
                    "the answer has the Content-Encoding " + shown(encoding.getValue()) + ", which was not asked for");
        }
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : new CappedInputStream(entity.getContent(), limit);
    }

    private static boolean isIdentity(String encoding) {
        return encoding.isEmpty() || encoding.equalsIgnoreCase("identity");
    }

    private static boolean isJson(String mediaType) {
        return mediaType.equals(JSON) || mediaType.endsWith("+json");
    }

    private String mediaType() {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        String value = type == null ? "" : type.getValue();
        return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private String type(String mediaType) {
        return mediaType.isEmpty() ? "of no stated type" : shown(mediaType);
    }
}
