/**
 * Stories that real phones play on a real Asterisk, and their recording as tapes. Open {@link
 * io.trunkline.lab.story.Stories} first: it is the list of them all.
 */
@NullMarked
package io.trunkline.lab.story;

import org.jspecify.annotations.NullMarked;
