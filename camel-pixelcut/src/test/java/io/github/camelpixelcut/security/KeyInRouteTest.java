package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where Camel shows a key, depending on where it was written: as the user guide says. */
class KeyInRouteTest extends RouteTestSupport {

    private static final String CALL = "pixelcut:credits?maxRetries=0&baseUrl=http://127.0.0.1:1";
    private static final String WARNING = "contains the value of the option";

    private CapturedLog log;

    /** Where the key is. */
    enum Place {
        COMPONENT(CALL),
        BEAN(CALL + "&apiKey=#bean:shopKey"),
        PLACEHOLDER(CALL + "&apiKey={{vault:shop}}"),
        RAW_PLACEHOLDER(CALL + "&apiKey=RAW({{vault:shop}})"),
        LITERAL(CALL + "&apiKey=" + KEY),
        /** A spelling that Camel does not mask. */
        LITERAL_WITH_DASH(CALL + "&api-key=" + KEY),
        RAW_LITERAL(CALL + "&apiKey=RAW(" + KEY + ")"),
        MESSAGE(CALL + "&apiKey=${header.account}");

        private final String uri;

        Place(String uri) {
            this.uri = uri;
        }

        boolean isInUri() {
            return this != COMPONENT && this != BEAN;
        }

        boolean isLiteral() {
            return name().contains("LITERAL");
        }
    }

    private static final class Vault implements PropertiesFunction {

        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String name) {
            return KEY;
        }
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withJMX(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.setDevConsole(true);
        camel.setMessageHistory(true);
        camel.setSourceLocationEnabled(true);
        camel.setBacklogTracing(true);
        camel.getPropertiesComponent().addPropertiesFunction(new Vault());
        camel.getRegistry().bind("shopKey", KEY);
        return camel;
    }

    @BeforeEach
    void captureLog() {
        log = CapturedLog.beginWithAllLevels();
    }

    @AfterEach
    void endLog() {
        log.close();
    }

    private void start(Place place) {
        if (place == Place.COMPONENT) {
            context.getComponent("pixelcut", PixelcutComponent.class)
                    .getConfiguration()
                    .setApiKey(KEY);
        }
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (place == Place.MESSAGE) {
                    from(IN).routeId("shop").toD(place.uri);
                } else {
                    from(IN).routeId("shop").to(place.uri);
                    from("direct:again").routeId("again").to(place.uri + "&connectTimeout=1000");
                }
            }
        });
    }

    private void call(Place place) {
        send(null, place == Place.MESSAGE ? Map.of("account", KEY) : Map.of());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LITERAL_WITH_DASH")
    void theKeyIsShownByDumpsAndInTheLogAtTraceAndOnlyIfItIsInAUri(Place place) throws JMException {
        start(place);
        call(place);

        assertThat(showingMBeans()).allMatch(operation -> place.isInUri() && operation.matches("dump\\w+As(Xml|Yaml)"));
        assertThat(showingConsoles())
                .allMatch(console ->
                        place.isInUri() && console.matches("route-(dump|structure)|processor(-detail)?|source"));
        assertThat(log.lines().stream().filter(line -> line.contains(KEY)))
                .allMatch(line -> place.isInUri() && line.matches("(?s)(DEBUG|TRACE) org\\.apache\\.camel\\..*"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aLiteralKeyInAUriIsWarnedOfOnce(Place place) throws JMException {
        start(place);
        call(place);

        assertThat(warnings())
                .hasSize(place.isLiteral() ? 1 : 0)
                .allSatisfy(warning -> assertThat(warning)
                        .contains("route shop", "option apiKey", "JMX", "PIXELCUT_API_KEY", "#bean:")
                        .doesNotContain(KEY));
        assertThat(showingMBeans().contains("dumpRouteAsXml")).isEqualTo(place.isInUri() && place != Place.MESSAGE);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPONENT")
    void aLiteralKeyInADynamicUriIsWarnedOfOnce(Place place) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).routeId("shop").toD(place.uri + "&connectTimeout=${header.timeout}");
            }
        });

        for (int timeout = 1000; timeout < 1003; timeout++) {
            send(null, Map.of("account", KEY, "timeout", timeout));
        }

        assertThat(warnings()).hasSize(place.isLiteral() ? 1 : 0);
    }

    @Test
    void aLiteralPasswordOfTheProxyIsWarnedOfAsWell() {
        context.getComponent("pixelcut", PixelcutComponent.class)
                .getConfiguration()
                .setApiKey(KEY);
        routeTo(CALL + "&proxyHost=proxy.example.com&proxyPort=1&proxyAuthUsername=shop&proxyAuthPassword=hunter2");

        assertThat(warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning).contains("option proxyAuthPassword").doesNotContain("hunter2"));
    }

    private List<String> warnings() {
        return log.lines().stream()
                .filter(line -> line.startsWith("WARN") && line.contains(WARNING))
                .toList();
    }

    /** The operations whose results contain the key; also names and attributes, in words that no operation has. */
    private Set<String> showingMBeans() throws JMException {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<String> showing = new TreeSet<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            if (name.getCanonicalName().contains(KEY)) {
                showing.add("the name " + name);
            }
            MBeans.attributes(server, name).stream()
                    .filter(attribute -> attribute.contains(KEY))
                    .forEach(attribute -> showing.add("the attribute " + attribute));
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (isReading(operation) && results(server, name, operation).contains(KEY)) {
                    showing.add(operation.getName());
                }
            }
        }
        return showing;
    }

    private static boolean isReading(MBeanOperationInfo operation) {
        return operation.getName().matches("(dump|browse|get|has|list|explain|inform|properties|route|stepStat).*");
    }

    /** With all flags off, then with all on. */
    private static String results(MBeanServer server, ObjectName name, MBeanOperationInfo operation) {
        StringBuilder results = new StringBuilder();
        String[] types = Arrays.stream(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
        for (boolean flag : List.of(false, true)) {
            Object[] parameters =
                    Arrays.stream(types).map(type -> argument(type, flag)).toArray();
            try {
                Object result = server.invoke(name, operation.getName(), parameters, types);
                results.append(result instanceof Object[] array ? Arrays.deepToString(array) : result);
            } catch (JMException | RuntimeException e) {
                results.append(StackTraces.of(e));
            }
        }
        return results.toString();
    }

    private static Object argument(String type, boolean flag) {
        return switch (type) {
            case "boolean", "java.lang.Boolean" -> flag;
            case "int", "java.lang.Integer" -> 100;
            case "long", "java.lang.Long" -> 100L;
            case "java.lang.String" -> "*";
            default -> null;
        };
    }

    private List<String> showingConsoles() {
        DevConsoleRegistry consoles = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles(true);
        List<String> showing = new ArrayList<>();
        consoles.stream()
                .filter(console -> !console.getId().matches("gc|heap-dump|jvm|receive|send|reload"))
                .filter(console -> output(console).contains(KEY))
                .forEach(console -> showing.add(console.getId()));
        return showing;
    }

    private static String output(DevConsole console) {
        StringBuilder output = new StringBuilder();
        for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
            for (String format : List.of("xml", "yaml")) {
                output.append(console.call(type, Map.of("format", format)));
            }
        }
        return output.toString();
    }
}
