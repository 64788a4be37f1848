package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.LenientUrl;
import io.github.camelpixelcut.internal.client.LogText;
import io.github.camelpixelcut.internal.image.TextFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.apache.camel.trait.message.MessageTrait;

/** Why a message body is not an image, and what to do about it. */
final class RefusedBody {

    private static final int SHOWN_ATTACHMENTS = 5;

    private RefusedBody() {}

    static PixelcutRequestException empty(Message message) {
        return refused(
                "There is no image: the message body is empty" + attachments(message)
                        + ". Give the image as the body (bytes, stream or file), or its URL as the body, the header "
                        + PixelcutConstants.IMAGE_URL + " or the option imageUrl",
                ErrorCode.MISSING_PARAMETER);
    }

    /** A body of text that is not a URL. */
    static PixelcutRequestException text(String text, Message message) {
        byte[] head =
                text.substring(0, Math.min(text.length(), TextFormat.HEAD_SIZE)).getBytes(UTF_8);
        String advice = TextFormat.of(head)
                .filter(format -> format != TextFormat.URL)
                .map(format -> " but " + format + advice(format))
                .orElse(". Give the image as bytes, stream or file");
        String problem = LenientUrl.problem(text);
        return refused(
                "The message body is the text '" + LogText.abbreviate(text)
                        + "', which is no absolute http or https URL" + (problem.isEmpty() ? advice : ": " + problem)
                        + attachments(message),
                ErrorCode.INVALID_PARAMETER);
    }

    /** A body of bytes that are text. */
    static PixelcutRequestException bytesOfText(byte[] head, TextFormat format, Message message) {
        return refused(
                "The message body is not an image but text, " + format + ": '"
                        + LogText.abbreviate(TextFormat.decoded(head)) + "'" + advice(format) + attachments(message),
                ErrorCode.INVALID_REQUEST_BODY);
    }

    static PixelcutRequestException unreadable(Object body, Message message) {
        String type = body.getClass().getName();
        return refused(
                "A message body of the type " + type + " cannot be read as an image: give " + unwrapping(type)
                        + attachments(message),
                ErrorCode.INVALID_REQUEST_BODY);
    }

    static PixelcutRequestException alreadyRead() {
        return refused(
                "The message body is a stream that is empty or was read already: enable stream caching to send it again",
                ErrorCode.INVALID_REQUEST_BODY);
    }

    private static String advice(TextFormat format) {
        return switch (format) {
            case URL -> ". If Pixelcut is to fetch the image from there, make it text: convertBodyTo(String.class)";
            case DATA_URL -> ". Give the image itself: what follows the comma, decoded from base64";
            case BASE64 -> ". Decode it first, for example by unmarshal().base64()";
            case JSON -> ". Take the image, or its URL as text, out of it";
            case HTML -> ". A page came instead of an image";
        };
    }

    /** What to give in place of a body of this type, which may be of a library that is not on the class path. */
    private static String unwrapping(String type) {
        if (type.endsWith(".activation.DataHandler")) {
            return "its content, body.getInputStream()";
        }
        return type.startsWith("org.apache.camel.attachment.")
                ? "its content, body.getDataHandler().getInputStream()"
                : "bytes, a stream or a file";
    }

    /** The image of a mail or a form is often an attachment. */
    private static String attachments(Message message) {
        if (!(message.getPayloadForTrait(MessageTrait.ATTACHMENTS) instanceof Map<?, ?> attachments)
                || attachments.isEmpty()) {
            return "";
        }
        String names = attachments.keySet().stream()
                .limit(SHOWN_ATTACHMENTS)
                .map(name -> "'" + LogText.abbreviate(String.valueOf(name)) + "'")
                .collect(Collectors.joining(", "));
        String more = attachments.size() > SHOWN_ATTACHMENTS ? " and more" : "";
        return ". The message has " + attachments.size()
                + (attachments.size() == 1 ? " attachment: " : " attachments: ") + names + more
                + ". Make one of them the body, for example by"
                + " getMessage(AttachmentMessage.class).getAttachment(name).getInputStream()";
    }

    private static PixelcutRequestException refused(String reason, ErrorCode code) {
        return new PixelcutRequestException(reason + "; nothing was sent", Failure.local(code));
    }
}
