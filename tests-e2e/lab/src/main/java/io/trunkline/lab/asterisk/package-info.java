/**
 * A real Asterisk, of two versions, on this machine: no container, no mounts, and no root rights
 * but for making its files once. Open {@link io.trunkline.lab.asterisk.AsteriskLab} first, then
 * {@link io.trunkline.lab.asterisk.AsteriskRoot}, where the files come from.
 */
@NullMarked
package io.trunkline.lab.asterisk;

import org.jspecify.annotations.NullMarked;
