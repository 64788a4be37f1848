package shop;

import org.apache.camel.main.Main;

public final class Shop {

    public static void main(String[] args) throws Exception {
        new Main(Shop.class).run(args);
    }
}
