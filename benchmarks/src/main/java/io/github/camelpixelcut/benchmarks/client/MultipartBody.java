package io.github.camelpixelcut.benchmarks.client;

import java.io.File;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;

/** The processor before camel-http in a handwritten route: it turns the body into a multipart form with the picture. */
enum MultipartBody implements Processor {
    FILE {
        @Override
        void addImage(MultipartEntityBuilder form, Message message) {
            File file = message.getBody(File.class);
            form.addBinaryBody("image", file, ContentType.IMAGE_JPEG, file.getName());
        }
    },
    STREAM {
        @Override
        void addImage(MultipartEntityBuilder form, Message message) {
            form.addBinaryBody("image", message.getBody(InputStream.class), ContentType.IMAGE_JPEG, "image.jpg");
        }
    },
    BYTES {
        @Override
        void addImage(MultipartEntityBuilder form, Message message) {
            form.addBinaryBody("image", message.getBody(byte[].class), ContentType.IMAGE_JPEG, "image.jpg");
        }
    };

    abstract void addImage(MultipartEntityBuilder form, Message message);

    @Override
    public void process(Exchange exchange) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create();
        form.addTextBody("scene", "marble");
        addImage(form, exchange.getMessage());
        exchange.getMessage().setBody(form.build());
    }
}
