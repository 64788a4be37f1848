package io.github.camelpixelcut.sandbox.internal.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.QValueParser;
import io.undertow.util.QValueParser.QValueResult;
import java.util.List;
import java.util.Locale;

/** The two forms in which the API returns a picture. */
enum ResponseForm {
    /** A JSON document with the URL of the picture; the default. */
    RESULT_URL,
    /** The JPEG itself. */
    IMAGE;

    /** The form that the request's {@code Accept} header prefers; the default if it names neither. */
    static ResponseForm askedBy(HttpServerExchange exchange) {
        HeaderValues accept = exchange.getRequestHeaders().get(Headers.ACCEPT);
        if (accept == null) {
            return RESULT_URL;
        }
        return QValueParser.parse(accept).stream()
                .flatMap(List::stream)
                .filter(range -> !range.isQValueZero())
                .map(ResponseForm::of)
                .filter(form -> form != null)
                .findFirst()
                .orElse(RESULT_URL);
    }

    private static ResponseForm of(QValueResult range) {
        return switch (range.getValue().strip().toLowerCase(Locale.ROOT)) {
            case "image/*", "image/jpeg" -> IMAGE;
            case "application/json", "application/*", "*/*" -> RESULT_URL;
            default -> null;
        };
    }
}
