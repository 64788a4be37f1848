package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.util.Collection;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The key is not visible in JMX or health checks. */
class KeyIsNotInManagementTest extends RouteTestSupport {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox =
            PixelcutSandboxExtension.create(builder -> builder.acceptedKey("sk_another"));

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withJMX(true);
    }

    @Test
    void noMBeanNameOrAttributeContainsTheKey() throws JMException {
        routeTo(pixelcut(sandbox.baseUrl(), "proxyAuthPassword=hunter2"));
        send(Pictures.PNG);

        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:*"), null);

        assertThat(names)
                .anyMatch(name -> name.getCanonicalName().contains("pixelcut"))
                .allSatisfy(name -> assertThat(name.getCanonicalName()).doesNotContain(KEY, "hunter2"));
        for (ObjectName name : names) {
            assertThat(MBeans.attributes(server, name))
                    .allSatisfy(value -> assertThat(value).doesNotContain(KEY, "hunter2"));
        }
    }

    @Test
    void noHealthCheckDetailContainsTheKey() {
        HealthCheckRepository producers = HealthCheckHelper.getHealthCheckRepository(context, "producers");
        producers.setEnabled(true);
        routeTo(pixelcut(sandbox.baseUrl()));

        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().contains("pixelcut"))
                .toList();

        assertThat(results).hasSize(1).allSatisfy(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage())
                    .hasValueSatisfying(
                            message -> assertThat(message).contains("401").doesNotContain(KEY));
            assertThat(result.getDetails().toString() + result.getCheck().getMetaData())
                    .contains(sandbox.baseUrl())
                    .doesNotContain(KEY);
            assertThat(result.getError()).isEmpty();
        });
    }
}
