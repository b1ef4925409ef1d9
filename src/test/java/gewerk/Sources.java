package gewerk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/** The product's sources as the compiler reads them: files, types, methods and texts, for rules that classes alone cannot tell. */
record Sources(List<File> files, List<Method> methods, List<Text> texts, List<String> typesWithoutSentence) {
  static final Path ROOT = Path.of("src", "main", "java");

  /** One Java file. */
  record File(Path path, int lines) {
    String folder() {
      return ROOT.relativize(path).getParent().toString().replace('/', '.');
    }

    String name() {
      return path.getFileName().toString().replace(".java", "");
    }
  }

  /** One method with the lines from its first brace to its last. */
  record Method(File file, String name, int parameters, int lines, boolean constructor) {
    @Override
    public String toString() {
      return file.folder() + "." + file.name() + "." + name;
    }
  }

  /** One text in quotes. */
  record Text(File file, String content) {}

  static Sources read() {
    var sources = new Sources(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, null);
    var task = (JavacTask) compiler.getTask(null, manager, diagnostic -> { }, List.of("--release", "25", "-proc:none"), null, manager.getJavaFileObjectsFromPaths(javaFiles()));
    try {
      var trees = DocTrees.instance(task);
      task.parse().forEach(unit -> new Reader(sources, unit, trees).scan(unit, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  static List<Path> javaFiles() {
    return files(".java");
  }

  static List<Path> files(String ending) {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lines(Path path) {
    try (Stream<String> lines = Files.lines(path)) {
      return (int) lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Walks through one file. */
  private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Sources sources;
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final SourcePositions positions;
    private final File file;

    Reader(Sources sources, CompilationUnitTree unit, DocTrees trees) {
      this.sources = sources;
      this.unit = unit;
      this.trees = trees;
      positions = trees.getSourcePositions();
      var path = Path.of(unit.getSourceFile().toUri());
      file = new File(Path.of("").toAbsolutePath().relativize(path), lines(path));
      sources.files.add(file);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      boolean top = getCurrentPath().getParentPath().getLeaf() == unit;
      if (top && trees.getDocComment(getCurrentPath()) == null) {
        sources.typesWithoutSentence.add(file.path.toString());
      }
      return super.visitClass(type, nothing);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      if (method.getBody() != null) {
        long lines = line(positions.getEndPosition(unit, method.getBody())) - line(positions.getStartPosition(unit, method.getBody())) - 1;
        sources.methods.add(new Method(file, method.getName().toString(), method.getParameters().size(), (int) Math.max(lines, 0), method.getReturnType() == null));
      } else {
        sources.methods.add(new Method(file, method.getName().toString(), method.getParameters().size(), 0, false));
      }
      return super.visitMethod(method, nothing);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
      if (literal.getValue() instanceof String text) {
        sources.texts.add(new Text(file, text));
      }
      return super.visitLiteral(literal, nothing);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
