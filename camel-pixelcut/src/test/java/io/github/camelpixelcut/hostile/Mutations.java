package io.github.camelpixelcut.hostile;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Broken variants of good inputs: the same ones at each run, and more of them, by another seed, with
 * {@code -Dfuzz.seconds=600}.
 */
public final class Mutations {

    private static final long SEED = 20261122;
    private static final int ROUNDS = 20_000;
    private static final int[] INTERESTING = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};

    private final List<byte[]> seeds;
    private final Random random;
    private final long seed;

    private Mutations(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** What an input is given to. */
    @FunctionalInterface
    public interface Target {
        void accept(byte[] input) throws Exception;
    }

    /**
     * Gives mutations of the seeds to the target, a fixed number of them or as many as the property's time allows.
     *
     * @throws AssertionError with the input in hexadecimal digits if the target throws anything
     */
    public static void of(List<byte[]> seeds, Target target) {
        Integer seconds = Integer.getInteger("fuzz.seconds");
        Mutations mutations = new Mutations(seeds, seconds == null ? SEED : System.nanoTime());
        long end = System.nanoTime() + (seconds == null ? 0 : seconds * 1_000_000_000L);
        for (int round = 0; seconds == null ? round < ROUNDS : System.nanoTime() < end; round++) {
            mutations.tryOne(target);
        }
    }

    private void tryOne(Target target) {
        byte[] input = next();
        try {
            target.accept(input);
        } catch (Throwable e) {
            throw new AssertionError(
                    "seed " + seed + ", input " + HexFormat.of().formatHex(input), e);
        }
    }

    private byte[] next() {
        byte[] input = any(seeds).clone();
        for (int changes = 1 + random.nextInt(8); changes > 0 && input.length > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length);
        switch (random.nextInt(6)) {
            case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> input[at] = (byte) INTERESTING[random.nextInt(INTERESTING.length)];
            case 2 -> Arrays.fill(input, at, Math.min(input.length, at + 4), (byte) -random.nextInt(2));
            case 3 -> {
                return Arrays.copyOf(input, at);
            }
            case 4 -> {
                byte[] other = any(seeds);
                return joined(input, at, other, random.nextInt(other.length + 1));
            }
            default -> {
                return joined(input, at, input, Math.max(0, at - random.nextInt(64)));
            }
        }
        return input;
    }

    private static byte[] joined(byte[] head, int end, byte[] tail, int start) {
        byte[] joined = Arrays.copyOf(head, end + tail.length - start);
        System.arraycopy(tail, start, joined, end, tail.length - start);
        return joined.length > 1 << 16 ? Arrays.copyOf(joined, 1 << 16) : joined;
    }

    private byte[] any(List<byte[]> inputs) {
        return inputs.get(random.nextInt(inputs.size()));
    }
}
