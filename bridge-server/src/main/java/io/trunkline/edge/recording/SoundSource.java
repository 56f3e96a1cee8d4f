package io.trunkline.edge.recording;

import java.util.List;

/**
 * A place where recording files are. May wait for a disk or a network; safe for several threads.
 */
interface SoundSource {
  /**
   * Looks for a file.
   *
   * @param way names of folders, and the file's at the end; none leads upwards
   */
  Look look(List<String> way);
}
