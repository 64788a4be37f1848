package io.github.camelpixelcut.example;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import org.apache.camel.main.Main;

/** One run on Camel Main, with the options of the command line. */
final class CamelMainRun {

    /**
     * @param watch whether to wait for more pictures when all pictures of the inbox are done
     * @param live whether to call the real API, which costs credits
     */
    record Options(boolean watch, boolean live) {}

    /** Credits of the sandbox, enough for any folder of photos. */
    private static final long SANDBOX_CREDITS = 1_000_000_000;

    private static final String API_KEY = Settings.COMPONENT + "api-key";
    private static final String BASE_URL = Settings.COMPONENT + "base-url";
    private static final String WITHOUT_LIVE = "without --live, the sandbox is called";

    /** Not a word of any message: the component removes its key from all messages. */
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
    @SuppressWarnings("try") // the sandbox is only closed
    int run() throws Exception {
        settings.set("inbox.ends", !options.watch());
        try (PixelcutSandbox sandbox = preparePixelcut();
                PictureService pictures = PictureService.open(settings, workspace, console, shutdown)) {
            Main main = new Main();
            main.setPropertyPlaceholderLocations("false"); // the settings below include those of the file
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
            useRealApi();
            return null;
        }
        PixelcutSandbox sandbox = settings.find("sandbox.url").isPresent()
                ? null
                : PixelcutSandbox.builder().credits(SANDBOX_CREDITS).start();
        useSandbox(sandbox == null ? settings.get("sandbox.url") : sandbox.baseUrl());
        return sandbox;
    }

    private void useRealApi() {
        String key = settings.variable(Application.KEY).orElseThrow();
        settings.override(API_KEY, key, "the key is that of " + Application.KEY, console);
        settings.set("throttle", settings.get("throttle.live"));
        console.line(
                "Pixelcut %s: each picture costs credits",
                settings.find(BASE_URL).map("the server at "::concat).orElse("the real API"));
    }

    private void useSandbox(String url) {
        settings.override(API_KEY, NO_KEY, WITHOUT_LIVE, console);
        settings.override(BASE_URL, url, WITHOUT_LIVE, console);
        settings.set("throttle", settings.get("throttle.sandbox"));
        console.line("Pixelcut the sandbox at %s: no key is used, its credits are not real", url);
    }
}
