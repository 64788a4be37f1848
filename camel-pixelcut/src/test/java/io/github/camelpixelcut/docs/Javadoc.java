package io.github.camelpixelcut.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Javadoc comments of a source file as Markdown, by the name of their class, field or enum constant. */
final class Javadoc {

    private Javadoc() {}

    static Map<String, String> of(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source.toFile()));
            Map<String, String> comments = new LinkedHashMap<>();
            Scanner scanner = new Scanner(DocTrees.instance(task), comments);
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return comments;
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final Map<String, String> comments;

        Scanner(DocTrees docs, Map<String, String> comments) {
            this.docs = docs;
            this.comments = comments;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            keep(tree.getSimpleName().toString(), getCurrentPath());
            return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            keep(tree.getName().toString(), getCurrentPath());
            return super.visitVariable(tree, nothing);
        }

        private void keep(String name, TreePath path) {
            DocCommentTree comment = docs.getDocCommentTree(path);
            if (comment != null) {
                comments.put(name, markdown(comment.getFullBody()));
            }
        }
    }

    private static String markdown(List<? extends DocTree> parts) {
        return parts.stream()
                .map(Javadoc::markdown)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ");
    }

    private static String markdown(DocTree part) {
        if (part instanceof LiteralTree code) {
            return "`" + code.getBody() + "`";
        }
        if (part instanceof LinkTree link) {
            return "`" + link.getReference().getSignature().replaceFirst("^#", "") + "`";
        }
        return part.toString();
    }
}
