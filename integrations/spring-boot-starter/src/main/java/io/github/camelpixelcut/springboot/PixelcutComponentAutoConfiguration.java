package io.github.camelpixelcut.springboot;

import io.github.camelpixelcut.PixelcutComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Ordered;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/** Applies the properties {@code camel.component.pixelcut.*} to each {@link PixelcutComponent} of the Camel context. */
@AutoConfiguration(after = {CamelAutoConfiguration.class, PixelcutComponentConverter.class})
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.pixelcut"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, PixelcutComponentConfiguration.class})
public class PixelcutComponentAutoConfiguration {

    @Lazy
    @Bean
    ComponentCustomizer configurePixelcutComponent(
            ApplicationContext application, CamelContext camel, PixelcutComponentConfiguration properties) {
        return new PropertiesCustomizer(application, camel, properties);
    }

    private record PropertiesCustomizer(
            ApplicationContext application, CamelContext camel, PixelcutComponentConfiguration properties)
            implements ComponentCustomizer {

        @Override
        public void configure(String name, Component target) {
            PixelcutComponent component = (PixelcutComponent) target;
            if (properties.getConfiguration() != null) {
                // First, because this replaces the object on which the other properties are set.
                component.setConfiguration(properties.getConfiguration());
            }
            CamelPropertiesHelper.copyProperties(camel, properties, component);
        }

        @Override
        public boolean isEnabled(String name, Component target) {
            return target instanceof PixelcutComponent
                    && HierarchicalPropertiesEvaluator.evaluate(
                            application, "camel.component.customizer", "camel.component.pixelcut.customizer");
        }

        /** Before the application's own customizers, so that those can override the properties. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST;
        }
    }
}
