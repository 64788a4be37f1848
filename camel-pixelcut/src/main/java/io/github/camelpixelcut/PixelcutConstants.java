package io.github.camelpixelcut;

import org.apache.camel.spi.Metadata;

/** The message headers of the component. */
public final class PixelcutConstants {

    @Metadata(
            label = "producer",
            description = "The URL of the image (http or https). A binary message body wins over it.",
            javaType = "String")
    public static final String IMAGE_URL = "CamelPixelcutImageUrl";

    @Metadata(
            label = "producer",
            description = "The preset scene. With a scene the API ignores the prompts.",
            javaType = "io.github.camelpixelcut.PixelcutScene",
            enums = "marble,wood,industrial,linen,brick,counter")
    public static final String SCENE = "CamelPixelcutScene";

    @Metadata(label = "producer", description = "A description of the desired scene.", javaType = "String")
    public static final String PROMPT = "CamelPixelcutPrompt";

    @Metadata(
            label = "producer",
            description = "A comma separated list of attributes that the picture should not have.",
            javaType = "String")
    public static final String NEGATIVE_PROMPT = "CamelPixelcutNegativePrompt";

    @Metadata(
            label = "producer",
            description = "The size of the subject: above 0; with 1 its longest edge fits the canvas.",
            javaType = "Double")
    public static final String SCALE = "CamelPixelcutScale";

    @Metadata(
            label = "producer",
            description = "The horizontal centre of the subject within the canvas, from 0 to 1.",
            javaType = "Double")
    public static final String X_CENTER = "CamelPixelcutXCenter";

    @Metadata(
            label = "producer",
            description = "The vertical centre of the subject within the canvas, from 0 to 1.",
            javaType = "Double")
    public static final String Y_CENTER = "CamelPixelcutYCenter";

    @Metadata(
            label = "producer",
            description = "What the message body becomes: the picture, its URL, or the picture fetched from its URL.",
            javaType = "io.github.camelpixelcut.PixelcutOutput",
            enums = "image,url,download")
    public static final String OUTPUT = "CamelPixelcutOutput";

    @Metadata(
            label = "producer",
            description =
                    "Set by the component for the outputs url and download, also when the download failed: where the picture"
                            + " can be fetched. The operation download fetches it from there.",
            javaType = "String")
    public static final String RESULT_URL = "CamelPixelcutResultUrl";

    @Metadata(
            label = "producer",
            description =
                    "Set by the component together with CamelPixelcutResultUrl: until when the URL is valid, one hour after"
                            + " the answer came.",
            javaType = "java.time.Instant")
    public static final String RESULT_URL_EXPIRES = "CamelPixelcutResultUrlExpires";

    @Metadata(
            label = "producer",
            description =
                    "Set by the component after a success: 1 and the number of retries, those of a download included. After a"
                            + " failure PixelcutException.getAttempts() tells.",
            javaType = "Integer")
    public static final String ATTEMPTS = "CamelPixelcutAttempts";

    @Metadata(
            label = "producer",
            description = "Set by the component after a success: the HTTP status of the last answer.",
            javaType = "Integer")
    public static final String STATUS_CODE = "CamelPixelcutStatusCode";

    @Metadata(
            label = "producer",
            description =
                    "Set by the component after a success: bought if this call has paid for the picture, reused if an earlier"
                            + " one has, of the same exchange or, with idempotent=true, of another one.",
            javaType = "String",
            enums = "bought,reused")
    public static final String RECEIPT = "CamelPixelcutReceipt";

    private PixelcutConstants() {}
}
