/** Bytes to {@link io.trunkline.ami.wire.AmiMessage} and back; knows framing, no meaning. */
@NullMarked
package io.trunkline.ami.wire;

import org.jspecify.annotations.NullMarked;
