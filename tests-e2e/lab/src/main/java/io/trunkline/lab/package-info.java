/**
 * The world around the bridge, faked where it cannot be had: a PBX that replays tapes, an org, a
 * real Asterisk with real phones. Here is only its command line, {@code trunkline lab}.
 */
@NullMarked
package io.trunkline.lab;

import org.jspecify.annotations.NullMarked;
