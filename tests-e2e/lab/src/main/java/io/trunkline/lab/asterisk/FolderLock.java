package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What only one may do at a time: one thread of this process, and one process of this machine.
 * Whoever comes second waits, as long as it takes. A process that dies gives its lock back.
 */
final class FolderLock {
  /** A file lock only keeps other processes out. */
  private static final Map<Path, ReentrantLock> LOCK_BY_FILE = new ConcurrentHashMap<>();

  private FolderLock() {}

  /** What is done alone. */
  interface Work<T> {
    T alone() throws IOException;
  }

  /** Makes the folder, and the lock's file in it, where they are not there. */
  static <T> T hold(Path folder, String name, Work<T> work) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name).toAbsolutePath();
    ReentrantLock threads = LOCK_BY_FILE.computeIfAbsent(file, one -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!channel.lock().isValid()) {
        throw new IOException("cannot lock " + file);
      }
      return work.alone();
    } finally {
      threads.unlock();
    }
  }
}
