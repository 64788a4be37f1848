package io.github.camelpixelcut.security;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Captures everything that is logged until it is closed, with stack traces: the project's loggers at TRACE, all others
 * at INFO or at TRACE. Meanwhile nothing is printed on the console.
 */
final class CapturedLog extends AbstractAppender implements AutoCloseable {

    private static final String OURS = "io.github.camelpixelcut";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LoggerContext context = LoggerContext.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Level rootLevel = root.getLevel();
    private final Map<String, Appender> rootAppenders = Map.copyOf(root.getAppenders());

    private CapturedLog() {
        super("captured", null, null, false, Property.EMPTY_ARRAY);
    }

    static CapturedLog begin() {
        return begin(Level.INFO);
    }

    /** Also what Camel and the libraries log at TRACE. */
    static CapturedLog beginWithAllLevels() {
        return begin(Level.TRACE);
    }

    private static CapturedLog begin(Level levelOfOthers) {
        CapturedLog log = new CapturedLog();
        log.takeOver(levelOfOthers);
        return log;
    }

    private void takeOver(Level levelOfOthers) {
        start();
        Configuration configuration = context.getConfiguration();
        rootAppenders.keySet().forEach(root::removeAppender);
        root.setLevel(levelOfOthers);
        root.addAppender(this, null, null);
        configuration.addLogger(OURS, new LoggerConfig(OURS, Level.TRACE, true));
        context.updateLoggers();
    }

    @Override
    public void append(LogEvent event) {
        // This logger logs the names of tests with their parameters.
        if (event.getLoggerName().startsWith("org.apache.camel.test.")) {
            return;
        }
        StringBuilder line = new StringBuilder(event.getLevel() + " " + event.getLoggerName() + " "
                + event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            line.append('\n').append(StackTraces.of(event.getThrown()));
        }
        lines.add(line.toString());
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(OURS);
        root.removeAppender(getName());
        rootAppenders.values().forEach(appender -> root.addAppender(appender, null, null));
        root.setLevel(rootLevel);
        context.updateLoggers();
        stop();
    }
}
