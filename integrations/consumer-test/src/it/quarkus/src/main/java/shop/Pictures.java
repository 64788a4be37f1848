package shop;

import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** {@code POST /pictures}: a photo in, a picture out. */
@ApplicationScoped
class Pictures {

    private final ProducerTemplate camel;

    Pictures(ProducerTemplate camel) {
        this.camel = camel;
    }

    void routes(@Observes Router router) {
        router.post("/pictures").handler(BodyHandler.create(false)).blockingHandler(this::picture, false);
    }

    private void picture(RoutingContext http) {
        Buffer photo = http.body().buffer();
        try {
            byte[] picture =
                    camel.requestBody("direct:pictures", photo == null ? null : photo.getBytes(), byte[].class);
            http.response().putHeader("Content-Type", "image/jpeg").end(Buffer.buffer(picture));
        } catch (CamelExecutionException e) {
            Throwable failure = e.getCause();
            boolean refused = failure instanceof PixelcutImageException || failure instanceof PixelcutRequestException;
            http.response()
                    .setStatusCode(refused ? 400 : 502)
                    .putHeader("Content-Type", "text/plain")
                    .end(failure.getMessage());
        }
    }
}
