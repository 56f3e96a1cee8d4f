/**
 * Real SIP phones on loopback, for tests and for recorded stories: the agents' desk phones ({@link
 * io.trunkline.lab.phone.SipPhone}) and the public network behind the trunk ({@link
 * io.trunkline.lab.phone.OutsideWorld}). What they do with a call is said on {@link
 * io.trunkline.lab.phone.PhoneCall}: {@code alice.rings().answers().hangsUpAfter(twoSeconds)}.
 * Nothing sleeps: a wait ends when it comes true, or says what was awaited and what was seen.
 */
@NullMarked
package io.trunkline.lab.phone;

import org.jspecify.annotations.NullMarked;
