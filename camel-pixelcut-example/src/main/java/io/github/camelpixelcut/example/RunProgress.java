package io.github.camelpixelcut.example;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pictures of this run: which are under way, and the outcomes of the others. Safe for many threads. */
final class RunProgress {

    /** How many thumbnails are kept for the contact sheet, so that a long watch does not fill the memory. */
    static final int THUMBNAILS = 100;

    record Entry(Picture picture, Outcome outcome, Instant at) {}

    private static final Comparator<Entry> BY_OUTCOME = Comparator.comparing(
                    (Entry entry) -> entry.outcome().kind())
            .thenComparing(entry -> entry.picture().name());

    private final Set<Picture> underWay = new HashSet<>();
    private final Map<Picture, Entry> entries = new LinkedHashMap<>();
    private final Map<Picture, Thumbnail> thumbnails = new LinkedHashMap<>();
    private int waiting;

    /** @param waiting the number of pictures of the same poll that have not begun */
    synchronized void begin(Picture picture, int waiting) {
        underWay.add(picture);
        this.waiting = waiting;
    }

    /** Records the outcome, which replaces that of an earlier try of the same picture. */
    synchronized Entry note(Picture picture, Outcome outcome) {
        Entry entry = new Entry(picture, outcome, Instant.now());
        entries.remove(picture);
        entries.put(picture, entry);
        return entry;
    }

    synchronized void keepThumbnail(Picture picture, Thumbnail thumbnail) {
        thumbnails.put(picture, thumbnail);
        if (thumbnails.size() > THUMBNAILS) {
            thumbnails.remove(thumbnails.keySet().iterator().next());
        }
    }

    synchronized void end(Picture picture) {
        underWay.remove(picture);
    }

    synchronized boolean isIdle() {
        return underWay.isEmpty();
    }

    /** The number of pictures of the last poll that have not begun. */
    synchronized int waiting() {
        return waiting;
    }

    /** The number of outcomes to expect, as far as is known. */
    synchronized int expected() {
        long first = underWay.stream()
                .filter(picture -> !entries.containsKey(picture))
                .count();
        return entries.size() + (int) first + waiting;
    }

    synchronized Optional<Entry> entry(Picture picture) {
        return Optional.ofNullable(entries.get(picture));
    }

    synchronized Optional<Thumbnail> thumbnail(Picture picture) {
        return Optional.ofNullable(thumbnails.get(picture));
    }

    /** Sorted by outcome, then by name. */
    synchronized List<Entry> entries() {
        return entries.values().stream().sorted(BY_OUTCOME).toList();
    }

    synchronized int count() {
        return entries.size();
    }

    synchronized long count(Outcome.Kind kind) {
        return entries.values().stream()
                .filter(entry -> entry.outcome().kind() == kind)
                .count();
    }
}
