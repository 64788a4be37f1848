package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class PixelcutSandboxExtensionTest {

    private static final List<String> SEEN_URLS = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SEEN_URLS.clear();
    }

    @Test
    void aStaticFieldHasOneFreshLookingSandboxForAllTestsOfTheClass() {
        runAll(StaticField.class, 3);

        assertThat(SEEN_URLS).hasSize(3);
        assertThat(SEEN_URLS.stream().distinct()).hasSize(1);
        assertStopped(SEEN_URLS.get(0));
    }

    @Test
    void anInstanceFieldHasASandboxForEachTest() {
        runAll(InstanceField.class, 2);

        assertThat(new ArrayList<>(SEEN_URLS)).hasSize(2).allSatisfy(PixelcutSandboxExtensionTest::assertStopped);
    }

    @Test
    void outsideOfTestsItSaysWhyThereIsNoSandbox() {
        PixelcutSandboxExtension extension = PixelcutSandboxExtension.create();

        assertThatThrownBy(extension::baseUrl)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    private static void runAll(Class<?> testClass, int tests) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    private static void assertStopped(String url) {
        assertThatThrownBy(() -> ApiClient.fetch(url)).hasMessageContaining("ConnectException");
    }

    static class StaticField {

        @RegisterExtension
        static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create(builder -> builder.credits(50));

        @Test
        void first() {
            useAndChange();
        }

        @Test
        void second() {
            useAndChange();
        }

        @Nested
        class Inner {

            @Test
            void third() {
                useAndChange();
            }
        }

        private static void useAndChange() {
            SEEN_URLS.add(sandbox.baseUrl());
            assertThat(sandbox.stats()).isEqualTo(new SandboxStats(0, 0, 0, 50, Map.of(), Map.of()));
            assertThat(generate()).startsWith("200");
            sandbox.setCredits(1);
            sandbox.failNext(7, 500, null);
            sandbox.setLatency(Duration.ofHours(1));
        }

        private static String generate() {
            return new ApiClient(sandbox.baseUrl())
                    .json("{\"image_url\": \""
                            + sandbox.sampleUrl(sandbox.sampleNames().get(0)) + "\"}")
                    .toString();
        }
    }

    static class InstanceField {

        @RegisterExtension
        PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

        @Test
        void first() {
            SEEN_URLS.add(sandbox.baseUrl());
        }

        @Test
        void second() {
            SEEN_URLS.add(sandbox.baseUrl());
        }
    }
}
