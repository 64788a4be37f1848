package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Named.named;

import io.github.camelpixelcut.receipt.BuyerProcess;
import io.github.camelpixelcut.receipt.BuyerProcess.Step;
import io.github.camelpixelcut.receipt.ReceiptRepositoryContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileReceiptRepositoryTest extends ReceiptRepositoryContract {

    @TempDir
    Path parent;

    private Path folder;
    private FileReceiptRepository repository;

    @BeforeEach
    void chooseFolder() throws IOException {
        repository = open();
    }

    @Override
    protected FileReceiptRepository open() {
        folder = parent.resolve("state/receipts");
        return new FileReceiptRepository(folder.toString());
    }

    private FileReceiptRepository openIn(Duration later) {
        return new FileReceiptRepository(folder.toString(), Clock.offset(Clock.systemUTC(), later));
    }

    private Receipt buy(String key, byte[] picture) throws IOException {
        Receipt claim = claim(key);
        assertThat(repository.claim(claim)).isEmpty();
        repository.settle(paid(claim, picture));
        return paid(claim, picture);
    }

    private Receipt doubt(String key) throws IOException {
        Receipt claim = claim(key);
        assertThat(repository.claim(claim)).isEmpty();
        repository.settle(inDoubt(claim));
        return inDoubt(claim);
    }

    private Path fileOf(String key) {
        return folder.resolve(key + ".json");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path damagedFile() throws IOException {
        List<String> damaged =
                names().stream().filter(name -> name.contains(".damaged-")).toList();
        assertThat(damaged).hasSize(1);
        return folder.resolve(damaged.get(0));
    }

    @Test
    void aReceiptIsAFileWithItsPictureBesideIt() throws IOException {
        Receipt paid = buy(KEY, new byte[] {1, 2, 3});

        assertThat(names()).containsExactly(".lock", KEY + "." + paid.id() + ".picture", KEY + ".json");
        assertThat(fileOf(KEY)).content().contains("\"state\" : \"PAID\"", "\"label\" : \"mug.jpg\"");

        repository.release(paid);
        assertThat(names()).containsExactly(".lock");
    }

    @Test
    void onlyTheOwnerCanReadReceiptsAndPictures() throws IOException {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "This file system has no POSIX permissions");
        buy(KEY, new byte[] {1});
        doubt(key(2));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (String name : names()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theFolderMayBeALink() throws IOException {
        Path disk = Files.createDirectory(parent.resolve("disk"));
        Path link = Files.createSymbolicLink(parent.resolve("link"), disk);
        Receipt claim = claim(KEY);

        new FileReceiptRepository(link.toString()).claim(claim);

        assertThat(new FileReceiptRepository(disk.toString()).claim(claim(KEY))).contains(claim);
    }

    @Test
    void aFolderThatCannotBeUsedIsRefusedAtTheStart() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileReceiptRepository().start())
                .withMessage("The FileReceiptRepository needs the option folder");
        assertThatThrownBy(() -> ServiceHelper.startService(new FileReceiptRepository(file.toString())))
                .hasStackTraceContaining(file.toString());
        assertThatIOException()
                .isThrownBy(() -> new FileReceiptRepository(file.toString()).claim(claim(KEY)))
                .withMessageContaining(file.toString());
    }

    static Stream<Named<String>> damaged() {
        String receipt = "{\"format\": 1, \"key\": \"" + KEY
                + "\", \"id\": \"9f1c7a52-6a0e-4c43-9a39-0c5f5f0d8f11\", \"at\": \"2026-11-25T12:00:00Z\"";
        return Stream.of(
                named("empty", ""),
                named("zeros", "\0\0\0\0"),
                named("no text", "\0\0\0{\u007F\u007F\u007F\u007F"),
                named("cut", "{\"format\" : 1, \"key\" : \"" + KEY + "\", \"sta"),
                named("longer than it was", receipt + ", \"state\": \"IN_DOUBT\"}}}}}"),
                named("claim without an end", receipt + ", \"state\": \"CLAIMED\"}"),
                named(
                        "URL without an end",
                        receipt + ", \"state\": \"PAID\", \"resultUrl\": \"https://a.example/1.jpg\"}"),
                named("unknown state", receipt + ", \"state\": \"FREE\"}"),
                named("no state", receipt + "}"),
                named("other key", receipt.replace(KEY, key(2)) + ", \"state\": \"IN_DOUBT\"}"),
                named("id that is none", receipt.replace("9f1c7a52", "/../../x") + ", \"state\": \"IN_DOUBT\"}"),
                named("time that is none", receipt.replace("12:00", "25:00") + ", \"state\": \"IN_DOUBT\"}"),
                named("array", "[]"),
                named("null", "null"),
                named("deep", "[".repeat(100_000)),
                named("huge", receipt + ", \"state\": \"IN_DOUBT\", \"x\": \"" + "x".repeat(2_000_000) + "\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void aDamagedReceiptIsKeptUnderAnotherNameAndItsPictureIsInDoubt(String content) throws IOException {
        doubt(key(2));
        Files.writeString(fileOf(KEY), content);

        Receipt inDoubt = repository.claim(claim(KEY)).orElseThrow();

        assertThat(inDoubt.state()).isEqualTo(Receipt.State.IN_DOUBT);
        assertThat(inDoubt.isInDoubtAt(NOW)).isTrue();
        assertThat(damagedFile()).hasContent(content);
        assertThat(open().find(KEY)).contains(inDoubt);
        assertThat(open().claim(claim(KEY))).contains(inDoubt);
        repository.release(inDoubt);
        assertThat(repository.claim(claim(KEY))).isEmpty();
        assertThat(damagedFile()).hasContent(content);
    }

    @Test
    void aReceiptThatIsDamagedWhileItsCallIsInFlightStaysInDoubt() throws IOException {
        Receipt claim = claim(KEY);
        repository.claim(claim);
        Files.writeString(fileOf(KEY), "{");

        repository.settle(paid(claim, new byte[] {1}));
        repository.release(claim);

        assertThat(repository.find(KEY)).map(Receipt::state).contains(Receipt.State.IN_DOUBT);
        assertThat(damagedFile()).hasContent("{");
    }

    @Test
    void manyWhoFindADamagedReceiptAgreeOnTheOneInItsPlace() throws IOException {
        repository.start();
        for (int number = 0; number < 20; number++) {
            String key = key(number);
            Files.writeString(fileOf(key), "");
            Set<Receipt> answers = ConcurrentHashMap.newKeySet();

            IntStream.range(0, 8).parallel().forEach(i -> answers.add(found(key)));

            assertThat(answers).hasSize(1);
            assertThat(names())
                    .filteredOn(name -> name.startsWith(key + ".damaged-"))
                    .hasSize(1);
        }
    }

    private Receipt found(String key) {
        try {
            return open().find(key).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatANewerVersionAddsIsIgnored() throws IOException {
        Receipt inDoubt = doubt(KEY);
        String json = Files.readString(fileOf(KEY));
        Files.writeString(fileOf(KEY), json.replaceFirst("\\{", "{ \"budget\" : { \"credits\" : [10] },"));

        assertThat(repository.find(KEY)).contains(inDoubt);
    }

    @Test
    void whatOnlyANewerVersionCanReadIsRefusedAndLeftAlone() throws IOException {
        doubt(KEY);
        String json = Files.readString(fileOf(KEY)).replace("\"format\" : 1", "\"format\" : 2");
        Files.writeString(fileOf(KEY), json);

        assertThatIOException()
                .isThrownBy(() -> repository.claim(claim(KEY)))
                .withMessageContaining(KEY)
                .withMessageContaining("newer version");
        assertThat(fileOf(KEY)).hasContent(json);
    }

    @Test
    void aLostPictureIsNotBoughtAgain() throws IOException {
        Receipt lost = buy(key(1), new byte[] {1, 2, 3});
        Receipt half = buy(key(2), new byte[] {1, 2, 3});
        Files.delete(folder.resolve(lost.key() + "." + lost.id() + ".picture"));
        Files.write(folder.resolve(half.key() + "." + half.id() + ".picture"), new byte[] {1});

        for (Receipt paid : List.of(lost, half)) {
            Receipt found = repository.claim(claim(paid.key())).orElseThrow();
            assertThat(found.state()).isEqualTo(Receipt.State.PAID);
            assertThat(found.id()).isEqualTo(paid.id());
            assertThat(found.isDeliverableAt(NOW)).isFalse();
        }
    }

    /** As crashes leave them: before a file has its name, and before a receipt names its picture. */
    @Test
    void whatACrashLeavesBehindIsNoReceipt() throws IOException {
        Receipt claim = claim(KEY);
        repository.claim(claim);
        Files.writeString(folder.resolve("." + claim.id() + ".new"), "{\"format\": 1, \"key\": \"" + KEY);
        Files.writeString(folder.resolve("." + key(2).substring(28) + ".new"), "");
        Files.write(folder.resolve(KEY + "." + claim.id() + ".picture"), new byte[] {1});
        Files.write(folder.resolve(key(2) + "." + claim.id() + ".picture"), new byte[] {1});

        assertThat(open().find(KEY)).contains(claim);
        assertThat(open().claim(claim(key(2)))).isEmpty();
        open().settle(paid(claim, new byte[] {2, 3}));
        assertThat(open().find(KEY)).contains(paid(claim, new byte[] {2, 3}));
    }

    @Test
    void paidReceiptsThatNobodyAsksForAreForgottenAfterThirtyDays() throws IOException {
        Receipt paid = buy(key(1), new byte[] {1});
        Receipt inDoubt = doubt(key(2));
        Receipt claim = claim(key(3));
        repository.claim(claim);
        Files.writeString(folder.resolve("notes.json"), "not a receipt");

        assertThat(openIn(Duration.ofDays(29)).forgetOld()).isZero();
        assertThat(repository.find(key(1))).contains(paid);
        assertThat(openIn(Duration.ofDays(31)).forgetOld()).isEqualTo(1);

        assertThat(repository.find(key(1))).isEmpty();
        assertThat(repository.find(key(2))).contains(inDoubt);
        assertThat(repository.find(key(3))).contains(claim);
        assertThat(names()).containsExactly(".lock", key(2) + ".json", key(3) + ".json", "notes.json");
    }

    @Test
    void aPhotoThatComesAgainAndAgainIsNeverBoughtAgain() throws IOException {
        Receipt paid = buy(KEY, new byte[] {1});

        for (int day = 20; day < 100; day += 20) {
            FileReceiptRepository later = openIn(Duration.ofDays(day));
            assertThat(later.claim(claim(KEY))).contains(paid);
            assertThat(later.forgetOld()).isZero();
        }

        assertThat(openIn(Duration.ofDays(111)).forgetOld()).isEqualTo(1);
    }

    @Test
    void theFirstClaimOfADayRemovesWhatIsOld() throws IOException {
        buy(key(1), new byte[] {1});
        FileReceiptRepository later = openIn(Duration.ofDays(31));

        later.claim(claim(key(2)));

        assertThat(later.find(key(1))).isEmpty();
    }

    @Test
    void receiptsAreKeptForeverIfThatIsWanted() throws IOException {
        Receipt paid = buy(key(1), new byte[] {1});
        FileReceiptRepository later = openIn(Duration.ofDays(10_000));
        later.setKeepPaidDays(0);

        later.claim(claim(key(2)));

        assertThat(later.forgetOld()).isZero();
        assertThat(later.find(key(1))).contains(paid);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> later.setKeepPaidDays(-1))
                .withMessage("keepPaidDays must be 0 or more, not -1");
    }

    @Test
    void theRemainsOfCrashesAreRemovedInTheEnd() throws IOException {
        Receipt paid = buy(key(1), new byte[] {1});
        repository.claim(claim(key(1)));
        Files.writeString(folder.resolve("." + paid.id() + ".new"), "{");
        Files.write(folder.resolve(key(1) + "." + claim(KEY).id() + ".picture"), new byte[] {1});
        Files.write(folder.resolve(key(2) + "." + paid.id() + ".picture"), new byte[] {1});
        Files.writeString(fileOf(key(3)), "damaged");
        Files.write(folder.resolve(key(3) + "." + paid.id() + ".picture"), new byte[] {1});

        openIn(Duration.ofDays(29)).forgetOld();
        assertThat(names()).hasSize(8);
        openIn(Duration.ofDays(25)).claim(claim(key(1)));
        openIn(Duration.ofDays(31)).forgetOld();
        repository.find(key(3));
        openIn(Duration.ofDays(31)).forgetOld();

        assertThat(names())
                .containsExactlyInAnyOrder(
                        ".lock",
                        key(1) + "." + paid.id() + ".picture",
                        key(1) + ".json",
                        key(3) + "." + paid.id() + ".picture",
                        damagedFile().getFileName().toString(),
                        key(3) + ".json");
    }

    /** A process that buys in a folder. */
    static final class Buyer {

        private Buyer() {}

        public static void main(String[] arguments) throws Exception {
            BuyerProcess.buy(new FileReceiptRepository(arguments[0]), 0, Long.parseLong(arguments[1]));
        }
    }

    /** A process that buys the same picture for ever, as soon as it may. */
    static final class EternalBuyer {

        private EternalBuyer() {}

        public static void main(String[] arguments) throws Exception {
            while (true) {
                BuyerProcess.buy(new FileReceiptRepository(arguments[0]), 1, 2);
            }
        }
    }

    @Test
    void whatOneProcessReleasesIsNotWrittenAgainByTheOther() throws Exception {
        try (BuyerProcess process = BuyerProcess.start(EternalBuyer.class, folder.toString())) {
            for (int i = 0; i < 500; i++) {
                Step claimed = process.next().orElseThrow();
                Receipt receipt = repository.find(claimed.key()).orElseThrow();
                // So that it is released at different moments of its purchase.
                for (int j = 0; j < i % 50; j++) {
                    repository.find(claimed.key());
                }
                repository.release(receipt);
                Step paid = process.next().orElseThrow();

                assertThat(paid.id()).isEqualTo(claimed.id());
                assertThat(repository.find(claimed.key())).map(Receipt::id).isNotEqualTo(Optional.of(receipt.id()));
            }
        }
    }

    @Test
    void ofThreeProcessesThatWantTheSamePicturesOneBuysEach() throws Exception {
        int keys = 200;
        List<BuyerProcess> processes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(BuyerProcess.start(Buyer.class, folder.toString(), String.valueOf(keys)));
            }
            for (BuyerProcess process : processes) {
                steps.addAll(process.rest());
            }
        } finally {
            processes.forEach(BuyerProcess::close);
        }

        assertThat(steps)
                .filteredOn(step -> step.state() == Receipt.State.CLAIMED)
                .extracting(Step::key)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, keys)
                        .mapToObj(ReceiptRepositoryContract::key)
                        .toList());
        assertThatAllAreTrue(steps);
    }

    @Test
    void aKilledProcessLosesNothingItWasToldOfAndLeavesNothingLocked() throws Exception {
        List<Step> steps = new ArrayList<>();
        for (int kill = 1; kill <= 5; kill++) {
            try (BuyerProcess process = BuyerProcess.start(Buyer.class, folder.toString(), "1000000")) {
                for (int i = 0; i < 20 + 7 * kill; i++) {
                    steps.add(process.next().orElseThrow());
                }
                process.kill();
                steps.addAll(process.rest());
            }
        }

        assertThatAllAreTrue(steps);
        assertThat(names()).noneMatch(name -> name.contains("damaged"));
        Receipt next = claim(key(2_000_000));
        assertThat(repository.claim(next)).isEmpty();
        repository.release(next);
        assertThat(repository.find(next.key())).isEmpty();
    }

    private void assertThatAllAreTrue(List<Step> steps) throws IOException {
        for (Step step : steps.stream().sorted(Comparator.comparing(Step::key)).toList()) {
            Receipt receipt = repository.find(step.key()).orElseThrow();
            assertThat(receipt.id()).hasToString(step.id());
            assertThat(receipt.state()).isIn(step.state(), Receipt.State.PAID);
            if (receipt.state() == Receipt.State.PAID) {
                assertThat(receipt.picture()).isEqualTo(BuyerProcess.pictureOf(receipt));
            }
        }
    }

    /** Of what a person looks for in the folder. */
    @Test
    void aFileNameCanBeFoundInItsReceipt() throws IOException {
        repository.claim(claim(KEY, "Größe.jpg"));

        assertThat(fileOf(KEY)).content(UTF_8).contains("\"Größe.jpg\"");
    }

    @Test
    void camelMakesItFromProperties() {
        Main main = new Main();
        String bean = "camel.beans.receipts";
        main.addInitialProperty(bean, "#class:" + FileReceiptRepository.class.getName());
        main.addInitialProperty(bean + ".folder", folder.toString());
        main.addInitialProperty(bean + ".keep-paid-days", "365");
        try {
            main.start();

            FileReceiptRepository configured =
                    main.getCamelContext().getRegistry().lookupByNameAndType("receipts", FileReceiptRepository.class);
            assertThat(configured.getFolder()).isEqualTo(folder.toString());
            assertThat(configured.getKeepPaidDays()).isEqualTo(365);
        } finally {
            main.stop();
        }
    }
}
