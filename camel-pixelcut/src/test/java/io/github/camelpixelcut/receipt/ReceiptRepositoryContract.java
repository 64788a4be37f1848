package io.github.camelpixelcut.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Named.named;

import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.ReceiptRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that every {@link ReceiptRepository} must pass. Extend this class to test your own. */
public abstract class ReceiptRepositoryContract {

    protected static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    protected static final String KEY = key(1);

    private static final int THREADS = 8;

    private ReceiptRepository repository;
    private ReceiptRepository another;

    /**
     * A repository without receipts when a test begins. Each call returns another object for the same receipts, as
     * another process would use it, unless the receipts belong to one object.
     */
    protected abstract ReceiptRepository open() throws Exception;

    @BeforeEach
    void openRepositories() throws Exception {
        repository = open();
        another = open();
    }

    protected static String key(long number) {
        return "%064x".formatted(number);
    }

    protected static Receipt claim(String key) {
        return claim(key, "mug.jpg");
    }

    protected static Receipt claim(String key, String label) {
        return new Receipt(
                key, UUID.randomUUID(), Receipt.State.CLAIMED, label, NOW, NOW.plusSeconds(180), null, null, null);
    }

    protected static Receipt inDoubt(Receipt claim) {
        return new Receipt(
                claim.key(),
                claim.id(),
                Receipt.State.IN_DOUBT,
                claim.label(),
                NOW.plusMillis(1),
                null,
                null,
                null,
                null);
    }

    protected static Receipt paid(Receipt claim, String resultUrl) {
        Instant expires = NOW.plus(1, ChronoUnit.HOURS).plusMillis(1);
        return new Receipt(
                claim.key(),
                claim.id(),
                Receipt.State.PAID,
                claim.label(),
                NOW.plusMillis(2),
                expires,
                resultUrl,
                null,
                null);
    }

    protected static Receipt paid(Receipt claim, byte[] picture) {
        return new Receipt(
                claim.key(),
                claim.id(),
                Receipt.State.PAID,
                claim.label(),
                NOW.plusMillis(2),
                null,
                null,
                "image/jpeg",
                picture);
    }

    private static Receipt paid(Receipt claim) {
        return paid(claim, "https://results.example/1.jpg");
    }

    private Receipt claimed(String key) throws Exception {
        Receipt claim = claim(key);
        assertThat(repository.claim(claim)).isEmpty();
        return claim;
    }

    @Test
    void aPictureThatWasNotBoughtHasNoReceipt() throws Exception {
        assertThat(repository.find(KEY)).isEmpty();
    }

    @Test
    void aClaimIsVisibleToAllUsersOfTheRepository() throws Exception {
        Receipt claim = claimed(KEY);

        assertThat(repository.find(KEY)).contains(claim);
        assertThat(another.find(KEY)).contains(claim);
        assertThat(open().find(KEY)).contains(claim);
        assertThat(another.find(key(2))).isEmpty();
    }

    @Test
    void aSecondClaimReturnsTheFirstOneWhichStays() throws Exception {
        Receipt first = claimed(KEY);

        assertThat(repository.claim(claim(KEY))).contains(first);
        assertThat(another.claim(claim(KEY))).contains(first);
        assertThat(another.find(KEY)).contains(first);
    }

    @Test
    void aResultUrlIsReturned() throws Exception {
        Receipt paid =
                paid(claimed(KEY), "https://results.example/a%20b.jpg?signature=" + "x".repeat(2000) + "&é=\u20AC");

        repository.settle(paid);

        assertThat(another.find(KEY)).contains(paid);
        assertThat(another.claim(claim(KEY))).contains(paid);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 200_000, 5_000_000})
    void aPictureIsReturnedByteForByte(int size) throws Exception {
        byte[] picture = new byte[size];
        new Random(size).nextBytes(picture);
        Receipt paid = paid(claimed(KEY), picture);

        repository.settle(paid);

        assertThat(another.find(KEY)).contains(paid);
        assertThat(another.claim(claim(KEY))).contains(paid);
    }

    @Test
    void aReceiptInDoubtStaysInDoubtForAllUsers() throws Exception {
        Receipt inDoubt = inDoubt(claimed(KEY));

        repository.settle(inDoubt);

        assertThat(another.find(KEY)).contains(inDoubt);
        assertThat(another.claim(claim(KEY))).contains(inDoubt);
    }

    @Test
    void theLastSettlementOfAClaimCounts() throws Exception {
        Receipt claim = claimed(KEY);

        repository.settle(inDoubt(claim));
        repository.settle(paid(claim, new byte[] {1, 2, 3}));
        repository.settle(paid(claim, new byte[] {4}));

        assertThat(another.find(KEY)).contains(paid(claim, new byte[] {4}));
        repository.settle(paid(claim));
        assertThat(another.find(KEY)).contains(paid(claim));
    }

    @Test
    void aReleasedPictureCanBeBoughtAgain() throws Exception {
        for (Receipt receipt : List.of(
                claimed(key(1)), paid(claimed(key(2))), paid(claimed(key(3)), new byte[9]), inDoubt(claimed(key(4))))) {
            if (receipt.state() != Receipt.State.CLAIMED) {
                repository.settle(receipt);
            }

            another.release(receipt);

            assertThat(repository.find(receipt.key())).isEmpty();
            Receipt next = claim(receipt.key());
            assertThat(repository.claim(next)).isEmpty();
            assertThat(another.find(receipt.key())).contains(next);
        }
    }

    @Test
    void aReleasedClaimCannotChangeALaterReceipt() throws Exception {
        Receipt released = claimed(KEY);
        repository.release(released);
        Receipt next = claimed(KEY);

        another.settle(paid(released, new byte[] {1}));
        assertThat(repository.find(KEY)).contains(next);
        another.settle(inDoubt(released));
        assertThat(repository.find(KEY)).contains(next);
        another.release(released);
        assertThat(repository.find(KEY)).contains(next);

        repository.settle(paid(next, new byte[] {2}));
        another.settle(paid(released, new byte[] {1}));
        another.release(released);
        assertThat(repository.find(KEY)).contains(paid(next, new byte[] {2}));
    }

    @Test
    void aReleasedClaimLeavesNoReceipt() throws Exception {
        Receipt released = claimed(KEY);
        repository.release(released);

        another.settle(paid(released, new byte[] {1}));
        another.release(released);

        assertThat(repository.find(KEY)).isEmpty();
    }

    static Stream<Named<String>> labels() {
        return Stream.of(
                named("empty", ""),
                named("other alphabets", "Größe 30 €, 写真, \uD83D\uDCF7.jpg"),
                named("SQL", "'; DROP TABLE pixelcut_receipt; --"),
                named("JSON", "\" , \"state\": \"PAID\", \"x\": \""),
                named("expressions", "${env:PIXELCUT_API_KEY} {{key}} #{1+1} %s %n {} \\u0041 \\"),
                named("markup", "<script>alert(1)</script>&amp;"),
                named("path", "../../etc/passwd"),
                named("300 letters", "x".repeat(300)),
                named("300 halves of 150 characters", "\uD83D\uDCF7".repeat(150)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("labels")
    void aLabelIsStoredAsPlainText(String label) throws Exception {
        Receipt claim = claim(KEY, label);
        assertThat(repository.claim(claim)).isEmpty();
        assertThat(another.find(KEY)).contains(claim);

        repository.settle(paid(claim));
        assertThat(another.find(KEY)).contains(paid(claim));
    }

    static Stream<Named<String>> unusualLabels() {
        return Stream.of(
                named("zero character", "a\0b.jpg"),
                named("first half of a character", "a\uD83D"),
                named("second half of a character", "\uDCF7b"),
                named("control characters", "a\nb\r\u001B[31m\u009B\u2028.jpg"),
                named("no characters", "\uFEFFa\uFFFF"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusualLabels")
    void noLabelPreventsAPurchase(String label) throws Exception {
        Receipt claim = claim(KEY, label);

        assertThat(repository.claim(claim)).isEmpty();
        assertThat(another.find(KEY)).map(Receipt::id).contains(claim.id());
        repository.settle(paid(claim));
        assertThat(another.find(KEY)).map(Receipt::resultUrl).contains("https://results.example/1.jpg");
        another.release(claim);
        assertThat(repository.find(KEY)).isEmpty();
    }

    @Test
    void aReceiptCanHaveNoLabel() throws Exception {
        Receipt claim = claim(KEY, null);
        repository.claim(claim);
        assertThat(another.find(KEY)).contains(claim);

        repository.settle(inDoubt(claim));
        assertThat(another.find(KEY)).contains(inDoubt(claim));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-03-29T00:59:59.999Z",
                "2026-03-29T01:30:00.001Z",
                "2026-10-25T00:30:00.5Z",
                "2026-10-25T01:30:00.010Z",
                "2038-01-19T03:14:08Z",
                "2999-12-31T23:59:59.999Z"
            })
    void instantsAreStoredWithMilliseconds(Instant at) throws Exception {
        Receipt claim = new Receipt(
                KEY, UUID.randomUUID(), Receipt.State.CLAIMED, null, at, at.plusMillis(1), null, null, null);

        repository.claim(claim);

        assertThat(another.find(KEY)).contains(claim);
    }

    static Stream<Named<String>> notKeys() {
        return Stream.of(
                named("empty", ""),
                named("path upwards", "../" + key(1)),
                named("absolute path", "/etc/passwd"),
                named("too short", key(1).substring(1)),
                named("too long", key(1) + "0"),
                named("line break", key(1) + "\n"),
                named("capital letters", key(0xabc).toUpperCase(Locale.ROOT)),
                named("not hexadecimal", "g".repeat(64)),
                named("Arabic digits", "\u0661".repeat(64)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notKeys")
    void anInvalidKeyIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> repository.find(key));
        assertThatIllegalArgumentException().isThrownBy(() -> repository.claim(claim(key)));
        assertThatIllegalArgumentException().isThrownBy(() -> repository.settle(paid(claim(key))));
        assertThatIllegalArgumentException().isThrownBy(() -> repository.release(claim(key)));
    }

    @Test
    void onlyOneOfManyConcurrentClaimsSucceeds() throws Exception {
        for (int number = 0; number < 20; number++) {
            String key = key(number);
            List<Receipt> claims = IntStream.range(0, THREADS)
                    .mapToObj(thread -> claim(key, "thread " + thread))
                    .toList();

            List<Optional<Receipt>> answers =
                    inThreads(thread -> repositoryOf(thread).claim(claims.get(thread)));

            List<Receipt> winners = IntStream.range(0, THREADS)
                    .filter(thread -> answers.get(thread).isEmpty())
                    .mapToObj(claims::get)
                    .toList();
            assertThat(winners).hasSize(1);
            assertThat(answers)
                    .allSatisfy(
                            answer -> assertThat(answer.orElse(winners.get(0))).isEqualTo(winners.get(0)));
            assertThat(repository.find(key)).contains(winners.get(0));
        }
    }

    @Test
    void concurrentClaimsReleasesAndSettlementsNeverBuyAPictureTwice() throws Exception {
        AtomicInteger buyers = new AtomicInteger();
        AtomicInteger mostBuyers = new AtomicInteger();

        inThreads(thread -> {
            ReceiptRepository mine = repositoryOf(thread);
            for (int round = 0; round < 25; round++) {
                Receipt claim = claim(KEY, "thread " + thread);
                if (mine.claim(claim).isEmpty()) {
                    mostBuyers.accumulateAndGet(buyers.incrementAndGet(), Math::max);
                    mine.settle(paid(claim, new byte[] {(byte) thread}));
                    assertThat(mine.find(KEY)).contains(paid(claim, new byte[] {(byte) thread}));
                    buyers.decrementAndGet();
                    mine.release(claim);
                } else {
                    mine.settle(inDoubt(claim));
                    mine.release(claim);
                }
            }
            return null;
        });

        assertThat(mostBuyers).hasValue(1);
        assertThat(repository.find(KEY)).isEmpty();
    }

    /** A forced stop interrupts the threads of calls that are in flight. */
    @Test
    void anInterruptedThreadWritesItsReceiptsAsWell() throws Exception {
        Receipt claim = claim(KEY);
        Thread.currentThread().interrupt();
        try {
            assertThat(repository.claim(claim)).isEmpty();
            assertThat(repository.claim(claim(KEY))).contains(claim);
            repository.settle(paid(claim, new byte[10]));
            assertThat(repository.find(KEY)).contains(paid(claim, new byte[10]));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(another.find(KEY)).contains(paid(claim, new byte[10]));
        Thread.currentThread().interrupt();
        try {
            repository.release(claim);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(another.find(KEY)).isEmpty();
    }

    private ReceiptRepository repositoryOf(int thread) {
        return thread % 2 == 0 ? repository : another;
    }

    private interface Work<T> {
        T doIn(int thread) throws Exception;
    }

    /** Work that many threads do at the same time. */
    private static <T> List<T> inThreads(Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                tasks.add(() -> {
                    start.await();
                    return work.doIn(thread);
                });
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
