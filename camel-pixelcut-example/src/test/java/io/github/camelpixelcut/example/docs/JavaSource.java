package io.github.camelpixelcut.example.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.language.joor.CompilationUnit;
import org.apache.camel.language.joor.MultiCompile;

/** Compiles the Java blocks of the documentation. */
final class JavaSource {

    private static final Map<String, Class<?>> COMPILED = new ConcurrentHashMap<>();

    private static final Pattern CLASS_NAME = Pattern.compile("\\bclass (\\w+)");

    private JavaSource() {}

    /** A route builder around the body of {@code configure()}, or around statements that use {@code camel}. */
    static String routeBuilder(String statements) {
        return """
                import io.github.camelpixelcut.error.*;
                import io.github.camelpixelcut.sandbox.PixelcutSandbox;
                import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
                import java.time.Duration;
                import java.util.Map;
                import org.apache.camel.CamelContext;
                import org.apache.camel.LoggingLevel;
                import org.apache.camel.builder.RouteBuilder;
                import org.apache.camel.support.jsse.*;

                public class %s extends RouteBuilder {
                    @Override
                    public void configure() throws Exception {
                        CamelContext camel = getContext();
                %s
                    }
                }
                """.formatted("Routes" + Integer.toHexString(statements.hashCode()), statements);
    }

    /** A class with these members. */
    static String membersOf(String members) {
        return """
                import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
                import org.junit.jupiter.api.extension.RegisterExtension;

                public class Members {
                %s
                }
                """.formatted(members);
    }

    /** Compiles a class. The same source is compiled only once. */
    static Class<?> compile(String source) {
        return COMPILED.computeIfAbsent(source, JavaSource::compileNow);
    }

    private static Class<?> compileNow(String source) {
        Matcher name = CLASS_NAME.matcher(source);
        if (!name.find()) {
            throw new IllegalArgumentException("There is no class in: " + source);
        }
        CompilationUnit unit = CompilationUnit.input().addClass(name.group(1), source);
        return MultiCompile.compileUnit(unit).getClass(name.group(1));
    }
}
