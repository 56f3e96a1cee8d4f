/**
 * The kill test: calls while the bridge is killed, the org is in trouble and pages are reloaded;
 * afterwards every call has the one ticket it should have. {@link
 * io.trunkline.demo.bench.crash.CrashRun} first.
 */
@NullMarked
package io.trunkline.demo.bench.crash;

import org.jspecify.annotations.NullMarked;
