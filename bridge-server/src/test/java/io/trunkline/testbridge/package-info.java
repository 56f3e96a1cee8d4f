/** A bridge without store, PBX and org, for tests of what it serves: {@code TestBridge} first. */
@org.jspecify.annotations.NullMarked
package io.trunkline.testbridge;
