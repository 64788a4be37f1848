package io.github.camelpixelcut;

import org.apache.camel.spi.Metadata;

/** The message headers of the component. */
public final class PixelcutConstants {

    /** The URL of the image, absolute, http or https. A message body with the bytes of an image has priority. */
    @Metadata(label = "producer", javaType = "String")
    public static final String IMAGE_URL = "CamelPixelcutImageUrl";

    /** The preset scene. With a scene the API ignores the prompts. */
    @Metadata(
            label = "producer",
            javaType = "io.github.camelpixelcut.PixelcutScene",
            enums = "marble,wood,industrial,linen,brick,counter")
    public static final String SCENE = "CamelPixelcutScene";

    /** A description of the desired scene. */
    @Metadata(label = "producer", javaType = "String")
    public static final String PROMPT = "CamelPixelcutPrompt";

    /** A comma separated list of attributes that the picture should not have. */
    @Metadata(label = "producer", javaType = "String")
    public static final String NEGATIVE_PROMPT = "CamelPixelcutNegativePrompt";

    /** The size of the subject, above 0. With 1 its longest edge fits the canvas. */
    @Metadata(label = "producer", javaType = "Double")
    public static final String SCALE = "CamelPixelcutScale";

    /** The horizontal centre of the subject within the canvas, from 0 (left) to 1 (right). */
    @Metadata(label = "producer", javaType = "Double")
    public static final String X_CENTER = "CamelPixelcutXCenter";

    /** The vertical centre of the subject within the canvas, from 0 (top) to 1 (bottom). */
    @Metadata(label = "producer", javaType = "Double")
    public static final String Y_CENTER = "CamelPixelcutYCenter";

    /**
     * What the message body becomes: image (the JPEG, sent by the API in its response), url (its URL), or download (the
     * JPEG, downloaded from its URL).
     */
    @Metadata(label = "producer", javaType = "io.github.camelpixelcut.PixelcutOutput", enums = "image,url,download")
    public static final String OUTPUT = "CamelPixelcutOutput";

    /**
     * The URL of the picture. The component sets it with the outputs url and download, even if the download fails. The
     * operation download reads it.
     */
    @Metadata(label = "producer", javaType = "String")
    public static final String RESULT_URL = "CamelPixelcutResultUrl";

    /**
     * When the URL of the picture expires: one hour after the response. The component sets it together with
     * CamelPixelcutResultUrl.
     */
    @Metadata(label = "producer", javaType = "java.time.Instant")
    public static final String RESULT_URL_EXPIRES = "CamelPixelcutResultUrlExpires";

    /**
     * How many times the call was attempted: 1 and the number of retries, those of a download included. The component
     * sets it after a success; after a failure, see PixelcutException.getAttempts().
     */
    @Metadata(label = "producer", javaType = "Integer")
    public static final String ATTEMPTS = "CamelPixelcutAttempts";

    /** The HTTP status of the last answer. The component sets it after a success. */
    @Metadata(label = "producer", javaType = "Integer")
    public static final String STATUS_CODE = "CamelPixelcutStatusCode";

    /**
     * Which call has paid for the picture: bought (this call) or reused (an earlier call of the same exchange or, with
     * idempotent=true, of another one). The component sets it after a success.
     */
    @Metadata(label = "producer", javaType = "String", enums = "bought,reused")
    public static final String RECEIPT = "CamelPixelcutReceipt";

    private PixelcutConstants() {}
}
