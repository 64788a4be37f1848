package io.github.camelpixelcut.threeruntimes.quarkus;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** A folder of product photos in, finished pictures in S3: the route of the application, in Quarkus. */
@QuarkusMain
public final class QuarkusExample {

    QuarkusExample() {}

    /**
     * Runs until the work is done. Without {@code --live} it uses a sandbox of its own; with it the real API and the
     * key in {@code PIXELCUT_API_KEY}.
     */
    public static void main(String[] args) throws Exception {
        if (!Arrays.asList(args).contains("--live")) {
            // Ends with the process, which Quarkus ends.
            PixelcutSandbox sandbox = PixelcutSandbox.builder().start();
            System.setProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
            System.setProperty("camel.component.pixelcut.api-key", "no-key-needed");
        }
        Quarkus.run(Work.class, args);
    }
}
