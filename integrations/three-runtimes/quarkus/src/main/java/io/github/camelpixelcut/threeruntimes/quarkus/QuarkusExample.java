package io.github.camelpixelcut.threeruntimes.quarkus;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Runs the route of the example application, from a folder of product photos to S3, in Quarkus. */
@QuarkusMain
public final class QuarkusExample {

    QuarkusExample() {}

    /**
     * Runs until the inbox is empty. With {@code --live} it uses the real API and the key in {@code PIXELCUT_API_KEY},
     * otherwise its own sandbox.
     */
    public static void main(String[] args) throws Exception {
        if (!Arrays.asList(args).contains("--live")) {
            // Not closed: Quarkus ends the process.
            PixelcutSandbox sandbox = PixelcutSandbox.builder().start();
            System.setProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
            System.setProperty("camel.component.pixelcut.api-key", "no-key-needed");
        }
        Quarkus.run(PictureServiceRunner.class, args);
    }
}
