package io.github.camelpixelcut.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The comments of a module's public API: of its public and protected types and members outside of {@code internal}. */
public final class ApiDocs {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path INTERNAL = Path.of("internal");

    private final Elements elements;
    private final Trees trees;
    private final List<String> undescribed = new ArrayList<>();

    private ApiDocs(JavacTask task) {
        this.elements = task.getElements();
        this.trees = Trees.instance(task);
    }

    /**
     * The types and members of the module in whose folder the tests run that have no comment. A method that overrides
     * another one inherits its comment, and a getter is described by its setter.
     */
    public static List<String> undescribed() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            ApiDocs docs = new ApiDocs(task);
            task.analyze().forEach(docs::check);
            return docs.undescribed;
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Stream.iterate(file, path -> path != null, Path::getParent)
                            .noneMatch(path -> path.endsWith(INTERNAL)))
                    .toList();
        }
    }

    private void check(Element element) {
        if (!isVisible(element)) {
            return;
        }
        if (elements.getDocComment(element) == null && !isImplicit(element) && !isDescribedElsewhere(element)) {
            undescribed.add(element.getEnclosingElement() + "." + element);
        }
        if (element.getKind().isClass() || element.getKind().isInterface()) {
            element.getEnclosedElements().forEach(this::check);
        }
    }

    private static boolean isVisible(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC)
                || element.getModifiers().contains(Modifier.PROTECTED);
    }

    /** Whether it is not written in the source: constructors, and the members of enums and records. */
    private boolean isImplicit(Element element) {
        return elements.getOrigin(element) != Elements.Origin.EXPLICIT
                || element.getKind() == ElementKind.RECORD_COMPONENT
                || trees.getTree(element) == null;
    }

    private static boolean isDescribedElsewhere(Element element) {
        return element.getAnnotation(Override.class) != null || isGetterOfASetter(element);
    }

    private static boolean isGetterOfASetter(Element element) {
        String setter = element.getSimpleName().toString().replaceFirst("^(get|is)", "set");
        return element.getKind() == ElementKind.METHOD
                && element.getEnclosingElement().getEnclosedElements().stream()
                        .anyMatch(other ->
                                other != element && other.getSimpleName().contentEquals(setter));
    }
}
