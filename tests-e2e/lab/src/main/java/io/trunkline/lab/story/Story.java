package io.trunkline.lab.story;

import io.trunkline.lab.asterisk.AsteriskVersion;
import java.util.Set;

/**
 * One call, or a few, that mean something. What it means is written in the tapes' expected.json
 * under the same name.
 *
 * @param name of the tape it becomes
 * @param description what happens, for people
 * @param versions the versions of Asterisk that can do it
 * @param play what the phones do
 */
public record Story(String name, String description, Set<AsteriskVersion> versions, Play play) {
  /** What the phones do; returns when the last of them has hung up. */
  @FunctionalInterface
  public interface Play {
    void on(Stage stage);
  }

  public Story {
    versions = Set.copyOf(versions);
  }

  /** A story for every version. */
  static Story of(String name, String description, Play play) {
    return new Story(name, description, Set.of(AsteriskVersion.values()), play);
  }

  /** A story that only this version can tell. */
  Story only(AsteriskVersion version) {
    return new Story(name, description, Set.of(version), play);
  }

  @Override
  public String toString() {
    return name;
  }
}
