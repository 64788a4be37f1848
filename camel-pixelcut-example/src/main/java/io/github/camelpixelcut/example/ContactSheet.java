package io.github.camelpixelcut.example;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An HTML page that shows the pictures before and after. It contains their thumbnails, so it can be moved or mailed.
 */
final class ContactSheet {

    /** One picture on the page, with null for everything that it does not have. */
    public record Card(
            String file,
            String kind,
            String where,
            String size,
            String code,
            String message,
            String before,
            String after) {}

    private static final Configuration TEMPLATES = templates();

    private final RunProgress progress;

    ContactSheet(RunProgress progress) {
        this.progress = progress;
    }

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassLoaderForTemplateLoading(ContactSheet.class.getClassLoader(), "templates");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ROOT);
        return templates;
    }

    /** Replaces the page of an earlier run. */
    void write(Path page) throws IOException, TemplateException {
        List<RunProgress.Entry> entries = progress.entries();
        List<Card> cards =
                entries.subList(Math.max(0, entries.size() - RunProgress.THUMBNAILS), entries.size()).stream()
                        .map(this::card)
                        .toList();
        Map<String, Object> model = Map.of(
                "cards", cards,
                "total", entries.size(),
                "stored", progress.count(Outcome.Kind.STORED),
                "rejected", progress.count(Outcome.Kind.REJECTED),
                "failed", progress.count(Outcome.Kind.FAILED),
                "time", LocalDateTime.now().format(DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)));
        StringWriter out = new StringWriter();
        TEMPLATES.getTemplate("contact-sheet.ftlh").process(model, out);
        DurableFiles.write(page, out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Card card(RunProgress.Entry entry) {
        Outcome outcome = entry.outcome();
        FailureReason reason = outcome.reason();
        return new Card(
                entry.picture().name(),
                outcome.kind().toString(),
                outcome.where(),
                Console.size(outcome.bytes()),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.message(),
                Thumbnail.of(outcome.original()).map(Thumbnail::dataUri).orElse(null),
                progress.thumbnail(entry.picture()).map(Thumbnail::dataUri).orElse(null));
    }
}
