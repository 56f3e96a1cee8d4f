/** The world around the bridge, faked where it cannot be had: a PBX that replays tapes, an org. */
@NullMarked
package io.trunkline.lab;

import org.jspecify.annotations.NullMarked;
