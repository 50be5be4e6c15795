package io.densimeter.workloads.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The files in a .tar.gz, at any depth, in its order.
 *
 * <p>A tar is read from its start to its end, skipped files too. So what the gzip unpacks to is
 * bounded here, headers and all.
 */
record TarGzBundle(Path archive, long mostBytes) implements Bundle {
  @Override
  public String prefix() {
    return archive + "!/";
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    try (var file = new BufferedInputStream(Files.newInputStream(archive));
        var unpacked = new BoundedInputStream(new GZIPInputStream(file, 1 << 16), mostBytes);
        var tar = new TarArchiveInputStream(unpacked)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Kind kind = kind(entry);
        if (kind != Kind.FOLDER && visitor.wants(entry.getName(), kind)) {
          visitor.file(entry.getName(), tar);
        }
      }
      // What follows the last file still counts: the checksum of the gzip is at its very end.
      unpacked.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> Kind.FILE;
      default -> Kind.OTHER;
    };
  }

  /** A stream that fails once it has given more than a number of bytes. */
  private static final class BoundedInputStream extends InputStream {
    private final InputStream in;
    private final long most;
    private long left;

    BoundedInputStream(InputStream in, long most) {
      this.in = in;
      this.most = most;
      left = most;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("it unpacks to more than " + ReadLimits.text(most));
      }
    }
  }
}
