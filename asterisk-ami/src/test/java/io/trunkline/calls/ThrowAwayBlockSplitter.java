package io.trunkline.calls;

import io.trunkline.ami.wire.AmiMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a tape into messages: a stand-in for tests of meaning, the real reader is in ami.wire. */
final class ThrowAwayBlockSplitter {
  private ThrowAwayBlockSplitter() {}

  static List<AmiMessage> split(byte[] tape) {
    List<AmiMessage> messages = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : new String(tape, StandardCharsets.UTF_8).split("\r?\n", -1)) {
      int colon = line.indexOf(':');
      if (!line.isEmpty() && colon > 0) {
        String value = line.substring(colon + 1);
        block.add(line.substring(0, colon));
        block.add(value.startsWith(" ") ? value.substring(1) : value);
      } else if (line.isEmpty() && !block.isEmpty()) {
        messages.add(AmiMessage.of(block.toArray(String[]::new)));
        block.clear();
      }
    }
    return messages;
  }
}
