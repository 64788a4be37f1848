package io.github.camelpixelcut.internal.client;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line in which all attempts of an account wait for their permits, in the order of their calls: an attempt that was
 * refused keeps its place. Safe for use by many threads. A virtual thread that waits occupies no platform thread.
 */
public final class Pace {

    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    /** Enough to send without delay when it is allowed. Further callers wait before they take a worker. */
    private static final int ROOM = 10;

    /** Of a call from its consumer to the line, usually. */
    private static final long LONGEST_WAY = TimeUnit.SECONDS.toNanos(1);

    private static final ThreadLocal<Boolean> COMING = new ThreadLocal<>();

    /** Before a source that had no permit is asked again. */
    private static final long BEFORE_ASKING_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    /** Nobody waits longer for a permit of a source. */
    private static final Duration LONGEST_RESERVATION = Duration.ofMinutes(10);

    private final PaceLearning learning;
    private final PermitSource source;
    private final LongSupplier clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final PriorityQueue<Turn> line = new PriorityQueue<>(Comparator.comparingLong(Turn::number));
    private long calls;
    /** Calls that are between their consumer and the line. */
    private int coming;

    /** The source is being asked, without the lock. */
    private boolean asking;
    /** A permit of the source that nobody has used. */
    private boolean reserved;

    private long reservedUntil;

    private long permits;
    private long waited;
    private long nanosWaited;
    private long refusals;

    private Pace(PaceLearning learning, PermitSource source, LongSupplier clock) {
        this.learning = learning;
        this.source = source;
        this.clock = clock;
    }

    /**
     * @param requestsPerSecond how many attempts the account allows; 0 for no pace at all
     * @param source gives permits in addition, shared with other processes; null if there is none
     */
    public static Pace of(double requestsPerSecond, PermitSource source) {
        return requestsPerSecond == 0 ? off() : of(requestsPerSecond, source, System::nanoTime);
    }

    static Pace of(double requestsPerSecond, PermitSource source, LongSupplier clock) {
        return new Pace(new PaceLearning(requestsPerSecond, clock.getAsLong()), source, clock);
    }

    /** Lets every attempt pass. */
    static Pace off() {
        return new Pace(null, null, System::nanoTime);
    }

    boolean isOff() {
        return learning == null;
    }

    /** The place of a call in the line. */
    static final class Turn {

        private final long number;
        private final Condition head;

        private Turn(long number, Condition head) {
            this.number = number;
            this.head = head;
        }

        private long number() {
            return number;
        }
    }

    /** A place behind all calls that have one. */
    Turn turn() {
        lock.lock();
        try {
            return new Turn(calls++, lock.newCondition());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a permit.
     *
     * @return null if the call was ended in the meantime
     * @throws NoPermitException if there will be none within the time of the call; without waiting for that
     * @throws InterruptedException if the thread was interrupted; no permit was taken
     */
    Permit take(Turn turn, InFlightCall call) throws InterruptedException, NoPermitException, PermitSourceException {
        if (isOff()) {
            return passed(call);
        }
        long since = clock.getAsLong();
        lock.lockInterruptibly();
        try {
            line.add(turn);
            arrived();
            call.onEnd(() -> wake(turn));
            return waited(turn, call, since);
        } finally {
            call.onEnd(() -> {});
            line.remove(turn);
            wakeHead();
            room.signalAll();
            lock.unlock();
        }
    }

    private static Permit passed(InFlightCall call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return call.endedBecause() == null ? new Permit(0, 0) : null;
    }

    private Permit waited(Turn turn, InFlightCall call, long since)
            throws InterruptedException, NoPermitException, PermitSourceException {
        boolean atOnce = true;
        while (call.endedBecause() == null) {
            long wait = line.peek() == turn ? wait(call) : Long.MAX_VALUE;
            if (wait <= 0) {
                return permit(atOnce ? 0 : clock.getAsLong() - since);
            }
            atOnce = false;
            turn.head.awaitNanos(wait);
        }
        return null;
    }

    private Permit permit(long nanos) {
        reserved = false;
        permits++;
        waited += nanos > 0 ? 1 : 0;
        nanosWaited += nanos;
        return learning.start(clock.getAsLong());
    }

    /** The nanoseconds for which the head of the line has to wait, at most; 0 if it has a permit. */
    private long wait(InFlightCall call) throws InterruptedException, NoPermitException, PermitSourceException {
        long now = clock.getAsLong();
        requireInTime(learning.sureWaitAt(now), call);
        long wait = learning.waitAt(now);
        if (wait > 0 || source == null) {
            return wait;
        }
        if (reserved) {
            requireInTime(reservedUntil - now, call);
            return Math.max(0, reservedUntil - now);
        }
        return asking ? BEFORE_ASKING_AGAIN : ask();
    }

    /** Afterwards everything may have changed, so that the head of the line has to look again. */
    private long ask() throws InterruptedException, PermitSourceException {
        Optional<Duration> answer;
        asking = true;
        lock.unlock();
        try {
            answer = source.acquire();
            answer.ifPresent(Pace::requireReasonable);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            throw new PermitSourceException(e);
        } finally {
            lock.lock();
            asking = false;
        }
        if (answer.isEmpty()) {
            return BEFORE_ASKING_AGAIN;
        }
        reserved = true;
        reservedUntil = clock.getAsLong() + answer.get().toNanos();
        return 1;
    }

    private static void requireReasonable(Duration wait) {
        if (wait.compareTo(LONGEST_RESERVATION) > 0) {
            throw new IllegalArgumentException(
                    "It gave a permit for in " + wait + ": at most " + LONGEST_RESERVATION + " are possible");
        }
    }

    private static void requireInTime(long wait, InFlightCall call) throws NoPermitException {
        if (wait > call.timeLeft().toNanos()) {
            throw new NoPermitException(Duration.ofNanos(wait));
        }
    }

    private void wake(Turn turn) {
        lock.lock();
        try {
            turn.head.signal();
        } finally {
            lock.unlock();
        }
    }

    private void wakeHead() {
        if (!line.isEmpty()) {
            line.peek().head.signal();
        }
    }

    /** The attempt of a permit has ended, by anything but a refusal. */
    void ended(Permit permit) {
        if (isOff()) {
            return;
        }
        lock.lock();
        try {
            learning.ended(permit, clock.getAsLong());
            wakeHead();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The attempt of a permit was answered with 429. Nothing is thrown.
     *
     * @param retryAfter how long the service asks to wait; null where it does not say
     */
    void refused(Permit permit, Duration retryAfter) {
        if (isOff()) {
            return;
        }
        lock.lock();
        try {
            refusals++;
            learning.refused(permit, retryAfter, clock.getAsLong());
            wakeHead();
        } finally {
            lock.unlock();
        }
        tellSource(retryAfter);
    }

    private void tellSource(Duration retryAfter) {
        if (source == null) {
            return;
        }
        try {
            source.refused(retryAfter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            LOG.warn("The rateLimiter failed when it was told of a 429; ignored", e);
        }
    }

    /**
     * Waits until the line is short, and counts the caller's call to it from then on: until it {@link #left}, or
     * {@link #begun} and took a permit or {@link #arrived}.
     *
     * @param nanos at most so long
     */
    public void awaitRoom(long nanos) throws InterruptedException {
        if (isOff()) {
            return;
        }
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (line.size() >= ROOM && left > 0) {
                left = room.awaitNanos(left);
            }
            // Calls that get a result without a permit may be on their way for long.
            left = LONGEST_WAY;
            while (line.size() + coming >= ROOM && left > 0) {
                left = room.awaitNanos(left);
            }
            coming++;
        } finally {
            lock.unlock();
        }
    }

    /** The call is not going to begin on another thread. */
    public void left() {
        if (isOff()) {
            return;
        }
        lock.lock();
        try {
            coming--;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The call that waited for room begins, on this thread. */
    public void begun() {
        COMING.set(true);
    }

    /** The call of this thread has its permit, is in the line, or does not need it. */
    public void arrived() {
        if (COMING.get() != null) {
            COMING.remove();
            left();
        }
    }

    /** Null if there is no pace. */
    public PaceReading read() {
        if (isOff()) {
            return null;
        }
        lock.lock();
        try {
            return new PaceReading(
                    learning.rateAt(clock.getAsLong()),
                    learning.concurrencyLimit(),
                    line.size(),
                    permits,
                    waited,
                    Duration.ofNanos(nanosWaited),
                    refusals);
        } finally {
            lock.unlock();
        }
    }
}
