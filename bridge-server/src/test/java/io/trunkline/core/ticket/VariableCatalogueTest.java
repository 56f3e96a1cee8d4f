package io.trunkline.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableCatalogueTest {
  private static final Path PAGE = Path.of("..", "docs", "variables.md");

  /** Run with {@code -Dtrunkline.write-docs=true} to write the page anew. */
  @Test
  void isWhatTheDocumentationSays() throws IOException {
    if (Boolean.getBoolean("trunkline.write-docs")) {
      Files.writeString(PAGE, VariableCatalogue.markdown());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(VariableCatalogue.markdown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uniqueid",
        "calleridnum",
        "destcalleridnum",
        "queue",
        "holdtime",
        "queuecallerjoinAt",
        "queuecallerleaveAt",
        "queuecallercomplete",
        "queuecallercompleteAt",
        "queuecallerabandon",
        "queuecallerabandonAt",
        "queuecallerexit",
        "type",
        "accountcode",
        "source",
        "destination",
        "callerid",
        "starttime",
        "duration",
        "billableseconds",
        "disposition",
        "membername",
        "channel",
        "channelstate",
        "channelstatedesc",
        "calleridname",
        "connectedlinenum",
        "connectedlinename",
        "language",
        "context",
        "exten",
        "priority",
        "linkedid",
        "destchannel",
        "destchannelstate",
        "destchannelstatedesc",
        "destcalleridname",
        "destconnectedlinenum",
        "destconnectedlinename",
        "destlanguage",
        "destaccountcode",
        "destcontext",
        "destexten",
        "destpriority",
        "destuniqueid",
        "destlinkedid",
        "interface",
        "position",
        "originalposition",
        "count",
        "ringtime",
        "talktime",
        "reason",
        "did",
        "dialled",
        "direction",
        "status",
        "agentname",
        "agentemail",
        "extension",
        "recordingurl",
        "answertime",
        "endtime",
        "QUEUE",
        "queuecallerjoinat"
      })
  void hasEveryVariableThatAdministratorsKnow(String name) {
    assertThat(VariableCatalogue.find(name)).isPresent();
  }

  @Test
  void namesEachVariableOnceAndInASentence() {
    assertThat(VariableCatalogue.all())
        .extracting(one -> VariableCatalogue.key(one.name()))
        .doesNotHaveDuplicates();
    assertThat(VariableCatalogue.all())
        .allMatch(one -> one.says().endsWith(".") && !one.says().contains("|"));
    assertThat(VariableCatalogue.find("no such")).isEmpty();
  }
}
