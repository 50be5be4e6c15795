package io.densimeter.workloads.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files in a .zip, at any depth, in the order of its directory. */
record ZipBundle(Path archive) implements Bundle {
  @Override
  public String prefix() {
    return archive + "!/";
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    try (var zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : entries(zip)) {
        if (!entry.isDirectory() && visitor.wants(entry.getName(), Kind.FILE)) {
          try (InputStream content = zip.getInputStream(entry)) {
            visitor.file(entry.getName(), content);
          } catch (IOException e) {
            visitor.unreadable(entry.getName(), e);
          }
        }
      }
    }
  }

  private static List<? extends ZipEntry> entries(ZipFile zip) throws ZipException {
    try {
      return Collections.list(zip.entries());
    } catch (IllegalArgumentException e) { // what ZipFile throws for the name, and only here
      throw new ZipException("a file name in it is not UTF-8 (" + e.getMessage() + ")");
    }
  }
}
