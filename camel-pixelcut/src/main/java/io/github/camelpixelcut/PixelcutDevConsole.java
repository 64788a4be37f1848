package io.github.camelpixelcut;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What the pixelcut components of the context have done. Shows no key, no prompt, and no URL. */
@DevConsole(name = "pixelcut", displayName = "Pixelcut", description = "Calls of the Pixelcut API")
public class PixelcutDevConsole extends AbstractDevConsole {

    /** For Camel, which finds the console by its name. */
    public PixelcutDevConsole() {
        super("camel", "pixelcut", "Pixelcut", "Calls of the Pixelcut API");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components().forEach((name, component) -> append(text, name, component.getStatistics()));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, PixelcutStatistics statistics) {
        line(text, "Component", name);
        line(text, "  Calls", statistics.calls());
        line(text, "  In flight", statistics.inFlight());
        line(text, "  Retries", statistics.retries());
        line(text, "  Charged pictures", statistics.chargedPictures());
        line(text, "  Possibly charged pictures", statistics.possiblyChargedPictures());
        line(text, "  Reused pictures", statistics.reusedPictures());
        failures(statistics).forEach((code, count) -> line(text, "  Failed with " + code, count));
        statistics
                .credits()
                .forEach((client, credits) ->
                        line(text, "  Credits of " + client, credits.remaining() + " at " + credits.at()));
        statistics.paces().forEach((client, pace) -> line(text, "  Pace of " + client, shown(pace)));
        if (statistics.lastRateLimit() != null) {
            line(text, "  Last rate limit", shown(statistics.lastRateLimit()));
        }
    }

    private static void line(StringBuilder text, String label, Object value) {
        text.append(label).append(": ").append(value).append('\n');
    }

    private static String shown(PixelcutPace pace) {
        return String.format(
                Locale.ROOT,
                "%.2f requests/s%s, %d waiting, %d permits, %d of them after %d ms of waiting in total, %d refused",
                pace.requestsPerSecond(),
                pace.concurrencyLimit() == 0 ? "" : ", at most " + pace.concurrencyLimit() + " in flight",
                pace.waiting(),
                pace.permits(),
                pace.waited(),
                pace.timeWaited().toMillis(),
                pace.refused());
    }

    private static String shown(RateLimit limit) {
        return limit.at()
                + (limit.retryAfter() == null
                        ? ""
                        : ", Retry-After " + limit.retryAfter().toSeconds() + " s");
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray components = new JsonArray();
        components().forEach((name, component) -> components.add(json(name, component.getStatistics())));
        JsonObject root = new JsonObject();
        root.put("components", components);
        return root;
    }

    private static JsonObject json(String name, PixelcutStatistics statistics) {
        JsonObject json = new JsonObject();
        json.put("name", name);
        json.put("calls", statistics.calls());
        json.put("inFlight", statistics.inFlight());
        json.put("retries", statistics.retries());
        json.put("chargedPictures", statistics.chargedPictures());
        json.put("possiblyChargedPictures", statistics.possiblyChargedPictures());
        json.put("reusedPictures", statistics.reusedPictures());
        json.put("failures", new JsonObject(failures(statistics)));
        JsonArray credits = new JsonArray();
        statistics.credits().forEach((client, reading) -> credits.add(json(client, reading)));
        json.put("credits", credits);
        JsonArray paces = new JsonArray();
        statistics.paces().forEach((client, pace) -> paces.add(json(client, pace)));
        json.put("paces", paces);
        if (statistics.lastRateLimit() != null) {
            json.put("lastRateLimit", json(statistics.lastRateLimit()));
        }
        return json;
    }

    private static JsonObject json(String client, Credits credits) {
        JsonObject json = new JsonObject();
        json.put("client", client);
        json.put("remaining", credits.remaining());
        json.put("at", credits.at().toString());
        return json;
    }

    private static JsonObject json(String client, PixelcutPace pace) {
        JsonObject json = new JsonObject();
        json.put("client", client);
        json.put("requestsPerSecond", pace.requestsPerSecond());
        if (pace.concurrencyLimit() > 0) {
            json.put("concurrencyLimit", pace.concurrencyLimit());
        }
        json.put("waiting", pace.waiting());
        json.put("permits", pace.permits());
        json.put("waited", pace.waited());
        json.put("waitedMillis", pace.timeWaited().toMillis());
        json.put("refused", pace.refused());
        return json;
    }

    private static JsonObject json(RateLimit limit) {
        JsonObject json = new JsonObject();
        json.put("at", limit.at().toString());
        if (limit.retryAfter() != null) {
            json.put("retryAfterSeconds", limit.retryAfter().toSeconds());
        }
        return json;
    }

    private static Map<String, Long> failures(PixelcutStatistics statistics) {
        Map<String, Long> failures = new TreeMap<>();
        statistics.failures().forEach((code, count) -> failures.put(code.value(), count));
        return failures;
    }

    private Map<String, PixelcutComponent> components() {
        Map<String, PixelcutComponent> components = new TreeMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof PixelcutComponent component) {
                components.put(name, component);
            }
        }
        return components;
    }
}
