/** The benchmarks behind {@code trunkline bench}; open {@link BenchCommand} first. */
@NullMarked
package io.trunkline.demo.bench;

import org.jspecify.annotations.NullMarked;
