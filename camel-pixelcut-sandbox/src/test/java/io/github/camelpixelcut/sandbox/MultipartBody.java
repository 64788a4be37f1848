package io.github.camelpixelcut.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds the bytes of a multipart/form-data body. */
final class MultipartBody {

    static final String CONTENT_TYPE = "multipart/form-data; boundary=the-boundary";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MultipartBody text(String name, String value) {
        return part("name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
    }

    MultipartBody typed(String name, String contentType, String value) {
        return part("name=\"" + name + "\"", contentType, value.getBytes(StandardCharsets.UTF_8));
    }

    MultipartBody typedFile(String name, String contentType, String value) {
        return part("name=\"" + name + "\"; filename=\"file\"", contentType, value.getBytes(StandardCharsets.UTF_8));
    }

    MultipartBody image(byte[] image) {
        return part("name=\"image\"; filename=\"photo\"", "application/octet-stream", image);
    }

    MultipartBody imageWithoutFileName(byte[] image) {
        return part("name=\"image\"", "application/octet-stream", image);
    }

    byte[] whole() {
        line("--the-boundary--");
        return bytes.toByteArray();
    }

    byte[] brokenOff() {
        return bytes.toByteArray();
    }

    private MultipartBody part(String names, String contentType, byte[] value) {
        line("--the-boundary");
        line("Content-Disposition: form-data; " + names);
        if (contentType != null) {
            line("Content-Type: " + contentType);
        }
        line("");
        bytes.writeBytes(value);
        line("");
        return this;
    }

    private void line(String text) {
        bytes.writeBytes((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
