package io.github.camelpixelcut.security;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces with all causes and suppressed exceptions, as logs show them. */
final class StackTraces {

    private StackTraces() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
