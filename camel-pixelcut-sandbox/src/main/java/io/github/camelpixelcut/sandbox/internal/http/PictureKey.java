package io.github.camelpixelcut.sandbox.internal.http;

import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Everything that a picture depends on. */
record PictureKey(String imageHash, Placement placement, Backdrop backdrop) {

    static PictureKey of(byte[] image, GenerateRequest request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(image);
            return new PictureKey(HexFormat.of().formatHex(hash), request.placement(), request.backdrop());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
