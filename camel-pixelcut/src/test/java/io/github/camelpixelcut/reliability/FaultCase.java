package io.github.camelpixelcut.reliability;

/**
 * One row of the fault matrix.
 *
 * @param fault the fault, as named in the documentation
 * @param scenario causes the fault, with a real route and a real server
 * @param outcome the expected outcome for the route and the server
 */
record FaultCase(String fault, Scenario scenario, Outcome outcome) {

    /** Causes a fault. */
    @FunctionalInterface
    interface Scenario {

        /** @param test provides the Camel context, and closes the servers that are passed to it */
        Seen happen(FaultTestSupport test) throws Exception;
    }

    @Override
    public String toString() {
        return fault;
    }
}
