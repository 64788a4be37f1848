package io.github.camelpixelcut.sandbox.internal.input;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** The bytes of an image, for a reader that is to stop when its budget is spent. */
final class BudgetedImageInput extends ImageInputStreamImpl {

    /** Some readers read single bytes, and asking for the processor time takes longer than that. */
    private static final int READS_BETWEEN_CHECKS = 1024;

    private final byte[] image;
    private final DecodingBudget budget;
    private int reads;

    BudgetedImageInput(byte[] image, DecodingBudget budget) {
        this.image = image;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        check();
        bitOffset = 0;
        return streamPos < image.length ? image[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= image.length) {
            return -1;
        }
        int count = (int) Math.min(length, image.length - streamPos);
        System.arraycopy(image, (int) streamPos, buffer, offset, count);
        streamPos += count;
        return count;
    }

    private void check() throws IOException {
        checkClosed();
        if (reads++ % READS_BETWEEN_CHECKS == 0 && budget.isSpent()) {
            throw new IOException("Decoding was stopped");
        }
    }

    @Override
    public long length() {
        return image.length;
    }
}
