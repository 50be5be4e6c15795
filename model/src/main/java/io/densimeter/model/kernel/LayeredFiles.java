package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * A file system of layers (overlayfs). The first lookup of a file searches the layers from the top,
 * later ones find it in the dentry cache. Every operation by path asks the layer's file for
 * permission and then does its work on it: two passes. An opened file has the layer's file opened
 * behind it. A read is one pass; a write is two, since attributes are copied before and after it.
 * The first opening for writing copies a file of a lower layer up, once. Mapped pages are the
 * layer's file's own: a fault on them costs nothing more.
 *
 * <p>Source: Linux fs/overlayfs: {@code ovl_lookup} (namei.c), {@code ovl_permission} and {@code
 * ovl_getattr} (inode.c), {@code ovl_open}, {@code ovl_read_iter}, {@code ovl_write_iter} and
 * {@code ovl_mmap} (file.c), {@code ovl_do_remove} (dir.c), {@code ovl_copy_up_one} (copy_up.c).
 */
final class LayeredFiles {
  private static final int PASSES_BY_PATH = 2;
  private static final int PASSES_OF_WRITE = 2;

  private final boolean layered;
  private final double lookup;
  private final double search;
  private final double pass;
  private final double open;
  private final double copyUp;
  private final KnownFiles found = new KnownFiles();
  private final KnownFiles copied = new KnownFiles();

  LayeredFiles(CostTable costs) {
    layered = costs.on(Setting.OVERLAY);
    lookup = layered ? costs.path(Path.OVERLAY_LOOKUP) : 0;
    search = costs.setting(Setting.OVERLAY_LAYERS) * lookup;
    pass = layered ? costs.path(Path.OVERLAY_PASS) : 0;
    open = layered ? costs.path(Path.OVERLAY_OPEN) : 0;
    copyUp =
        layered
            ? costs.path(Path.COPY_UP)
                + costs.setting(Setting.COPY_UP_BYTES) * costs.primitive(Primitive.COPY_BYTE)
            : 0;
  }

  /** Looks a file up by path. */
  void lookup(int file, GuestCpu cpu) {
    if (layered) {
      cpu.charge(Mechanism.OVERLAY, byPath(file));
    }
  }

  /**
   * Removes a file: it is looked up once more in its layer, and its dentry is dropped, so that the
   * next lookup of the path searches the layers again.
   */
  void remove(int file, GuestCpu cpu) {
    if (layered) {
      cpu.charge(Mechanism.OVERLAY, byPath(file) + lookup);
      found.remove(file);
      copied.remove(file);
    }
  }

  /** Opens a file by path. */
  void open(int file, boolean toWrite, GuestCpu cpu) {
    if (layered) {
      boolean first = toWrite && copied.add(file);
      cpu.charge(Mechanism.OVERLAY, byPath(file) + open + (first ? copyUp : 0));
    }
  }

  /** Reads or writes an open file. */
  void access(boolean write, GuestCpu cpu) {
    if (layered) {
      cpu.charge(Mechanism.OVERLAY, write ? PASSES_OF_WRITE * pass : pass);
    }
  }

  private double byPath(int file) {
    return PASSES_BY_PATH * pass + (found.add(file) ? search : 0);
  }
}
