package io.github.camelpixelcut.threeruntimes.quarkus;

import io.github.camelpixelcut.example.PictureService;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.config.Config;

/** The service behind the route, which Camel finds among the beans. */
@Dependent
class Pictures {

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
