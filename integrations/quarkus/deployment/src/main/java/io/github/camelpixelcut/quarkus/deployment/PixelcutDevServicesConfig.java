package io.github.camelpixelcut.quarkus.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The dev service: the sandbox in place of Pixelcut, in dev mode and in tests. */
@ConfigMapping(prefix = "quarkus.camel.pixelcut.devservices")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface PixelcutDevServicesConfig {

    /** Whether the sandbox is started if neither a key nor a base URL is set. */
    @WithDefault("true")
    boolean enabled();
}
