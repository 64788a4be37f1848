package io.github.camelpixelcut.threeruntimes.quarkus;

import io.github.camelpixelcut.example.PictureService;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.config.Config;

/** Produces the service bean that the route uses. */
@Dependent
class PictureServiceProducer {

    @Produces
    @Singleton
    @Unremovable
    PictureService open(Config settings) throws Exception {
        return PictureService.open(
                name -> settings.getOptionalValue(name, String.class).orElse(null), System.out);
    }

    void close(@Disposes PictureService pictures) throws IOException {
        pictures.close();
    }
}
