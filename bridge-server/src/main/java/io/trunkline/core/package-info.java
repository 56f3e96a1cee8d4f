/**
 * What is decided: pure, single-threaded, no sockets, no SQL, no JSON, no clock but the one it is
 * given. Open {@link io.trunkline.core.flow} for the story, the other packages for its nouns.
 */
@NullMarked
package io.trunkline.core;

import org.jspecify.annotations.NullMarked;
