package io.github.camelpixelcut.threeruntimes.quarkus;

import io.github.camelpixelcut.example.PictureService;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.camel.quarkus.core.CamelRuntime;

/** Starts Camel, which an application with its own main class has to do, and processes the inbox. */
@Singleton
public class PictureServiceRunner implements QuarkusApplication {

    @Inject
    CamelRuntime camel;

    @Inject
    PictureService pictures;

    /** @return the exit code */
    @Override
    public int run(String... arguments) throws Exception {
        camel.start(new String[0]);
        return pictures.work();
    }
}
