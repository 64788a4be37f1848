package io.github.camelpixelcut.example;

/** The exit codes of the process. */
final class ExitCode {

    /** Every picture was stored or rejected. */
    static final int DONE = 0;

    /** Some pictures failed or could not be taken, there was another problem, or the application could not start. */
    static final int SOME_FAILED = 1;

    /**
     * Stopped: the key is missing or was refused, the credits are used up, S3 refuses pictures, or the disk is full.
     */
    static final int CANNOT_CONTINUE = 2;

    /** The command line or a setting is wrong; the number is that of BSD's {@code sysexits.h}. */
    static final int USAGE = 64;

    private ExitCode() {}
}
