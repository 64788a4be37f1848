package io.github.camelpixelcut.example;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import org.apache.camel.main.Main;

/** One run on Camel Main, as the command line asks for it. */
final class CamelMainRun {

    /**
     * @param watch whether to wait for more pictures when the inbox is done
     * @param live whether to call the real API, which costs credits
     */
    record Options(boolean watch, boolean live) {}

    /** Credits of the sandbox: no folder of photos is to end with them. */
    private static final long PLAY_MONEY = 1_000_000_000;

    /** No word of a message: the component blots out its key in all that it says. */
    static final String NO_KEY = "no-key-needed";

    private final Settings settings;
    private final Workspace workspace;
    private final Options options;
    private final Console console;
    private final Shutdown shutdown;

    CamelMainRun(Settings settings, Workspace workspace, Options options, Console console, Shutdown shutdown) {
        this.settings = settings;
        this.workspace = workspace;
        this.options = options;
        this.console = console;
        this.shutdown = shutdown;
    }

    /** @return the exit code of the process, one of {@link ExitCode} */
    @SuppressWarnings("try") // the sandbox is only held
    int run() throws Exception {
        settings.set("inbox.ends", !options.watch());
        try (PixelcutSandbox sandbox = preparePixelcut();
                PictureService pictures = PictureService.open(settings, workspace, console, shutdown)) {
            Main main = new Main();
            main.setPropertyPlaceholderLocations("false"); // the settings below are those of the file already
            main.setOverrideProperties(settings.asProperties());
            main.bind("pictures", pictures);
            try {
                main.start();
                return pictures.work();
            } finally {
                main.stop();
            }
        }
    }

    private PixelcutSandbox preparePixelcut() throws Exception {
        if (options.live()) {
            settings.set(
                    "camel.component.pixelcut.api-key",
                    settings.variable(Application.KEY).orElseThrow());
            settings.find("pixelcut.base-url").ifPresent(url -> settings.set("camel.component.pixelcut.base-url", url));
            settings.set("throttle", settings.get("throttle.live"));
            console.line("Pixelcut the real API: each picture costs credits");
            return null;
        }
        PixelcutSandbox sandbox = settings.find("sandbox.url").isPresent()
                ? null
                : PixelcutSandbox.builder().credits(PLAY_MONEY).start();
        String url = sandbox == null ? settings.get("sandbox.url") : sandbox.baseUrl();
        settings.set("camel.component.pixelcut.api-key", NO_KEY);
        settings.set("camel.component.pixelcut.base-url", url);
        settings.set("throttle", settings.get("throttle.sandbox"));
        console.line("Pixelcut the sandbox at %s: no key is used, its credits are play money", url);
        return sandbox;
    }
}
