package io.github.camelpixelcut.builder.endpoint;

import static io.github.camelpixelcut.builder.endpoint.StaticEndpointBuilders.pixelcut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.PixelcutEndpoint;
import io.github.camelpixelcut.PixelcutOutput;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.builder.endpoint.dsl.PixelcutEndpointBuilderFactory.PixelcutBuilders;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes written with the DSL, against the sandbox. */
class EndpointDslTest {

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);
        component.getConfiguration().setApiKey("any");
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void anOptionOfTheDslHasTheSameEffectAsInAUri() throws Exception {
        byte[] marble = picture(new MarbleRoute());

        assertThat(marble).isEqualTo(pictureBy("pixelcut:generate-background?scene=marble"));
        assertThat(marble).isNotEqualTo(pictureBy("pixelcut:generate-background?scene=wood"));
    }

    private static final class MarbleRoute extends EndpointRouteBuilder implements PixelcutBuilders {
        @Override
        public void configure() {
            from(direct("photo")).to(pixelcut("generate-background").scene(PixelcutScene.MARBLE));
        }
    }

    @Test
    void aHeaderNamedByTheDslOverridesTheOption() throws Exception {
        assertThat(picture(new WoodByHeaderRoute())).isEqualTo(pictureBy("pixelcut:generate-background?scene=wood"));
    }

    private static final class WoodByHeaderRoute extends EndpointRouteBuilder implements PixelcutBuilders {
        @Override
        public void configure() {
            from(direct("photo"))
                    .setHeader(pixelcut().pixelcutScene(), constant("wood"))
                    .to(pixelcut("generate-background").scene(PixelcutScene.MARBLE));
        }
    }

    @Test
    void theResultHeadersHaveTheNamesFromTheDsl() throws Exception {
        camel.addRoutes(new UrlRoute());
        Exchange exchange = camel.createProducerTemplate()
                .request("direct:photo", sent -> sent.getMessage().setBody(Pictures.at(sandbox.sampleUrl("mug.jpg"))));

        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL, String.class))
                .startsWith(sandbox.baseUrl());
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL));
    }

    private static final class UrlRoute extends EndpointRouteBuilder implements PixelcutBuilders {
        @Override
        public void configure() {
            from(direct("photo"))
                    .to(pixelcut("generate-background").output(PixelcutOutput.URL))
                    .setBody(header(pixelcut().pixelcutResultUrl()));
        }
    }

    @Test
    void aLambdaUsesTheStaticImport() throws Exception {
        EndpointRouteBuilder.addEndpointRoutes(
                camel, routes -> routes.from(routes.direct("credits")).to(pixelcut("credits")));

        assertThat(camel.createProducerTemplate().requestBody("direct:credits", null, Long.class))
                .isEqualTo(sandbox.stats().creditsRemaining());
    }

    @Test
    void aSecondComponentIsGivenAsFirstArgument() {
        camel.addComponent("other", new PixelcutComponent());

        assertThat(pixelcut("other", "credits").apiKey("any").resolve(camel).getEndpointUri())
                .startsWith("other://credits");
    }

    @Test
    void rawKeepsReservedCharacters() {
        String prompt = "100% pink & white + gold, really?";
        String key = "sk_a+b&c%2F=";
        PixelcutEndpoint endpoint = (PixelcutEndpoint) pixelcut("generate-background")
                .prompt("RAW(" + prompt + ")")
                .apiKey("RAW(" + key + ")")
                .resolve(camel);

        assertThat(endpoint.getConfiguration().getPrompt()).isEqualTo(prompt);
        assertThat(endpoint.getConfiguration().getApiKey()).isEqualTo(key);
    }

    @Test
    void theErrorForAnUnknownOperationNamesIt() {
        assertThatThrownBy(() -> pixelcut("walk-the-dog").resolve(camel)).hasMessageContaining("walk-the-dog");
    }

    private byte[] picture(RoutesBuilder routes) throws Exception {
        camel.addRoutes(routes);
        return pictureBy("direct:photo");
    }

    private byte[] pictureBy(String uri) throws Exception {
        return camel.createProducerTemplate().requestBody(uri, Pictures.at(sandbox.sampleUrl("mug.jpg")), byte[].class);
    }
}
