/**
 * Bytes to {@link io.trunkline.ami.wire.AmiMessage} and back; knows framing, no meaning. Open
 * {@link io.trunkline.ami.wire.AmiReader} first.
 */
@NullMarked
package io.trunkline.ami.wire;

import org.jspecify.annotations.NullMarked;
