package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.image.ImageLimits;
import io.github.camelpixelcut.image.ImageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The check that the component does before an upload. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LocalCheckBenchmark {

    /** Paths of pictures. */
    @Param("")
    public String picture;

    @Benchmark
    public ImageSource check() throws PixelcutException, IOException {
        return ImageLimits.checked(ImageSource.of(Path.of(picture)));
    }
}
