package io.github.camelpixelcut.internal.client;

import java.io.InputStream;

/**
 * A finished picture on its way.
 *
 * @param mediaType its type, usually {@code image/jpeg}
 * @param length in bytes, -1 where the server did not say
 * @param stream the picture; fails beyond the largest size that was asked for
 */
public record ResultImage(String mediaType, long length, InputStream stream) {}
