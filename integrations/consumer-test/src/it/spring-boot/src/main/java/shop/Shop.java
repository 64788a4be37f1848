package shop;

import io.github.camelpixelcut.FileReceiptRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Shop {

    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }

    /** Which photos are paid for, also after a restart. */
    @Bean
    FileReceiptRepository receipts(@Value("${receipts}") String folder) {
        return new FileReceiptRepository(folder);
    }
}
