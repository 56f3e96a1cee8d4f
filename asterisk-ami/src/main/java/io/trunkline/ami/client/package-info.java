/**
 * Stays logged in to one PBX and hands its events on. Open {@link
 * io.trunkline.ami.client.AmiClient} first, then {@link io.trunkline.ami.client.AmiListener} for
 * the threads.
 */
@NullMarked
package io.trunkline.ami.client;

import org.jspecify.annotations.NullMarked;
