package io.github.camelpixelcut.internal.client;

import java.io.IOException;

/** What to do with a success. The answer is closed when this returns. */
@FunctionalInterface
public interface ApiResponseHandler<T> {
    T handle(ApiResponse answer) throws IOException;
}
