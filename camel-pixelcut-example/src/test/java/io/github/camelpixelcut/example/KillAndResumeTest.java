package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.camelpixelcut.PixelcutResume;
import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is killed at random moments while it processes an inbox, and started again until all pictures are
 * done. The sandbox keeps running and counts what was paid.
 *
 * <p>{@code -Dkill.count=N} sets the number of kills (3). {@code -Dkill.seed=N} repeats the random numbers of an
 * earlier run; the timing of the threads is different in each run.
 */
class KillAndResumeTest {

    private static final int KILLS = Integer.getInteger("kill.count", 3);
    private static final int PICTURES = 4 + 3 * KILLS;
    private static final int CALLS_AT_ONCE = 3;
    private static final Duration LATENCY = Duration.ofSeconds(1);
    private static final Path PAGE = Path.of("../docs/reliability.md");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** After which event the application is killed, with a random delay. */
    private enum Moment {
        STARTED("the start"),
        CALLED("calls were sent"),
        URL_KNOWN("an answer came"),
        STORED("pictures were stored");

        private final String description;

        Moment(String description) {
            this.description = description;
        }
    }

    /**
     * What a kill interrupted, according to the records on the disk. What an earlier kill interrupted is not counted.
     *
     * @param number from 1
     * @param moment the event before the kill
     * @param lost calls without an answer: at most so many pictures are paid for twice
     * @param finished pictures that were not stored, but the URLs of their results were recorded: they are downloaded
     * @param stored all pictures in S3 at this time
     */
    private record Kill(int number, Moment moment, int lost, int finished, int stored) {}

    @TempDir
    Path folder;

    private final long seed = Long.getLong("kill.seed", new Random().nextLong(1_000_000));
    private final Random random = new Random(seed);
    private final List<Moment> moments = shuffledMoments();
    private final Map<UUID, String> lostCalls = new HashMap<>();
    private final Set<String> knownUrls = new TreeSet<>();
    private final List<Kill> kills = new ArrayList<>();
    private final List<ApplicationProcess> runs = new ArrayList<>();
    private PixelcutSandbox sandbox;
    private CountingGateway gateway;
    private PixelcutResume resume;
    private Path inbox;
    private Path work;

    private List<Moment> shuffledMoments() {
        List<Moment> shuffled = new ArrayList<>(List.of(Moment.values()));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @BeforeEach
    void prepare() throws IOException {
        sandbox = PixelcutSandbox.builder().latency(LATENCY).credits(10_000).start();
        gateway = new CountingGateway(sandbox.baseUrl());
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
        for (int i = 0; i < PICTURES; i++) {
            // Four different pictures only, because the sandbox caches its results.
            TestPictures.write(inbox.resolve("%02d.png".formatted(i)), 200, 160 + i % 4);
        }
    }

    @AfterEach
    void stop() {
        runs.forEach(ApplicationProcess::close);
        gateway.close();
        sandbox.close();
    }

    @Test
    void noPictureIsLostAndEveryCallThatMayBePaidTwiceIsNamed() throws Exception {
        int exitCode = killAndResume(PixelcutResume.RESEND);

        assertThat(exitCode).as(last().output()).isZero();
        assertThat(stored()).isEqualTo(expectedKeys());
        assertThat(work.resolve("review")).isEmptyDirectory();
        assertThat(gateway.paidMoreThanOnce()).isSubsetOf(lostCalls.values());
    }

    @Test
    void withResumeReviewNoPictureIsPaidTwiceAndEveryCallInDoubtIsInReview() throws Exception {
        killAndResume(PixelcutResume.REVIEW);

        assertThat(gateway.paidMoreThanOnce()).isEmpty();
        assertThat(review()).isEqualTo(new TreeSet<>(lostCalls.values()));
        Set<String> storedOrInReview = stored();
        review().forEach(file -> storedOrInReview.add(file + ".jpg"));
        assertThat(storedOrInReview).isEqualTo(expectedKeys());
        assertThat(stored()).hasSize(PICTURES - lostCalls.size());
    }

    /** @return the exit code of the last run */
    private int killAndResume(PixelcutResume mode) throws Exception {
        resume = mode;
        for (ApplicationProcess run = start(); kills.size() < KILLS; run = start()) {
            Moment moment = moments.get(kills.size() % moments.size());
            if (!await(moment, run)) {
                break;
            }
            run.kill();
            kills.add(noteOpenCalls(moment));
        }
        int exitCode = last().exitCode();
        Set<String> named = linesOf("RESUMED: (.* may have been paid .*)\\. It is (sent again|moved to review)");
        Set<String> fetched = linesOf("RESUMED: (.*) was finished .*");
        publish("""
                Kill and resume with resume=%s, seed %d: %d pictures, %d kills, at most %d calls at once

                %s

                %d of %d pictures stored, %d of them downloaded from a recorded URL without another call; %d in review
                %d calls were under way at the kills, %d of them named in the output
                %d pictures paid for, %d of them more than once
                """.formatted(
                        resume,
                        seed,
                        PICTURES,
                        kills.size(),
                        CALLS_AT_ONCE,
                        table(),
                        stored().size(),
                        PICTURES,
                        fetched.size(),
                        review().size(),
                        lostCalls.size(),
                        named.size(),
                        gateway.paid(),
                        gateway.paidMoreThanOnce().size()));

        assertThat(kills).as("kills before the inbox was done").hasSizeGreaterThanOrEqualTo(KILLS - KILLS / 6);
        assertThat(kills).allSatisfy(kill -> assertThat(kill.lost()).isLessThanOrEqualTo(CALLS_AT_ONCE));
        assertThat(bucket()).isDirectoryNotContaining("glob:**.jpg-*");
        for (String key : stored()) {
            assertThat(Jpeg.sizeOf(bucket().resolve(key))).as(key).isEqualTo("1024x1024");
        }
        assertThat(Files.readAllLines(work.resolve("state/done.txt")))
                .hasSize(stored().size())
                .doesNotHaveDuplicates();
        assertThat(receipts()).isEmpty();
        assertThat(work.resolve("rejected")).isEmptyDirectory();
        assertThat(named).isEqualTo(namesOfLostCalls());
        assertThat(fetched).isEqualTo(knownUrls);
        return exitCode;
    }

    /** How the application has to name the calls that were under way at the kills. */
    private Set<String> namesOfLostCalls() {
        Set<String> names = new TreeSet<>();
        Map<String, Integer> callsOf = new HashMap<>();
        for (String file : lostCalls.values()) {
            int calls = callsOf.merge(file, 1, Integer::sum) + (resume == PixelcutResume.RESEND ? 1 : 0);
            names.add(file + " " + FailureReason.ofKilledCalls(calls).message());
        }
        return names;
    }

    private String table() {
        return AsciiTable.getTable(
                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                kills,
                List.of(
                        new Column().header("KILL").with(kill -> String.valueOf(kill.number())),
                        new Column()
                                .header("A MOMENT AFTER")
                                .headerAlign(HorizontalAlign.LEFT)
                                .dataAlign(HorizontalAlign.LEFT)
                                .with(kill -> kill.moment().description),
                        new Column().header("CALLS UNDER WAY").with(kill -> String.valueOf(kill.lost())),
                        new Column().header("FINISHED, NOT STORED").with(kill -> String.valueOf(kill.finished())),
                        new Column().header("STORED").with(kill -> String.valueOf(kill.stored()))));
    }

    /** Prints the result; with {@code -Ddocs.update=true}, also writes it into the documentation. */
    private void publish(String result) throws IOException {
        String text = "%s\n%s, %d CPUs, %s, Java %d"
                .formatted(
                        result,
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Runtime.version().feature());
        System.out.println(text);
        if (Boolean.getBoolean("docs.update")) {
            String begin = "<!-- kill: %s -->".formatted(resume);
            String end = "<!-- end of kill: %s -->".formatted(resume);
            String block = begin + "\n```\n" + text + "\n```\n" + end;
            Matcher old = Pattern.compile(begin + ".*" + end, Pattern.DOTALL).matcher(Files.readString(PAGE));
            assertThat(old.find()).as("%s has a place for the result", PAGE).isTrue();
            Files.writeString(PAGE, old.replaceFirst(Matcher.quoteReplacement(block)));
        }
    }

    private ApplicationProcess start() throws IOException {
        Map<String, String> environment = Map.of(
                "SANDBOX_URL",
                gateway.address(),
                "RESUME",
                resume.toString(),
                "INBOX_POLL",
                "50",
                "CAMEL_COMPONENT_PIXELCUT_MAX_CONCURRENT_REQUESTS",
                String.valueOf(CALLS_AT_ONCE));
        Path output = folder.resolve("output-" + runs.size() + ".txt");
        runs.add(ApplicationProcess.start(output, environment, "--inbox", inbox.toString()));
        return last();
    }

    private ApplicationProcess last() {
        return runs.get(runs.size() - 1);
    }

    /** Returns false if the application has ended before. */
    private boolean await(Moment moment, ApplicationProcess run) throws IOException {
        int further = 1 + random.nextInt(CALLS_AT_ONCE);
        long requests = sandbox.stats().requests() + further;
        int stored = stored().size() + further;
        awaitOrEnd(
                run,
                switch (moment) {
                    case STARTED -> () -> run.output().contains("Inbox");
                    case CALLED -> () -> sandbox.stats().requests() >= requests;
                    case URL_KNOWN -> () -> receipts().stream().anyMatch(this::isFresh);
                    case STORED -> () -> stored().size() >= stored;
                });
        // The time between the URL and the upload is short.
        long longest = moment == Moment.URL_KNOWN ? 50 : LATENCY.toMillis();
        Awaitility.await()
                .pollDelay(Duration.ofMillis(random.nextLong(longest)))
                .atMost(PATIENCE)
                .until(() -> true);
        return run.isRunning();
    }

    private boolean isFresh(Receipt receipt) {
        return receipt.state() == Receipt.State.PAID && !knownUrls.contains(receipt.label());
    }

    private static void awaitOrEnd(ApplicationProcess run, Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .ignoreExceptions() // a record that is gone when it is about to be read
                .until(() -> !run.isRunning() || condition.call());
    }

    private List<Receipt> receipts() throws IOException {
        return TestReceipts.in(work.resolve("state/receipts"));
    }

    /** Reads the receipts that the killed application has left on the disk. */
    private Kill noteOpenCalls(Moment moment) throws IOException {
        int lost = 0;
        int finished = 0;
        Path doneFile = work.resolve("state/done.txt");
        List<String> done = Files.exists(doneFile) ? Files.readAllLines(doneFile) : List.of();
        for (Receipt receipt : receipts()) {
            String file = receipt.label();
            if (receipt.state() != Receipt.State.PAID) {
                lost += lostCalls.putIfAbsent(receipt.id(), file) == null ? 1 : 0;
            } else if (done.stream().noneMatch(key -> key.startsWith(file + "-"))) {
                finished += knownUrls.add(file) ? 1 : 0;
            }
        }
        return new Kill(kills.size() + 1, moment, lost, finished, stored().size());
    }

    private Path bucket() {
        return work.resolve("s3/pixelcut-pictures");
    }

    private Set<String> stored() throws IOException {
        Set<String> keys = new TreeSet<>();
        if (Files.exists(bucket())) {
            try (Stream<Path> files = Files.list(bucket())) {
                // The store writes an object under another name first.
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".jpg"))
                        .forEach(keys::add);
            }
        }
        return keys;
    }

    private Set<String> review() throws IOException {
        try (Stream<Path> files = Files.list(work.resolve("review"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> expectedKeys() {
        return new TreeSet<>(
                IntStream.range(0, PICTURES).mapToObj("%02d.png.jpg"::formatted).toList());
    }

    /** The different values of the pattern's group in all lines that the application has printed. */
    private Set<String> linesOf(String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (ApplicationProcess run : runs) {
            run.output()
                    .lines()
                    .filter(line -> line.matches(pattern))
                    .forEach(line -> found.add(line.replaceAll(pattern, "$1")));
        }
        return found;
    }
}
