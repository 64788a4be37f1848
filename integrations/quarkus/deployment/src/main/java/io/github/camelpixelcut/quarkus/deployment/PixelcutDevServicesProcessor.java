package io.github.camelpixelcut.quarkus.deployment;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.logging.LogCleanupFilterBuildItem;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Starts the sandbox in dev mode and in tests. The sandbox is on the class path of the build only, never on that of the
 * application.
 *
 * <p>Uses {@code discovered()}, which Quarkus intends for services that are already running. The alternative
 * {@code owned()} needs quarkus-devservices, which looks for Docker and logs an error if there is none.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class PixelcutDevServicesProcessor {

    private static final Logger LOG = Logger.getLogger(PixelcutDevServicesProcessor.class);

    private static final String COMPONENT = "camel.component.pixelcut.";
    private static final String BASE_URL = COMPONENT + "base-url";
    private static final String API_KEY = COMPONENT + "api-key";

    /** Camel accepts both spellings. */
    private static final List<String> SETTINGS =
            List.of(API_KEY, COMPONENT + "apiKey", BASE_URL, COMPONENT + "baseUrl");

    /** Static, because it is kept when dev mode reloads the application. */
    private static PixelcutSandbox sandbox;

    /** Returns null, which means no dev service, if a key or a base URL is set or the dev service is disabled. */
    @BuildStep
    DevServicesResultBuildItem sandbox(
            PixelcutDevServicesConfig config, CuratedApplicationShutdownBuildItem endOfTheBuild) {
        if (!config.enabled() || keyOrServerIsSet()) {
            stop();
            return null;
        }
        if (sandbox == null) {
            start();
            endOfTheBuild.addCloseTask(PixelcutDevServicesProcessor::stop, true);
        }
        return DevServicesResultBuildItem.discovered()
                .feature(PixelcutProcessor.FEATURE)
                .description("Pixelcut sandbox")
                .config(Map.of(API_KEY, "any", BASE_URL, sandbox.baseUrl()))
                .build();
    }

    private static boolean keyOrServerIsSet() {
        // The component reads this variable from the environment, not from the application's properties.
        return System.getenv(PixelcutComponent.API_KEY_VARIABLE) != null
                || SETTINGS.stream().anyMatch(ConfigUtils::isPropertyNonEmpty);
    }

    private static void start() {
        sandbox = PixelcutSandbox.builder().start();
        LOG.infof("Dev Services for Pixelcut: no key is set, using the sandbox at %s", sandbox.baseUrl());
    }

    private static void stop() {
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }

    /** Hides the start and stop messages of the sandbox's server. */
    @BuildStep
    void hideServerMessages(BuildProducer<LogCleanupFilterBuildItem> filters) {
        filters.produce(new LogCleanupFilterBuildItem("io.undertow", "starting server", "stopping server"));
        filters.produce(new LogCleanupFilterBuildItem("org.xnio", "XNIO version"));
        filters.produce(new LogCleanupFilterBuildItem("org.xnio.nio", "XNIO NIO Implementation Version"));
    }
}
