package io.github.camelpixelcut.springboot;

import io.github.camelpixelcut.PixelcutComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Ordered;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Sets the TLS settings of the bundle {@code camel.component.pixelcut.ssl-bundle} on each {@link PixelcutComponent}.
 */
@AutoConfiguration(after = {PixelcutComponentAutoConfiguration.class, SslAutoConfiguration.class})
@ConditionalOnBean({SslBundles.class, CamelContext.class, PixelcutComponentConfiguration.class})
@ConditionalOnProperty(prefix = "camel.component.pixelcut", name = "ssl-bundle")
@EnableConfigurationProperties(PixelcutSslBundleProperties.class)
public class PixelcutSslBundleAutoConfiguration {

    @Lazy
    @Bean
    ComponentCustomizer configurePixelcutSslBundle(SslBundles bundles, PixelcutSslBundleProperties properties) {
        return new BundleCustomizer(bundles, properties.getSslBundle());
    }

    private record BundleCustomizer(SslBundles bundles, String name) implements ComponentCustomizer {

        /**
         * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no bundle with that name
         * @throws IllegalArgumentException if the component already has TLS settings
         */
        @Override
        public void configure(String componentName, Component target) {
            PixelcutComponent component = (PixelcutComponent) target;
            if (component.getConfiguration().getSslContextParameters() != null) {
                throw new IllegalArgumentException("camel.component.pixelcut has both ssl-bundle=" + name
                        + " and ssl-context-parameters: remove one of them");
            }
            component
                    .getConfiguration()
                    .setSslContextParameters(SslBundleConverter.toSslContextParameters(bundles.getBundle(name)));
        }

        @Override
        public boolean isEnabled(String componentName, Component target) {
            return target instanceof PixelcutComponent;
        }

        /** After the other properties, before the application's own customizers. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST + 1;
        }
    }
}
