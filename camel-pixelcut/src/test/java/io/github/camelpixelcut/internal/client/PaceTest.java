package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line of an account. Time stands still until a test moves it. */
@Timeout(60)
class PaceTest {

    private final AtomicLong now = new AtomicLong();
    private final Pace pace = Pace.of(5, null, now::get);
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private static InFlightCall call() {
        return new InFlightCall(RetryPolicy.once(Duration.ofMinutes(5)), new CallMetrics());
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** A call in a thread of its own, which is in the line afterwards. */
    private CompletableFuture<Permit> inLine(Pace line, String name, Pace.Turn turn, InFlightCall call) {
        int before = line.read().waiting();
        CompletableFuture<Permit> permit = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Permit taken = line.take(turn, call);
                        sent.add(name);
                        return taken;
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task, name).start());
        await().until(() -> line.read().waiting() == before + 1);
        return permit;
    }

    private CompletableFuture<Permit> inLine(String name) {
        return inLine(pace, name, pace.turn(), call());
    }

    private void letEverybodyPass() {
        await().until(() -> {
            pass(Duration.ofMillis(300));
            return pace.read().waiting() == 0;
        });
    }

    @Test
    void callsAreSentInTheirOrder() throws Exception {
        pace.take(pace.turn(), call());
        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        for (String name : List.of("A", "B", "C", "D", "E")) {
            calls.add(inLine(name));
        }

        letEverybodyPass();

        calls.forEach(CompletableFuture::join);
        assertThat(sent).containsExactly("A", "B", "C", "D", "E");
    }

    @Test
    void nobodyPassesBeforeItsTime() throws Exception {
        pace.take(pace.turn(), call());
        CompletableFuture<Permit> next = inLine("A");

        pass(Duration.ofMillis(200));

        await().during(Duration.ofMillis(300)).until(() -> !next.isDone());
        pass(Duration.ofMillis(10));
        next.join();
    }

    @Test
    void aRefusedCallKeepsItsPlace() throws Exception {
        Pace.Turn first = pace.turn();
        Permit permit = pace.take(first, call());
        CompletableFuture<Permit> second = inLine("second");
        CompletableFuture<Permit> third = inLine("third");

        pace.refused(permit, Duration.ofSeconds(1));
        CompletableFuture<Permit> again = inLine(pace, "first again", first, call());
        letEverybodyPass();

        CompletableFuture.allOf(second, third, again).join();
        assertThat(sent).containsExactly("first again", "second", "third");
    }

    @Test
    void afterARefusalEverybodyWaitsAsLongAsTheServiceAsks() throws Exception {
        pace.refused(pace.take(pace.turn(), call()), Duration.ofSeconds(30));
        CompletableFuture<Permit> next = inLine("A");

        pass(Duration.ofSeconds(29));
        await().during(Duration.ofMillis(300)).until(() -> !next.isDone());
        pass(Duration.ofSeconds(1));

        next.join();
    }

    @Test
    void aWaitBeyondTheTimeOfTheCallIsNotBegun() throws Exception {
        pace.refused(pace.take(pace.turn(), call()), Duration.ofSeconds(30));
        InFlightCall hasty = new InFlightCall(RetryPolicy.once(Duration.ofSeconds(20)), new CallMetrics());

        assertThatThrownBy(() -> pace.take(pace.turn(), hasty))
                .isInstanceOfSatisfying(
                        NoPermitException.class,
                        e -> assertThat(e.waitForNext()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30)));
        assertThat(pace.read().waiting()).isZero();
    }

    @Test
    void aCallThatIsStoppedWhileItWaitsLeavesTheLine() throws Exception {
        pace.take(pace.turn(), call());
        InFlightCall stopped = call();
        CompletableFuture<Permit> first = inLine(pace, "A", pace.turn(), stopped);
        CompletableFuture<Permit> second = inLine("B");

        stopped.end("the component was stopped");

        assertThat(first.join()).isNull();
        assertThat(pace.read().waiting()).isOne();
        letEverybodyPass();
        assertThat(second.join().number()).as("no permit was lost").isOne();
    }

    @Test
    void aCallThatIsInterruptedWhileItWaitsTakesNoPermit() throws Exception {
        pace.take(pace.turn(), call());
        CompletableFuture<Permit> first = inLine("A");
        CompletableFuture<Permit> second = inLine("B");

        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("A"))
                .forEach(Thread::interrupt);

        assertThatThrownBy(first::join).hasCauseInstanceOf(InterruptedException.class);
        letEverybodyPass();
        assertThat(second.join().number()).isOne();
    }

    @Test
    void whoeverBringsMoreCallsWaitsUntilTheLineIsShort() throws Exception {
        pace.take(pace.turn(), call());
        List<InFlightCall> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(call());
            inLine(pace, "call " + i, pace.turn(), calls.get(i));
        }
        CompletableFuture<Void> consumer = CompletableFuture.runAsync(() -> {
            try {
                pace.awaitRoom(TimeUnit.MINUTES.toNanos(5));
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> !consumer.isDone());

        calls.get(4).end("the component was stopped");

        assertThat(consumer).succeedsWithin(Duration.ofSeconds(50));
        calls.forEach(call -> call.end("the test is over"));
    }

    @Test
    void callsOnTheirWayToTheLineCountToo() throws Exception {
        for (int i = 0; i < 10; i++) {
            pace.awaitRoom(TimeUnit.MINUTES.toNanos(5));
        }
        CompletableFuture<Void> consumer = CompletableFuture.runAsync(() -> {
            try {
                pace.awaitRoom(TimeUnit.MINUTES.toNanos(5));
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> !consumer.isDone());

        pace.begun();
        pace.arrived();

        assertThat(consumer).succeedsWithin(Duration.ofSeconds(50));
        pace.arrived();
    }

    @Test
    void theReadingSaysWhatHappened() throws Exception {
        Permit permit = pace.take(pace.turn(), call());
        CompletableFuture<Permit> next = inLine("A");
        letEverybodyPass();
        next.join();
        pace.refused(permit, null);

        PaceReading reading = pace.read();

        assertThat(reading.permits()).isEqualTo(2);
        assertThat(reading.waited()).isOne();
        assertThat(reading.timeWaited()).isGreaterThanOrEqualTo(Duration.ofMillis(204));
        assertThat(reading.refusals()).isOne();
        assertThat(reading.requestsPerSecond()).isBetween(4.0, 4.9);
        assertThat(reading.concurrencyLimit()).isZero();
    }

    /** A source of permits as a test wants it. */
    private static final class Source implements PermitSource {

        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final List<Duration> refusals = new CopyOnWriteArrayList<>();
        private volatile Optional<Duration> answer = Optional.empty();
        private volatile Exception failure;

        @Override
        public Optional<Duration> acquire() throws Exception {
            assertThat(atOnce.incrementAndGet()).isOne();
            try {
                asked.incrementAndGet();
                if (failure != null) {
                    throw failure;
                }
                return answer;
            } finally {
                atOnce.decrementAndGet();
            }
        }

        @Override
        public void refused(Duration retryAfter) throws Exception {
            refusals.add(retryAfter);
            throw new IllegalStateException("broken");
        }
    }

    private final Source source = new Source();
    private final Pace shared = Pace.of(10_000, source, now::get);

    @Test
    void aSourceWithoutAPermitIsAskedAgainByOneCallAtATime() {
        List<CompletableFuture<Permit>> calls =
                List.of(inLine(shared, "A", shared.turn(), call()), inLine(shared, "B", shared.turn(), call()));
        await().untilAsserted(() -> assertThat(source.asked).hasValueGreaterThan(3));
        assertThat(calls).noneMatch(CompletableFuture::isDone);

        source.answer = Optional.of(Duration.ZERO);
        await().until(() -> {
            pass(Duration.ofMillis(300));
            return calls.stream().allMatch(CompletableFuture::isDone);
        });

        assertThat(sent).containsExactly("A", "B");
    }

    @Test
    void aPermitThatItsCallDoesNotUseIsUsedByTheNextOne() {
        source.answer = Optional.of(Duration.ofSeconds(10));
        InFlightCall stopped = call();
        inLine(shared, "A", shared.turn(), stopped);
        CompletableFuture<Permit> next = inLine(shared, "B", shared.turn(), call());
        await().untilAtomic(source.asked, equalTo(1));

        stopped.end("the component was stopped");
        pass(Duration.ofSeconds(11));

        next.join();
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void aSourceThatFailsFailsOneCallAndKeepsNobodyWaiting() {
        source.failure = new IllegalStateException("no database");

        assertThatThrownBy(() -> shared.take(shared.turn(), call()))
                .isInstanceOf(PermitSourceException.class)
                .hasCause(source.failure);
        assertThat(shared.read().waiting()).isZero();

        source.failure = null;
        source.answer = Optional.of(Duration.ZERO);
        assertThat(inTime(shared)).isNotNull();
    }

    @Test
    void aSourceThatGivesNullHasFailed() {
        source.answer = null;

        assertThatThrownBy(() -> shared.take(shared.turn(), call()))
                .isInstanceOf(PermitSourceException.class)
                .hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void aPermitThatComesTooLateForOneCallIsUsedByTheNextOne() {
        source.answer = Optional.of(Duration.ofMinutes(6));
        assertThatThrownBy(() -> shared.take(shared.turn(), call())).isInstanceOf(NoPermitException.class);

        pass(Duration.ofMinutes(5).plusSeconds(59));

        assertThat(inTime(shared)).isNotNull();
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void aPermitOfTheFarFutureIsAFailureOfItsSource() {
        source.answer = Optional.of(Duration.ofDays(365_000));
        assertThatThrownBy(() -> shared.take(shared.turn(), call()))
                .isInstanceOf(PermitSourceException.class)
                .hasMessageContaining("at most PT10M are possible");

        source.answer = Optional.of(Duration.ZERO);
        assertThat(inTime(shared)).isNotNull();
    }

    @Test
    void aSourceThatFailsWhenItIsToldOfARefusalDoesNotDisturbTheCall() throws Exception {
        source.answer = Optional.of(Duration.ZERO);

        shared.refused(inTime(shared), Duration.ofSeconds(3));

        assertThat(source.refusals).containsExactly(Duration.ofSeconds(3));
    }

    private Permit inTime(Pace line) {
        CompletableFuture<Permit> permit = CompletableFuture.supplyAsync(() -> {
            try {
                return line.take(line.turn(), call());
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        await().until(() -> {
            pass(Duration.ofSeconds(1));
            return permit.isDone();
        });
        return permit.join();
    }
}
