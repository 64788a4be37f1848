package io.github.camelpixelcut.springboot;

import io.github.camelpixelcut.PixelcutConfiguration;
import io.github.camelpixelcut.PixelcutRateLimiter;
import io.github.camelpixelcut.ReceiptRepository;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Converts {@code #bean:name} and {@code #name} to the bean with that name, for options that are objects. */
@AutoConfiguration
@ConfigurationPropertiesBinding
public class PixelcutComponentConverter implements GenericConverter {

    private final ApplicationContext application;

    public PixelcutComponentConverter(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Stream.of(
                        PixelcutConfiguration.class,
                        HttpClientConfigurer.class,
                        SSLContextParameters.class,
                        PixelcutRateLimiter.class,
                        ReceiptRepository.class)
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toSet());
    }

    /**
     * @throws IllegalArgumentException if the text is not a reference
     * @throws org.springframework.beans.BeansException if there is no bean with that name and type
     */
    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        String reference = source.toString();
        if (!reference.startsWith("#")) {
            throw new IllegalArgumentException(
                    "'" + reference + "' is not a reference to a bean: write #bean:name with the"
                            + " name of a bean of type " + targetType.getType().getName());
        }
        String name = reference.startsWith("#bean:") ? reference.substring(6) : reference.substring(1);
        return application.getBean(name, targetType.getType());
    }
}
