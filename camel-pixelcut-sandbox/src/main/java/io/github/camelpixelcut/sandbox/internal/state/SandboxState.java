package io.github.camelpixelcut.sandbox.internal.state;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Everything that changes while a sandbox runs. */
public record SandboxState(
        Account account,
        InjectedFailures failures,
        RandomFaults faults,
        RateLimit rateLimit,
        ConcurrencyLimit concurrencyLimit,
        ResultStore results,
        AtomicReference<Duration> latency) {}
