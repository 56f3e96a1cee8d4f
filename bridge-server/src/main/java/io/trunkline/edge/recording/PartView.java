package io.trunkline.edge.recording;

import io.trunkline.core.recording.Recording;

/**
 * One file of a recording, as people see it.
 *
 * @param part its number, from 1
 * @param name its name without folders
 * @param state whether it can be heard
 * @param words why not; empty when it can
 */
record PartView(int part, String name, State state, String words) {

  /** Whether it can be heard, in the words that scripts rely on. */
  enum State {
    READY("ready"),
    NOT_READY("not-ready"),
    MISSING("missing"),
    AWAY("away");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** The HTTP status of a file in this state. */
    int status() {
      return this == READY ? 200 : this == AWAY ? 503 : 404;
    }

    /** Whether it may be otherwise in a while. */
    boolean passes() {
      return this == NOT_READY || this == AWAY;
    }
  }

  /** What looking for it means, at this stage of its recording. */
  static PartView of(int part, String file, Look look, Recording.Stage stage) {
    String name = name(file);
    return look.match(
        found -> new PartView(part, name, State.READY, ""),
        missing ->
            stage == Recording.Stage.FRESH
                ? new PartView(part, name, State.NOT_READY, notYet(file))
                : new PartView(
                    part,
                    name,
                    State.MISSING,
                    "The recording was not found. The PBX named the file "
                        + file
                        + ". "
                        + missing.words()),
        barred ->
            new PartView(
                part,
                name,
                State.MISSING,
                "The recording cannot be given out. The PBX named the file "
                    + file
                    + ". "
                    + barred.words()),
        away -> new PartView(part, name, State.AWAY, away.words() + " Try again in a while."));
  }

  private static String notYet(String file) {
    return "The recording is not ready yet: the PBX may still be writing "
        + name(file)
        + ". Try again in a few minutes.";
  }

  static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
