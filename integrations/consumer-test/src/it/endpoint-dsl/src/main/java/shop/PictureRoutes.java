package shop;

import io.github.camelpixelcut.PixelcutOutput;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.builder.endpoint.dsl.PixelcutEndpointBuilderFactory.PixelcutBuilders;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

public class PictureRoutes extends EndpointRouteBuilder implements PixelcutBuilders {

    @Override
    public void configure() {
        from(file("{{photos}}").moveFailed("failed"))
            .routeId("photos")
            .choice()
                .when(header("CamelFileName").startsWith("garden"))
                    .setHeader(pixelcut().pixelcutScene(), constant("wood"))
            .end()
            .to(pixelcut("generate-background")
                .scene(PixelcutScene.MARBLE)
                .output(PixelcutOutput.DOWNLOAD)
                .advanced().requestTimeout("2m"))
            // The name of the photo and .jpg: mug.png and mug.jpg become mug.png.jpg and mug.jpg.jpg, two files.
            .to(file("{{finished}}").fileName("${file:name}.jpg"))
            .log("Finished: ${header.CamelFileNameProduced}");
    }
}
