package io.trunkline.ami.rights;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The classes of the smallest manager.conf that works, in the order in which they are written
 * there, each with what is lost without it. The classes of events and actions are Asterisk's own
 * (main/manager.c, and {@code ListCommands}), the same in 16 and 22.
 */
public enum ManagerClass {
  READ_SYSTEM(
      Way.READ,
      "system",
      true,
      "Asterisk's start and stop (FullyBooted, Shutdown) are not heard: every login waits 2 s"
          + " longer, and a login to a PBX that is still starting looks like a ready one"),
  READ_CALL(
      Way.READ, "call", true, "no channel, bridge or dial is heard: there are no calls at all"),
  READ_AGENT(
      Way.READ,
      "agent",
      true,
      "no queue is heard: callers of queues ring nobody, and nobody is seen to abandon"),
  READ_DIALPLAN(
      Way.READ,
      "dialplan",
      true,
      "channel variables (VarSet) are not heard: custom variables, the outbound route and the"
          + " recording's file stay empty"),
  WRITE_SYSTEM(
      Way.WRITE,
      "system",
      false,
      "the PJSIP endpoints cannot be listed: nobody can say whether an agent's phone exists; what"
          + " goes on is read back after a login by the class reporting alone; events forged in the"
          + " data of dialplan applications are believed"),
  WRITE_CALL(
      Way.WRITE,
      "call",
      false,
      "calls cannot be redirected, transferred or hung up; nothing stands on it yet"),
  WRITE_AGENT(Way.WRITE, "agent", false, "members cannot be added to queues, paused or taken out"),
  WRITE_ORIGINATE(Way.WRITE, "originate", true, "no call can be begun by a click"),
  WRITE_REPORTING(
      Way.WRITE,
      "reporting",
      false,
      "what goes on is read back after a login (CoreShowChannels, Status) by the classes system and"
          + " call alone; without system it cannot be");

  /** The least {@code writetimeout} in milliseconds: for so long a reader may be slow. */
  public static final int WRITE_TIMEOUT_MS = 5_000;

  /** The two lines of manager.conf. */
  public enum Way {
    /** What the user hears. */
    READ("read"),
    /** What the user may ask and do. */
    WRITE("write");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    /** As it stands in manager.conf. */
    public String word() {
      return word;
    }

    /** The whole line that belongs into manager.conf. */
    public String line() {
      return Arrays.stream(ManagerClass.values())
          .filter(one -> one.way == this)
          .map(ManagerClass::word)
          .collect(Collectors.joining(",", word + " = ", ""));
    }
  }

  private final Way way;
  private final String word;
  private final boolean needed;
  private final String loss;

  ManagerClass(Way way, String word, boolean needed, String loss) {
    this.way = way;
    this.word = word;
    this.needed = needed;
    this.loss = loss;
  }

  /** In which line it stands. */
  public Way way() {
    return way;
  }

  /** The class's name in manager.conf. */
  public String word() {
    return word;
  }

  /**
   * Whether following or placing calls fails for the lack of this class alone. The others cost a
   * check, or share their actions with another class.
   */
  public boolean needed() {
    return needed;
  }

  /** What does not work without it, as a clause. */
  public String loss() {
    return loss;
  }

  /** Line and class, as {@code read call}. */
  @Override
  public String toString() {
    return way.word() + " " + word;
  }
}
