package io.github.camelpixelcut.benchmarks.soak;

/**
 * One line of the result.
 *
 * @param what what was counted
 * @param figure the result
 * @param verdict whether the result is as promised
 */
record Check(String what, String figure, Verdict verdict) {

    enum Verdict {
        OK,
        VIOLATED,
        /** For information only. */
        NONE
    }

    static Check figure(String what, Object figure) {
        return new Check(what, String.valueOf(figure), Verdict.NONE);
    }

    static Check of(String what, String figure, boolean holds) {
        return new Check(what, figure, holds ? Verdict.OK : Verdict.VIOLATED);
    }
}
