package io.trunkline.core.ticket;

import static io.trunkline.core.ticket.SystemVariable.Known.RING;

import java.util.List;

/**
 * The variables that are the PBX's own: AMI's headers in lower case, those of the called channel
 * with {@code dest} before them.
 */
final class PbxWords {
  private static final List<SystemVariable> WORDS =
      List.of(
          of("accountcode", "The account code", RING),
          of("channel", "The name", RING),
          of("channelstate", "The state, a number", RING),
          of("channelstatedesc", "The state in a word", RING),
          of("connectedlinenum", "The number of the connected line", RING),
          of("connectedlinename", "The name of the connected line", RING),
          of("language", "The language", RING),
          of("context", "The dialplan context", RING),
          of("exten", "The dialplan extension", RING),
          of("priority", "The dialplan priority", RING));

  private PbxWords() {}

  static void addTo(List<SystemVariable> all) {
    for (SystemVariable word : WORDS) {
      all.add(of(word.name(), word.says() + " of the caller's channel.", RING));
    }
    for (SystemVariable word : WORDS) {
      all.add(of("dest" + word.name(), word.says() + " of the called channel.", RING));
    }
    all.add(of("destuniqueid", "Asterisk's unique id of the called channel.", RING));
    all.add(of("destlinkedid", "Asterisk's linked id of the called channel.", RING));
    all.add(of("position", "The caller's position in the queue.", RING));
    all.add(of("originalposition", "The caller's position on entering the queue.", RING));
    all.add(of("count", "How many callers waited in the queue.", RING));
  }

  private static SystemVariable of(String name, String says, SystemVariable.Known known) {
    return new SystemVariable(name, says, known);
  }
}
