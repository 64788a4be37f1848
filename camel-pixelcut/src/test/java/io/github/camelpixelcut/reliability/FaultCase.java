package io.github.camelpixelcut.reliability;

/**
 * One row of the fault matrix.
 *
 * @param fault what goes wrong, as the documentation names it
 * @param scenario lets it go wrong, with a real route and a real server
 * @param outcome what the route and the server have to see
 */
record FaultCase(String fault, Scenario scenario, Outcome outcome) {

    /** Something that goes wrong. */
    @FunctionalInterface
    interface Scenario {

        /** @param test has the Camel context, and closes the servers that it was given */
        Seen happen(FaultTestSupport test) throws Exception;
    }

    @Override
    public String toString() {
        return fault;
    }
}
