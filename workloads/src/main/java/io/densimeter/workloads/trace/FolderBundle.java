package io.densimeter.workloads.trace;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files right under a folder, in the order of their names. Links to files are followed. */
record FolderBundle(Path folder) implements Bundle {
  @Override
  public String prefix() {
    return folder + File.separator;
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    List<String> names;
    try (Stream<Path> children = Files.list(folder)) {
      names = children.map(child -> child.getFileName().toString()).sorted().toList();
    }
    for (String name : names) {
      Path child = folder.resolve(name);
      if (visitor.wants(name, kind(child))) {
        try (InputStream content = Files.newInputStream(child)) {
          visitor.file(name, content);
        } catch (IOException e) {
          visitor.unreadable(name, e);
        }
      }
    }
  }

  private static Kind kind(Path child) {
    if (Files.isRegularFile(child)) {
      return Kind.FILE;
    }
    return Files.isDirectory(child) ? Kind.FOLDER : Kind.OTHER;
  }
}
