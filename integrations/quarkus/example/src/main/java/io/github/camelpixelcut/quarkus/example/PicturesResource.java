package io.github.camelpixelcut.quarkus.example;

import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/** {@code POST /pictures}: a photo in, a picture out. */
@ApplicationScoped
class PicturesResource {

    private final ProducerTemplate camel;

    PicturesResource(ProducerTemplate camel) {
        this.camel = camel;
    }

    void routes(@Observes Router router) {
        router.post("/pictures")
                .consumes("image/*")
                .handler(BodyHandler.create(false))
                .blockingHandler(this::picture, false);
    }

    private void picture(RoutingContext http) {
        Buffer photo = http.body().buffer();
        if (photo == null) {
            http.response().setStatusCode(400).end("The request has no photo: send it as the body");
            return;
        }
        Exchange exchange =
                camel.request("direct:picture", message -> message.getMessage().setBody(photo.getBytes()));
        if (exchange.getException() != null) {
            http.fail(exchange.getException());
            return;
        }
        Message answer = exchange.getMessage();
        http.response()
                .setStatusCode(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, int.class))
                .putHeader(CONTENT_TYPE, answer.getHeader(Exchange.CONTENT_TYPE, "text/plain", String.class))
                .end(Buffer.buffer(answer.getBody(byte[].class)));
    }
}
