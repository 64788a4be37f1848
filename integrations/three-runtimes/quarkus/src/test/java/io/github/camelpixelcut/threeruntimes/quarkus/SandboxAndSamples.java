package io.github.camelpixelcut.threeruntimes.quarkus;

import io.github.camelpixelcut.example.testing.SamplePictures;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A sandbox and an inbox with the sample pictures, created before Quarkus starts. */
public final class SandboxAndSamples implements QuarkusTestResourceLifecycleManager {

    private PixelcutSandbox sandbox;

    @Override
    public Map<String, String> start() {
        try {
            sandbox = PixelcutSandbox.builder().start();
            Path inbox = SamplePictures.copyTo(
                    Files.createTempDirectory(Files.createDirectories(Path.of("target", "runs")), "run"));
            return Map.of(
                    "inbox.directory",
                    inbox.toAbsolutePath().toString(),
                    "inbox.settled",
                    "PT0S",
                    "folder.scenes",
                    SamplePictures.SCENES,
                    "camel.component.pixelcut.base-url",
                    sandbox.baseUrl(),
                    "camel.component.pixelcut.api-key",
                    "sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
