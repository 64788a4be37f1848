package io.github.camelpixelcut.quarkus.deployment;

import io.github.camelpixelcut.ImageTransformEncoding;
import io.github.camelpixelcut.PixelcutOperation;
import io.github.camelpixelcut.PixelcutOutput;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.error.PixelcutCreditsException;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutRateLimitException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** What Quarkus has to know about the component at build time. */
class PixelcutProcessor {

    static final String FEATURE = "camel-pixelcut";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem sslInNativeImages() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** For the conversion of options to enums. */
    @BuildStep
    ReflectiveClassBuildItem enums() {
        return ReflectiveClassBuildItem.builder(
                        ErrorCode.class,
                        ImageTransformEncoding.class,
                        PixelcutOperation.class,
                        PixelcutOutput.class,
                        PixelcutScene.class)
                .methods()
                .build();
    }

    /**
     * For exceptions that are named in YAML and XML routes, and for their getters, which the simple language calls, as
     * in {@code ${exception.retryable}}.
     */
    @BuildStep
    ReflectiveClassBuildItem exceptions() {
        return ReflectiveClassBuildItem.builder(
                        PixelcutAuthenticationException.class,
                        PixelcutCreditsException.class,
                        PixelcutException.class,
                        PixelcutImageException.class,
                        PixelcutRateLimitException.class,
                        PixelcutRequestException.class,
                        PixelcutServerException.class,
                        PixelcutTransportException.class)
                .methods()
                .build();
    }
}
