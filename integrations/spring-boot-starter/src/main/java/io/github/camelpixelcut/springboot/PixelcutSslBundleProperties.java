package io.github.camelpixelcut.springboot;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The property that the starter adds to the component's options. */
@ConfigurationProperties(prefix = "camel.component.pixelcut")
public class PixelcutSslBundleProperties {

    /**
     * The name of the Spring Boot SSL bundle with the TLS settings, instead of ssl-context-parameters. Reloading the
     * bundle has no effect.
     */
    private String sslBundle;

    public String getSslBundle() {
        return sslBundle;
    }

    public void setSslBundle(String sslBundle) {
        this.sslBundle = sslBundle;
    }
}
