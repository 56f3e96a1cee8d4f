package io.trunkline.ami.client;

import io.trunkline.ami.wire.ReaderCounts;

/**
 * What a client has seen since it started.
 *
 * @param attempts connections tried
 * @param links logins that succeeded
 * @param refused logins that were refused
 * @param gaps times that the listener was too slow, the PBX not ready, or a block torn
 * @param lost events thrown away in those gaps
 * @param overtaken events of devices and queue members left out before a slow listener, because
 *     later ones say all that they said
 * @param packed events that waited pressed together, because the listener was far behind
 * @param untrusted events not handed on, on the current link, because they are not whole or
 *     Asterisk did not vouch for them
 * @param wire the current link's reader
 */
public record AmiCounts(
    long attempts,
    long links,
    long refused,
    long gaps,
    long lost,
    long overtaken,
    long packed,
    long untrusted,
    ReaderCounts wire) {}
