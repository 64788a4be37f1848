package io.github.camelpixelcut.benchmarks.client;

import java.io.File;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel route. Its messages have the same body as those of a file consumer. */
final class CamelCaller implements Caller {

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final boolean readResult;

    /** @param readResult whether the result is converted to a byte array */
    CamelCaller(CamelStep step, boolean readResult) throws Exception {
        this.readResult = readResult;
        step.configure(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step.addTo(from("direct:generate"));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public long call(Path picture) throws Exception {
        GenericFile<File> file =
                FileConsumer.asGenericFile(picture.getParent().toString(), picture.toFile(), null, false);
        Exchange result = template.request(
                "direct:generate", exchange -> exchange.getMessage().setBody(file));
        if (result.getException() != null) {
            throw result.getException();
        }
        return readResult
                ? result.getMessage().getBody(byte[].class).length
                : result.getMessage().getBody(StreamCache.class).length();
    }

    @Override
    public void close() {
        context.stop();
    }
}
