package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.error.PixelcutImageException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call with a picture that the local check refuses for its size, so that the check is all that is measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LocalCheckBenchmark {

    /** The path of the picture. */
    @Param("")
    public String picture;

    private final CamelContext context = new DefaultCamelContext();
    private ProducerTemplate template;

    @Setup
    public void start() {
        PixelcutComponent pixelcut = context.getComponent("pixelcut", PixelcutComponent.class);
        pixelcut.getConfiguration().setApiKey("sk_benchmark");
        context.start();
        template = context.createProducerTemplate();
    }

    @TearDown
    public void stop() {
        context.stop();
    }

    @Benchmark
    public PixelcutImageException check() {
        Exchange result = template.send(
                "pixelcut:generate-background",
                exchange -> exchange.getMessage().setBody(Path.of(picture)));
        PixelcutImageException refusal = result.getException(PixelcutImageException.class);
        if (refusal == null) {
            throw new IllegalStateException("Not refused: " + picture, result.getException());
        }
        return refusal;
    }
}
