/**
 * The same bytes over the same kind of socket through two clients, ours and asterisk-java, each in
 * a process of its own. Open {@link io.trunkline.demo.bench.race.AmiRace} first.
 */
@NullMarked
package io.trunkline.demo.bench.race;

import org.jspecify.annotations.NullMarked;
