package shop;

import io.github.camelpixelcut.PixelcutOutput;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.builder.endpoint.dsl.PixelcutEndpointBuilderFactory.PixelcutBuilders;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

public class PictureRoutes extends EndpointRouteBuilder implements PixelcutBuilders {

    @Override
    public void configure() {
        from(direct("pictures"))
                .to(pixelcut("generate-background").scene(PixelcutScene.MARBLE).output(PixelcutOutput.DOWNLOAD));
    }
}
