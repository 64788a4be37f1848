package io.github.camelpixelcut.quarkus.it;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A sandbox of the test, in place of the dev service's. */
public class Sandbox implements QuarkusTestResourceLifecycleManager {

    private PixelcutSandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = PixelcutSandbox.builder().start();
        return Map.of(
                "camel.component.pixelcut.base-url", sandbox.baseUrl(), "camel.component.pixelcut.api-key", "any");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, new TestInjector.MatchesType(PixelcutSandbox.class));
    }

    @Override
    public void stop() {
        sandbox.close();
    }
}
