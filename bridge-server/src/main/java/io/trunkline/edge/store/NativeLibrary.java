package io.trunkline.edge.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's machine code, unpacked once per version. Left alone, the driver unpacks it at every
 * start into the system's temporary folder: slower by the half, and impossible where that folder is
 * mounted {@code noexec}.
 */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";
  private static final String TEMPORARY = "org.sqlite.tmpdir";

  private NativeLibrary() {}

  /**
   * Tells the driver where its library lies, unless the operator did. Counts for the first database
   * opened in this JVM; when it fails, the driver helps itself.
   */
  static void unpackInto(Path folder) throws IOException {
    if (System.getProperty(PATH) != null || System.getProperty(TEMPORARY) != null) {
      return;
    }
    String resource = LibraryLoaderUtil.getNativeLibResourcePath();
    String name = LibraryLoaderUtil.getNativeLibName();
    Path place = folder.resolve(SQLiteJDBCLoader.getVersion() + resource.replace('/', '-'));
    Path library = place.resolve(name);
    if (!Files.exists(library)) {
      Files.createDirectories(place);
      try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource + "/" + name)) {
        if (in == null) {
          return;
        }
        Path half = Files.createTempFile(place, name, ".half");
        Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, library, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    System.setProperty(PATH, place.toAbsolutePath().toString());
    System.setProperty(NAME, name);
  }

  /** Tells the driver where its library lies if it was unpacked there before; makes nothing. */
  static void useIfThere(Path folder) {
    String resource = LibraryLoaderUtil.getNativeLibResourcePath();
    Path place = folder.resolve(SQLiteJDBCLoader.getVersion() + resource.replace('/', '-'));
    boolean decided = System.getProperty(PATH) != null || System.getProperty(TEMPORARY) != null;
    if (!decided && Files.isReadable(place.resolve(LibraryLoaderUtil.getNativeLibName()))) {
      System.setProperty(PATH, place.toAbsolutePath().toString());
      System.setProperty(NAME, LibraryLoaderUtil.getNativeLibName());
    }
  }
}
