package io.github.camelpixelcut.quarkus.deployment;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.ProducerTemplate;

/** {@code GET /} returns the result of the route {@code direct:ask}. */
@ApplicationScoped
public class Ask {

    void routes(@Observes Router router, ProducerTemplate camel) {
        router.get("/").blockingHandler(http -> http.end(camel.requestBody("direct:ask", null, String.class)));
    }
}
