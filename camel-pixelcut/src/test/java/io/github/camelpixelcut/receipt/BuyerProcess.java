package io.github.camelpixelcut.receipt;

import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.ReceiptRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A separate process that buys the pictures of many keys, and prints each step that its repository has recorded. */
public final class BuyerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private BuyerProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param main calls {@link #buy} */
    public static BuyerProcess start(Class<?> main, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // It runs for seconds only: the first compiler is enough.
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new BuyerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Buys the keys from a number to another one, and prints a {@link Step} when a repository has returned. */
    public static void buy(ReceiptRepository repository, long from, long to) throws Exception {
        for (long number = from; number < to; number++) {
            Receipt claim = ReceiptRepositoryContract.claim(ReceiptRepositoryContract.key(number));
            if (repository.claim(claim).isEmpty()) {
                System.out.println("CLAIMED " + claim.key() + " " + claim.id());
                repository.settle(ReceiptRepositoryContract.paid(claim, pictureOf(claim)));
                System.out.println("PAID " + claim.key() + " " + claim.id());
            }
        }
    }

    /** The picture that {@link #buy} gets for a claim. */
    public static byte[] pictureOf(Receipt claim) {
        return claim.id().toString().repeat(2000).getBytes(StandardCharsets.UTF_8);
    }

    /** A recorded step of a process, which must never be lost. */
    public record Step(Receipt.State state, String key, String id) {}

    /** Its next step; empty at its end. */
    public Optional<Step> next() throws IOException {
        String line = output.readLine();
        if (line == null) {
            return Optional.empty();
        }
        String[] words = line.split(" ");
        return Optional.of(new Step(Receipt.State.valueOf(words[0]), words[1], words[2]));
    }

    /** All steps up to its end. */
    public List<Step> rest() throws IOException {
        List<Step> steps = new ArrayList<>();
        for (Optional<Step> step = next(); step.isPresent(); step = next()) {
            steps.add(step.get());
        }
        return steps;
    }

    /** SIGKILL: no finally block runs. What it printed before can still be read. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
