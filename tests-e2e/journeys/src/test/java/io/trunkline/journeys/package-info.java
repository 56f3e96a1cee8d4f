/**
 * Journeys: people's whole ways through Trunkline, with a real browser, a real bridge, and the
 * lab's org and PBX, each at an address of its own behind TLS. Open {@link
 * io.trunkline.journeys.AnsweredCallJourney} first; {@link io.trunkline.journeys.Scene} puts the
 * stage together.
 */
@NullMarked
package io.trunkline.journeys;

import org.jspecify.annotations.NullMarked;
