package io.trunkline.ami.client;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Events pressed together while they wait: the bytes of the wire, deflated. AMI says the same words
 * over and over, so a tenth or less is left of them. Immutable.
 */
final class Packed {
  private final byte[] deflated;
  private final int count;

  private Packed(byte[] deflated, int count) {
    this.deflated = deflated;
    this.count = count;
  }

  static Packed of(List<AmiMessage> events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
      for (AmiMessage event : events) {
        event.writeTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not break", e);
    } finally {
      fast.end();
    }
    return new Packed(bytes.toByteArray(), events.size());
  }

  /** The same events in the same order. */
  List<AmiMessage> events() {
    List<AmiMessage> events = new ArrayList<>(count);
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      AmiReader reader = new AmiReader(in, Wanted.everything());
      for (AmiMessage event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not break", e);
    }
    return events;
  }

  int count() {
    return count;
  }

  /** How many bytes it keeps alive. */
  int weight() {
    return deflated.length + 64;
  }
}
