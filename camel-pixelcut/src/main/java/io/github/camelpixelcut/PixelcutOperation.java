package io.github.camelpixelcut;

/** The operations of the component: the part of the URI after {@code pixelcut:}. */
public enum PixelcutOperation {
    /** Puts a new background behind the subject of an image. Costs credits. */
    GENERATE_BACKGROUND("generate-background", new GenerateBackgroundOperation()),
    /** Downloads a finished picture from its URL. Costs nothing. */
    DOWNLOAD("download", new DownloadOperation()),
    /** Reads how many credits are left. Costs nothing. */
    CREDITS("credits", new CreditsOperation());

    private final String value;
    private final Operation operation;

    PixelcutOperation(String value, Operation operation) {
        this.value = value;
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }

    /** The operation as the URI spells it. */
    @Override
    public String toString() {
        return value;
    }
}
