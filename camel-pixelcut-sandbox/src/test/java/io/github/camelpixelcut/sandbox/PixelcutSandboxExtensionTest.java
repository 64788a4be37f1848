package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class PixelcutSandboxExtensionTest {

    private static final List<String> SEEN_URLS = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SEEN_URLS.clear();
    }

    @Test
    void aStaticFieldIsOneSandboxThatIsResetBeforeEachTestOfTheClass() {
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

    @ParameterizedTest(name = "in {0}")
    @ValueSource(classes = {Parameters.class, ParametersOfOneInstance.class})
    void aClassHasOneSandboxForAllItsParameters(Class<?> testClass) {
        runAll(testClass, 2);

        assertThat(SEEN_URLS).hasSize(10);
        assertThat(SEEN_URLS.stream().distinct()).hasSize(1);
        assertStopped(SEEN_URLS.get(0));
    }

    @Test
    void anAnnotatedMethodHasASandboxOfItsOwn() {
        runAll(AnnotatedMethods.class, 2);

        assertThat(new ArrayList<>(SEEN_URLS)).hasSize(2).allSatisfy(PixelcutSandboxExtensionTest::assertStopped);
        assertThat(SEEN_URLS).doesNotHaveDuplicates();
    }

    @Test
    void aFieldAndAParameterGiveTheSameSandbox() {
        runAll(FieldAndParameter.class, 1);

        assertThat(SEEN_URLS).hasSize(2);
        assertThat(SEEN_URLS.stream().distinct()).hasSize(1);
    }

    @Test
    void twoFieldsAreTwoSandboxes() {
        runAll(TwoFields.class, 1);

        assertThat(new ArrayList<>(SEEN_URLS)).hasSize(2).allSatisfy(PixelcutSandboxExtensionTest::assertStopped);
        assertThat(SEEN_URLS).doesNotHaveDuplicates();
    }

    @Test
    void theSandboxIsClosedIfTheSetUpOfTheClassFails() {
        execute(FailingSetUp.class).containerEvents().assertStatistics(statistics -> statistics.failed(1));

        assertThat(SEEN_URLS).hasSize(1);
        assertStopped(SEEN_URLS.get(0));
    }

    @Test
    void parametersOfOtherTypesAreLeftToOthers() {
        runAll(OtherParameters.class, 1);
    }

    @Test
    void outsideOfTestsItSaysWhyThereIsNoSandbox() {
        PixelcutSandboxExtension extension = PixelcutSandboxExtension.create();

        assertThatThrownBy(extension::baseUrl)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    private static void runAll(Class<?> testClass, int tests) {
        execute(testClass)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    private static EngineExecutionResults execute(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
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

    /** 1 before all, for each of the two tests: constructor, before, test, after; 1 after all. */
    @ExtendWith(PixelcutSandboxExtension.class)
    static class Parameters {

        Parameters(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @BeforeAll
        static void beforeAll(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @BeforeEach
        void beforeEach(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @Test
        void first(PixelcutSandbox sandbox) {
            useAndChange(sandbox);
        }

        @Nested
        class Inner {

            @Test
            void second(PixelcutSandbox sandbox) {
                useAndChange(sandbox);
            }
        }

        @AfterEach
        void afterEach(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @AfterAll
        static void afterAll(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        private static void useAndChange(PixelcutSandbox sandbox) {
            see(sandbox);
            assertThat(sandbox.stats()).isEqualTo(new SandboxStats(0, 0, 0, 1000, Map.of(), Map.of()));
            sandbox.setCredits(1);
        }
    }

    /** Its only instance is constructed before any callback: 1 constructor, 1 before all, 2 times 3, 2 after all. */
    @ExtendWith(PixelcutSandboxExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ParametersOfOneInstance {

        ParametersOfOneInstance(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @BeforeAll
        void beforeAll(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @BeforeEach
        void beforeEach(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @Test
        void first(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @Test
        void second(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @AfterEach
        void afterEach(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @AfterAll
        void afterAll(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @AfterAll
        static void afterAllAgain(PixelcutSandbox sandbox) {
            see(sandbox);
        }
    }

    static class AnnotatedMethods {

        @Test
        @ExtendWith(PixelcutSandboxExtension.class)
        void first(PixelcutSandbox sandbox) {
            see(sandbox);
        }

        @Test
        @ExtendWith(PixelcutSandboxExtension.class)
        void second(PixelcutSandbox sandbox) {
            see(sandbox);
        }
    }

    static class FieldAndParameter {

        @RegisterExtension
        static PixelcutSandboxExtension field = PixelcutSandboxExtension.create(builder -> builder.credits(7));

        @Test
        void test(PixelcutSandbox sandbox) {
            see(field.sandbox());
            see(sandbox);
            assertThat(sandbox.stats().creditsRemaining()).isEqualTo(7);
        }
    }

    static class TwoFields {

        @RegisterExtension
        static PixelcutSandboxExtension one = PixelcutSandboxExtension.create();

        @RegisterExtension
        static PixelcutSandboxExtension other = PixelcutSandboxExtension.create();

        @Test
        void test() {
            see(one.sandbox());
            see(other.sandbox());
        }
    }

    @ExtendWith(PixelcutSandboxExtension.class)
    static class FailingSetUp {

        @BeforeAll
        static void fail(PixelcutSandbox sandbox) {
            see(sandbox);
            throw new IllegalStateException("set-up fails");
        }

        @Test
        void neverRun() {}
    }

    @ExtendWith(PixelcutSandboxExtension.class)
    static class OtherParameters {

        @Test
        void test(TestInfo info, PixelcutSandbox sandbox) {
            assertThat(info.getDisplayName()).contains("test");
            assertThat(sandbox).isNotNull();
        }
    }

    private static void see(PixelcutSandbox sandbox) {
        SEEN_URLS.add(sandbox.baseUrl());
    }
}
