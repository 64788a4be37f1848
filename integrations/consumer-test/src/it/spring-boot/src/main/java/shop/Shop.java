package shop;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Shop {

    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }

    @Bean
    RouteBuilder pictures() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pictures").to("pixelcut:generate-background?output=download");
            }
        };
    }
}
