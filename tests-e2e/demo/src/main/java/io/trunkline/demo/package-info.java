/**
 * The newcomer's first run and the benchmarks: the bridge, an org and a PBX in one process. Open
 * {@link io.trunkline.demo.World} first.
 */
@NullMarked
package io.trunkline.demo;

import org.jspecify.annotations.NullMarked;
