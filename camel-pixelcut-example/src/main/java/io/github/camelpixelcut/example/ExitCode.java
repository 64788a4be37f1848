package io.github.camelpixelcut.example;

/** The exit codes of the process. */
final class ExitCode {

    /** Every picture was stored or rejected. */
    static final int DONE = 0;

    /** Some pictures failed or could not be found, or the application could not start. */
    static final int SOME_FAILED = 1;

    /** Stopped because the key was missing or refused, or the credits are used up. */
    static final int REFUSED = 2;

    /** The command line or a setting is wrong; the number is that of BSD's {@code sysexits.h}. */
    static final int USAGE = 64;

    private ExitCode() {}
}
