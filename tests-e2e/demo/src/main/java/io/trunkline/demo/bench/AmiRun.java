package io.trunkline.demo.bench;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.EventDecoder;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.ReaderCounts;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.TrackerSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One tracker behind reader and decoder, put together as the bridge does it. One thread. */
final class AmiRun implements CallSink {
  /** Those of all tapes. */
  private static final Set<String> AGENTS =
      Set.of(
          "PJSIP/1001",
          "PJSIP/1002",
          "PJSIP/1003",
          "PJSIP/1004",
          "SIP/3001",
          "PJSIP/2001",
          "PJSIP/2002",
          "PJSIP/2003",
          "PJSIP/2004");

  private static final Set<String> VARIABLES = Set.of("CUSTOMER_ID", "IVR_CHOICE");

  private final CallTracker tracker;
  private final EventDecoder decoder;
  private final Wanted wanted;
  private final Pieces connection = new Pieces();
  private final AmiReader reader;
  private long callEvents;

  /** With the agents of all tapes. */
  AmiRun() {
    this(TrackerSettings.of("bench", AGENTS, VARIABLES));
  }

  AmiRun(TrackerSettings settings) {
    tracker = new CallTracker(settings, this);
    decoder = new EventDecoder(settings::watches);
    wanted = wanted(settings, tracker);
    reader = new AmiReader(connection, wanted, () -> false);
  }

  /** A stream that ends behind each piece, and goes on when it is given the next one. */
  private static final class Pieces extends InputStream {
    private InputStream piece = InputStream.nullInputStream();

    void give(byte[] bytes) {
      piece = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() throws IOException {
      return piece.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return piece.read(to, offset, length);
    }
  }

  /** The variables that are watched here. */
  static Set<String> watched() {
    return TrackerSettings.of("bench", AGENTS, VARIABLES).watchedVariables(VARIABLES);
  }

  /** Of the VarSets only those of variables that matter, by name. */
  private static Wanted wanted(TrackerSettings settings, CallTracker tracker) {
    Set<String> events = new HashSet<>(tracker.wanted());
    events.remove("VarSet");
    return Wanted.of(events, settings.watchedVariables(VARIABLES));
  }

  /** Reads these bytes to their end, as a connection of their own on which no answer is awaited. */
  ReaderCounts read(byte[] bytes) {
    return read(bytes, false);
  }

  /** The same, and perhaps an answer is awaited all the time. */
  ReaderCounts read(byte[] bytes, boolean repliesDue) {
    AmiReader own = new AmiReader(new ByteArrayInputStream(bytes), wanted, () -> repliesDue);
    take(own);
    return own.counts();
  }

  /**
   * Reads these bytes, of whole blocks, as one more piece of a connection that lasts for weeks.
   *
   * @return what was seen on it since it began
   */
  ReaderCounts readOn(byte[] bytes) {
    connection.give(bytes);
    take(reader);
    return reader.counts();
  }

  /** Every message in these bytes. */
  static List<AmiMessage> messages(byte[] bytes) {
    AmiReader all = new AmiReader(new ByteArrayInputStream(bytes), Wanted.everything());
    List<AmiMessage> messages = new ArrayList<>();
    try {
      for (AmiMessage message = all.next(); message != null; message = all.next()) {
        messages.add(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }

  private void take(AmiReader from) {
    try {
      for (AmiMessage message = from.next(); message != null; message = from.next()) {
        take(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message that was read elsewhere. */
  void take(AmiMessage message) {
    AmiEvent event = decoder.decode(message);
    if (event != null) {
      tracker.on(event);
    }
  }

  /** What must be read for it. */
  Wanted wanted() {
    return wanted;
  }

  /** What a new process would go on with. */
  AmiRun restarted() {
    AmiRun after = new AmiRun();
    after.tracker.start(tracker.known());
    return after;
  }

  CallTracker tracker() {
    return tracker;
  }

  long callEvents() {
    return callEvents;
  }

  @Override
  public void happened(CallEvent event) {
    callEvents++;
  }

  @Override
  public void ended(CallId call) {
    // Only events are counted.
  }
}
