package io.github.camelpixelcut.example;

import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * One picture on its way through the route. The steps of the route share it as the exchange property {@code job}, and
 * the route reads it after failures: <code>${exchangeProperty.job.paid}</code>. For each job in an expression, Camel
 * examines its class and remembers the methods, so what each picture needs is a property of its own.
 */
public final class PictureJob {

    /** Where the picture is when its exchange ends. */
    enum End {
        /** It is in S3, and still in the inbox. */
        STORED,
        /** It was moved out of the inbox. */
        MOVED,
        /** It is in the inbox, and a later poll or the next run takes it again. */
        STAYS,
        /** It is in the inbox because it could not be moved, and it must not be taken again. */
        STUCK
    }

    private static final String PROPERTY = "job";

    private final Picture picture;
    private int call = 1;
    private boolean paid;
    private long failedAt = System.nanoTime();
    private End end;

    private PictureJob(Picture picture) {
        this.picture = picture;
    }

    static PictureJob begin(Exchange exchange, Picture picture) {
        PictureJob job = new PictureJob(picture);
        exchange.setProperty(PROPERTY, job);
        return job;
    }

    /** The job of this exchange; null before the first step of the route. */
    static PictureJob of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, PictureJob.class);
    }

    Picture picture() {
        return picture;
    }

    /** The number of calls for this picture, including that of this job: above 1, it may have been paid for before. */
    int call() {
        return call;
    }

    void setCall(int number) {
        call = number;
    }

    /** Whether the finished picture is the body of the message. */
    public boolean isPaid() {
        return paid;
    }

    void setPaid() {
        paid = true;
    }

    void noteFailure() {
        failedAt = System.nanoTime();
    }

    Duration timeSinceFailure() {
        return Duration.ofNanos(System.nanoTime() - failedAt);
    }

    boolean hasEnded() {
        return end != null;
    }

    boolean endedAs(End other) {
        return end == other;
    }

    void end(End how) {
        end = how;
    }
}
