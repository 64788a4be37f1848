package io.github.camelpixelcut.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class WithoutMeterRegistryTest extends SandboxTestSupport {

    @Test
    void callsSucceedWithoutAMeterRegistry() {
        routeTo(sandboxUri("generate-background", ""));

        Exchange exchange = sendPhoto();

        assertThat(exchange.isFailed()).isFalse();
        context.stop();
    }
}
