package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Pixelcut receives of the settings. */
class PromptTest {

    @TempDir
    Path folder;

    @Test
    void aPromptArrivesAsItIsWritten() throws IOException {
        String prompt = "black & white? 100% #1+1=2; RAW(x) ${header.CamelFileName} &scene=wood 茶";
        Path inbox = TestPictures.write(folder.resolve("photos/a.png")).getParent();
        try (PixelcutServer pixelcut = new PixelcutServer()) {
            ApplicationRun run = ApplicationRun.prepare()
                    .with("SANDBOX_URL", pixelcut.address())
                    .with("PIXELCUT_PROMPT", prompt)
                    .with("PIXELCUT_NEGATIVE_PROMPT", "people & text")
                    .run("--inbox", inbox.toString());

            assertThat(run.summary()).startsWith("1 picture: 1 stored");
            String call =
                    new String(pixelcut.calls().get(0).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            assertThat(call)
                    .contains("\r\n" + prompt + "\r\n", "\r\npeople & text\r\n")
                    .doesNotContain("name=\"scene\"");
        }
    }
}
