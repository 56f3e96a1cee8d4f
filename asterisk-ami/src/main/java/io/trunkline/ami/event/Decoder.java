package io.trunkline.ami.event;

import org.jspecify.annotations.Nullable;

/** Makes one kind of event; null when a field is missing that the event is nothing without. */
interface Decoder {
  @Nullable AmiEvent decode(Fields fields);
}
