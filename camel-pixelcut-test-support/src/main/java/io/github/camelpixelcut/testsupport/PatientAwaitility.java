package io.github.camelpixelcut.testsupport;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets {@code await()} wait for 50 seconds instead of 10, because tests of several modules run at the same time and
 * start processes. JUnit finds it as a service.
 */
public final class PatientAwaitility implements LauncherSessionListener {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
