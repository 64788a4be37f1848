package io.github.camelpixelcut.springboot;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What Spring Boot adds to the component's own options. */
@ConfigurationProperties(prefix = "camel.component.pixelcut")
public class PixelcutSslBundleProperties {

    /**
     * The name of the Spring Boot SSL bundle with the TLS settings, instead of ssl-context-parameters. A bundle that is
     * reloaded later has no effect.
     */
    private String sslBundle;

    public String getSslBundle() {
        return sslBundle;
    }

    public void setSslBundle(String sslBundle) {
        this.sslBundle = sslBundle;
    }
}
