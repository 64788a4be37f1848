package io.github.camelpixelcut.client;

import java.io.IOException;

/** What to do with a success. The answer is closed when this returns. */
@FunctionalInterface
public interface AnswerHandler<T> {
    T handle(Answer answer) throws IOException;
}
